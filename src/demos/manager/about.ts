import type { About } from '../../act/about.js';

/** What can be typed for it. */
export const aboutManager: About = {
  name: 'manager',
  acts: ['dict-nolock', 'dict-lock', 'list'],
  options: {
    processes: { default: 4, least: 1, most: 100, few: 2 },
    increments: { default: 200, least: 1, most: 100_000, few: 2 },
  },
};
