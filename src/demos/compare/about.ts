import type { About } from '../../act/about.js';

/** What can be typed for it. */
export const aboutCompare: About = {
  name: 'compare',
  acts: ['file', 'pipe', 'queue', 'manager', 'memory'],
  options: {
    tickets: { default: 200, least: 1, most: 100_000, few: 1 },
    // The first one only warms up.
    rounds: { default: 8, least: 2, most: 1000, few: 2 },
    size: { default: 65_536, least: 1, most: 1_048_576, few: 8 },
    bulk: { default: 100, least: 1, most: 1000, few: 1 },
  },
};
