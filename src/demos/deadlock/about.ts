import type { About } from '../../act/about.js';

/** What can be typed for it. */
export const aboutDeadlock: About = {
  name: 'deadlock',
  acts: [
    'wrong-lock',
    'right-lock',
    'forgotten-release',
    'released',
    'twice',
    'reentrant',
    'lock-order',
    'same-order',
    'holder-killed',
    'repaired',
  ],
  options: {
    buyers: { default: 3, least: 2, most: 100 },
    tickets: { default: 1, least: 1, most: 1000 },
    delay: { default: 100, least: 1, most: 60_000 },
  },
};
