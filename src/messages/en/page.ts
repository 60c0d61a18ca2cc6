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

const upTo = (from: number, to: number): string =>
  from === to ? `${to} ${to === 1 ? 'step' : 'steps'}` : `${from} to ${to} steps`;

export const map: MapWords = {
  titled: (title, sentence) => `${title}: ${sentence}`,
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
    column: 'a column: so much of the orders from there goes wrong',
    size: 'the larger, the more states: their number stands beside it',
    ends: 'orders end there',
    flow: 'the wider, the more orders',
    noReturn: 'the line of no return: right of it all orders go wrong',
    read: 'read',
    write: 'write',
    acquire: 'acquire',
    release: 'release',
    send: 'send or put',
    receive: 'receive or get',
    wait: 'find it full, empty or taken',
  },
  grouped: (states, most, steps) =>
    `${states} states are drawn in groups (up to ${most} are drawn one by one): a row for ${steps === 1 ? 'each number of steps' : `every ${steps} steps`}, a column for the share of the orders from there that goes wrong.`,
  group: (from, to, states, orders, share, ended) => {
    const where = `After at most ${upTo(from, to)}: ${states.count} ${states.isOne ? 'state' : 'states'}.`;
    if (share === '') return `${where} The orders go on within the row.`;
    const does =
      from === to ? ['leads', 'lead', 'through here'] : ['leaves', 'leave', 'the row here'];
    const through = orders.isOne
      ? `1 order ${does[0]} ${does[2]}; ${share} of it goes wrong.`
      : `${orders.count} orders ${does[1]} ${does[2]}; ${share} of them go wrong.`;
    return `${where} ${through}${ended === '' ? '' : ` ${ended} of them ${ended === '1' ? 'ends' : 'end'} here.`}`;
  },
  flow: (orders, isOne, row, column) =>
    `${orders} ${isOne ? 'order' : 'orders'} to row ${row}, column ${column}`,
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
    table: 'All states as a table: {0}',
    columns: { number: 'no.', share: 'orders', things: 'shared', next: 'what comes next' },
    groups: {
      picture: 'The map: a mark for each group of states, a row for each number of steps',
      onTo: 'Where do the orders go on to?',
      ends: 'How the orders end',
      keys: 'Keys: a number goes on to that group, Backspace goes one back, Home begins again. A tap on a mark tells of its group. A way from group to group need not be one order.',
      table: 'All groups as a table: {0}',
      group: 'group',
    },
  },
};
