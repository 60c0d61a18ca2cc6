import type { About } from '../../act/about.js';

/** What can be typed for it. */
export const aboutTicket: About = {
  name: 'ticket',
  acts: ['nolock', 'lock', 'join', 'flag', 'lock-write'],
  options: {
    buyers: { default: 10, least: 1, most: 500, few: 3 },
    tickets: { default: 1, least: 0, most: 1_000_000 },
    delay: { default: 100, least: 0, most: 60_000, few: 0 },
  },
  actFlags: true,
  switches: ['inPlace'],
  file: 'tickets',
  repeats: 'oversold',
  examples: [
    'ticket --nolock --buyers 3',
    'ticket --lock --file mine.json',
    'ticket --nolock --delay 0 --repeat 50',
  ],
};
