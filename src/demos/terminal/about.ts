import type { About } from '../../act/about.js';

/** What can be typed for it. */
export const aboutTerminal: About = {
  name: 'terminal',
  acts: ['nolock', 'lock'],
  options: {
    buyers: { default: 3, least: 2, most: 100, few: 2 },
    tickets: { default: 2, least: 1, most: 100, few: 1 },
    delay: { default: 100, least: 1, most: 60_000, few: 1 },
  },
};
