import type { About } from '../../act/about.js';

/** What can be typed for it. */
export const aboutDaemon: About = {
  name: 'daemon',
  acts: ['daemon', 'non-daemon', 'beside', 'joined', 'no-children'],
  options: {
    tickets: { default: 3, least: 1, most: 1000 },
    delay: { default: 100, least: 1, most: 60_000 },
  },
  ordered: false,
};
