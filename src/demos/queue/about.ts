import type { About } from '../../act/about.js';

/** What can be typed for it. */
export const aboutQueue: About = {
  name: 'queue',
  acts: [
    'fifo',
    'full-blocks',
    'full-nowait',
    'full-timeout',
    'empty-blocks',
    'empty-nowait',
    'empty-timeout',
    'join-first',
    'large',
    'anatomy',
    'many',
    'office',
  ],
  options: {
    buyers: { default: 4, least: 1, most: 50, few: 3 },
    tickets: { default: 1, least: 0, most: 1_000_000 },
    producers: { default: 4, least: 1, most: 50, few: 2 },
    consumers: { default: 4, least: 1, most: 50, few: 2 },
    messages: { default: 500, least: 1, most: 1_000_000, few: 2 },
    delay: { default: 100, least: 1, most: 60_000 },
  },
};
