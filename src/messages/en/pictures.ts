import { grouped } from '../grammar/alike.js';
import { plural, some } from '../grammar/english.js';
import type { DiagramWords, PictureWords } from '../words/pictures.js';

export const pictures: PictureWords = {
  parts: {
    size: 'in it',
    kinds: {
      spaces: 'semaphore',
      writers: 'lock',
      pipe: 'pipe',
      readers: 'lock',
      items: 'semaphore',
    },
    cells: {
      pass: 'pass',
      oneMore: '+1',
      lock: 'acquire',
      free: 'release',
      into: (bytes) => `${bytes} B in`,
      out: (bytes) => `${bytes} B out`,
    },
    about: {
      spaces: 'semaphore: free places; without one, put waits here',
      writers: 'lock: one process at a time writes to the pipe',
      pipe: 'pipe: carries the bytes, first in, first out',
      readers: 'lock: one process at a time reads from the pipe',
      items: 'semaphore: messages in it; without one, get waits here',
    },
  },
  screen: { title: 'the terminal', more: (lines) => `… ${plural(lines, 'more line')}` },
  comparison: {
    title: 'side by side',
    columns: {
      act: '',
      sold: 'sold',
      left: 'left',
      oversold: 'oversold',
      time: 'time',
      order: 'order served',
    },
    meaning:
      'join makes everything serial, in an order fixed by the programmer; a lock makes only the critical section serial, and whoever has waited longest is next.',
    time: 'The time is that of the sale: starting the processes is not in it.',
  },
  mechanisms: {
    title: 'the same work, on this machine',
    tickets: 'tickets/s',
    bytes: 'MB/s',
    least: 'slowest',
    most: 'fastest',
    locks: { own: 'your own lock', inside: 'a lock inside', none: 'no lock' },
    directions: { 'both ways': 'both ways', 'one way': 'one way' },
    users: { anyone: 'anyone who knows its name', relatives: 'related processes (a family)' },
    meaning:
      'The median of the rounds, the slowest and the fastest. The bars are logarithmic: the same difference in length is the same factor. A pipe has no lock: where several processes use one end, they need a lock, or messages so short that the kernel keeps them whole.',
  },
};

export const diagram: DiagramWords = {
  happens: (process, deed) => `${process} ${deed}.`,
  overwrites: (processes, all) => `overwrites what ${some(processes, all)} wrote`,
  begins: 'begins',
  starts: (process) => `starts ${process}`,
  arrows: {
    overwrites: 'a write, and the one that overwrites it',
    released: 'a lock is released, and acquired next',
    sent: 'a message is sent, and received',
    started: 'a process is started, and begins',
  },
  waits: 'waits',
  holds: 'who holds the lock',
  leftOut: (count) => `… ${plural(count, 'step')} left out`,
  thinned: (drawn, all) =>
    `Drawn: ${grouped(drawn)} of ${plural(all, 'step')}, the first, the last, and those that matter.`,
  nothing: 'No step of this run was recorded, so there is nothing to draw.',
};
