import type { About } from '../../act/about.js';

/** What can be typed for it. */
export const aboutPipe: About = {
  name: 'pipe',
  acts: ['one-way', 'end-of-file', 'two-readers-nolock', 'two-readers-lock', 'office'],
  options: {
    buyers: { default: 4, least: 1, most: 50, few: 3 },
    tickets: { default: 1, least: 0, most: 1_000_000 },
    delay: { default: 100, least: 1, most: 60_000 },
  },
};
