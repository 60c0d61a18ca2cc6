import { grouped } from '../grammar/alike.js';
import { plural, some } from '../grammar/english.js';
import type { DiagramWords } from '../words/diagram.js';

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
