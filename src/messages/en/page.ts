import type { MapWords, PageWords } from '../words/page.js';

export const page: PageWords = {
  ownName: 'English',
  language: 'language',
  dark: 'dark',
  noScript: 'This page draws with a script of its own: allow scripts to see it.',
  acts: 'acts',
  place: (at, all) => `step ${at} of ${all}`,
  first: 'to the first step',
  back: 'one step back',
  on: 'one step on',
  last: 'to the last step',
  play: 'play',
  pause: 'pause',
  keys: 'Keys: arrows step, Home and End go to the ends, space plays, a digit goes to the next step of that process.',
  diagram: 'The run: a lane for each process and each thing, time running down',
  things: 'Shared, at this moment',
  code: 'The code, and who is where',
  figures: 'Figures, as in --json',
  table: 'All steps as a table',
  columns: { number: 'no.', time: 'time', process: 'process', event: 'what happens' },
};

export const map: MapWords = {
  state: (orders, share) =>
    orders === '1'
      ? `1 order from here; ${share} goes wrong.`
      : `${orders} orders from here; ${share} of them go wrong.`,
  end: (orders, meaning) =>
    `${orders} ${orders === '1' ? 'order ends' : 'orders end'} here: ${meaning}.`,
  legend: {
    safe: 'no order from here goes wrong',
    open: 'some do: as much of the dot',
    lost: 'all do',
    last: 'an end, with its number of orders',
    turn: 'the point of no return',
    read: 'read',
    write: 'write',
    acquire: 'acquire',
    release: 'release',
    send: 'send or put',
    receive: 'receive or get',
    wait: 'find it full, empty or taken',
  },
  tooMany: (states, most) =>
    `${states} states are too many to be drawn: the map has up to ${most}. Take fewer processes.`,
  unknown: 'There is no map of it: its states are not all known, or its steps lead in a circle.',
  serial: 'There is no map of it: each process ends before the next begins, so there is 1 order.',
  page: {
    picture: 'The map: a dot for each state, a row for each number of steps',
    tabs: 'maps',
    walk: 'Who takes the next step?',
    lanes: 'The order so far: {0}',
    again: 'from the beginning',
    undo: 'one step back',
    token: 'The same order on real processes',
    waits: 'waits: {0}',
    ended: 'has ended',
    legend: 'What the marks mean',
    here: 'Here',
    keys: 'Keys: a number is a process and takes its next step, Backspace goes one back, Home begins again. A tap on a dot that a line leads to takes that step.',
    table: 'All states as a table',
    columns: { number: 'no.', share: 'orders', things: 'shared', next: 'what comes next' },
  },
};
