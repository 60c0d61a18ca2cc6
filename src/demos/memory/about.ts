import type { About } from '../../act/about.js';

/**
 * So many that each process is at it for some 50 ms: when others keep the machine so busy that only
 * one of ours runs at a time, the system still takes turns among them dozens of times, about every
 * third time between a read and its write. Measured: half of all is lost on two cores, and as much
 * on one.
 */
const MANY = 200_000;

/** What can be typed for it. */
export const aboutMemory: About = {
  name: 'memory',
  acts: ['not-shared', 'counter-nolock', 'counter-lock', 'counter-atomic'],
  options: {
    processes: { default: 4, least: 1, most: 100, few: 2 },
    increments: { default: MANY, least: 1, most: 5_000_000, few: 1 },
  },
};
