import type { DemoWords } from '../../words/demos.js';
import { bytesTold, grouped } from '../../grammar/alike.js';
import { plural } from '../../grammar/english.js';

export interface MechanismFigures {
  readonly opsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly sold: { readonly tickets: number; readonly crates: number };
}

type Options = { readonly [name: string]: number };

/** The work, and how one is sold. */
const intro =
  (how: string) =>
  ({ size }: Options): string =>
    `To sell one: ${how} First tickets, then crates of ${plural(size!, 'byte')}.`;

const setting = ({ rounds, tickets }: Options): string =>
  `2 sellers, ${plural(rounds!, 'round')} of ${tickets === 1 ? '1 ticket' : `${grouped(tickets!)} tickets`}`;

export const compare: DemoWords<'compare'> = {
  short: 'file, pipe, queue, manager, shared memory: the same work, measured here',
  setting,
  options: { tickets: 'how many tickets are sold in a round' },
  acts: {
    file: {
      title: 'file',
      short: 'lock, read, replace: slow, but any process can',
      intro: intro('lock, read the JSON file, replace it, unlock.'),
    },
    pipe: {
      title: 'pipe',
      short: 'ask and be answered through pipes: no lock',
      intro: intro('ask the office through a pipe, and wait for the answer in another. No lock.'),
    },
    queue: {
      title: 'queue',
      short: 'ask and be answered through queues: lock inside',
      intro: intro(
        'ask the office through a queue, and wait for the answer in another. The lock is inside the queue.',
      ),
    },
    manager: {
      title: 'manager',
      short: 'lock, get, set: two requests to a process',
      intro: intro("lock, get from the manager's dict, set, unlock."),
    },
    memory: {
      title: 'shared memory',
      short: 'lock, read, write: fastest by far',
      setting: (options) =>
        setting({ ...options, tickets: options['tickets']! * options['bulk']! }),
      intro: (options) =>
        `${intro('lock, read the number, write it, unlock.')(options)} ${plural(options['bulk']!, 'time')} as many, since it would be too quick to measure otherwise.`,
    },
  },
  outcomes: { 'tickets #': 'has sold # tickets', 'crates #': 'has sold # crates' },
  says: { roundOver: '' },
  sentences: {
    mechanismMeasured: ({ opsPerSecond, bytesPerSecond, sold }: MechanismFigures) =>
      `${grouped(opsPerSecond)} tickets a second; in large pieces, ${bytesTold(bytesPerSecond)} a second. All ${grouped(sold.tickets)} tickets and ${grouped(sold.crates)} crates are sold, each once.`,
    mechanismWorks: ({ sold }: MechanismFigures) =>
      `All ${plural(sold.tickets, 'ticket')} and ${plural(sold.crates, 'crate')} are sold, each once. The first round only warms up, so nothing was measured.`,
    mechanismFailed: ({ sold }: MechanismFigures) =>
      `${grouped(sold.tickets)} tickets and ${grouped(sold.crates)} crates were sold, which is not what there was.`,
  },
  endings: {
    mechanismWorks: ({ sold }: MechanismFigures) =>
      `${plural(sold.tickets, 'ticket')} and ${plural(sold.crates, 'crate')} sold, each once`,
  },
};
