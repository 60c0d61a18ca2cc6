import { grouped } from '../grammar/alike.js';
import { plural } from '../grammar/english.js';
import type { LaneWords } from '../words/lanes.js';

export const lanes: LaneWords = {
  time: 'time',
  milliseconds: 'ms',
  step: 'step',
  atStep: (number) => `step ${grouped(number)}`,
  lock: 'lock, queue',
  free: 'free',
  killed: 'killed',
  ends: 'ends',
  kills: 'kills',
  cells: {
    read: 'read',
    write: 'write',
    update: 'update',
    until: 'until',
    half: 'half',
    torn: 'torn',
    acquire: 'lock',
    busy: 'busy',
    release: 'free',
    wait: 'wait',
    put: 'put',
    get: 'get',
    full: 'full',
    empty: 'empty',
    send: 'send',
    recv: 'recv',
    eof: 'EOF',
    close: 'close',
  },
  permits: { acquire: 'acquire', release: 'release' },
  before: (process) => `before ${process} wrote`,
  overwrites: (process, others) =>
    `overwrites ${process}${others === null ? ' and others' : others > 0 ? ` +${grouped(others)}` : ''}`,
  heldBy: (process, closes) => `for ${process}${closes ? ': a circle' : ''}`,
  legend: {
    read: 'reads',
    write: 'writes',
    update: 'updates',
    half: 'half of a write',
    torn: 'a read in the middle of a write',
    acquire: 'acquires',
    release: 'releases',
    wait: 'waits',
    waits: 'still waits',
    abandoned: 'takes over the lock of a process that has ended',
    cut: 'shortened; --json has all of it',
    more: 'so many more wait',
    depth: 'acquired so often, and not yet released',
    permits: 'free permits of the semaphore; after <, who waits for one',
    queue: (holder, next) => `${holder} holds the lock, ${next} waits, first in line`,
  },
  entry: (mark, meaning) => `${mark}: ${meaning}`,
  moment: ({ reader, value, thing, readAt, writer, writtenAt }) =>
    `The moment of the race: ${reader} read ${value}${thing === null ? '' : ` from ${thing}`} at ${readAt}, before ${writer} wrote at ${writtenAt}; both decided on the same ${value}.`,
  inCode: 'Where each was in the code then; ▶ has just taken its step.',
  standsInCode: 'Where each stands in the code.',
  turnsInCode: 'Where each was at the point of no return; ▶ has just taken that step.',
  circle: 'The circle: each waits for the next one.',
  moreRows: (count) => `… ${plural(count, 'step')} left out`,
  hidden: {
    processes: (names, count) =>
      `No room for ${plural(count, 'process', 'processes')}: ${names.join(', ')}${count > names.length ? ` and ${grouped(count - names.length)} more` : ''}.`,
    things: (names, count) =>
      `No room for the state of ${names.join(', ')}${count > names.length ? ` and ${grouped(count - names.length)} more` : ''}.`,
    wider: (columns) =>
      `A terminal wider than ${plural(columns, 'column')} shows more, and so do fewer processes; --json tells everything.`,
    rows: '--json tells every step.',
  },
};
