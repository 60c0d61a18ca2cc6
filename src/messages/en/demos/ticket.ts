import { grouped } from '../../grammar/alike.js';
import type { DemoWords } from '../../words/demos.js';
import { plural } from '../../grammar/english.js';

export interface TicketFigures {
  readonly buyers: number;
  readonly tickets: number;
  readonly sold: number;
  readonly left: number | null;
  readonly oversold: number;
  readonly lostUpdates: number | null;
  readonly tornReads: number;
}

/** What is simulated is said to be. */
const slowDisk = (inPlace: number | undefined, delay: number): string =>
  inPlace
    ? ` The file is written in place, on a disk made slow on purpose: half of it, then${delay > 0 ? ` after ${grouped(delay)} ms` : ''} the other half. A board reads it meanwhile.`
    : '';

export const ticket: DemoWords<'ticket'> = {
  short: 'many buyers, one ticket file: the race, and how to fix it',
  setting: ({ buyers, tickets }) =>
    `${plural(buyers!, 'buyer')}, ${plural(tickets!, 'ticket')}, one JSON file`,
  more: 'Without --nolock, --lock, --join, --flag or --lock-write: all five, compared.',
  acts: {
    nolock: {
      title: 'no lock',
      short: 'the race: more tickets sold than there were',
      intro: ({ delay, inPlace }) =>
        `Each buyer reads the count and${delay! > 0 ? `, after ${grouped(delay!)} ms of network latency,` : ''} writes count - 1.${slowDisk(inPlace, delay!)}`,
    },
    lock: {
      title: 'with a lock',
      short: 'the fix: one buyer at a time from read to write',
      intro: ({ delay, inPlace }) =>
        `${inPlace ? 'Even a look takes the lock' : 'All may look at the same time'}; to read${delay! > 0 ? `, wait ${grouped(delay!)} ms` : ''} and write, a buyer must hold the lock.${slowDisk(inPlace, delay!)}`,
    },
    join: {
      title: 'one after the other',
      short: 'another fix: each is joined before the next starts',
      intro: ({ delay, inPlace }) =>
        `Main starts a buyer, joins it, starts the next. No lock, no race.${slowDisk(inPlace, delay!)}`,
    },
    flag: {
      title: 'a flag for a lock',
      short: 'no fix: all find the flag down before anybody puts it up',
      intro: ({ delay, inPlace }) =>
        `Each buyer waits until the flag is 0, ${delay! > 0 ? 'a moment later ' : ''}sets it to 1, reads the count${delay! > 0 ? `, waits ${grouped(delay!)} ms` : ''} and writes count - 1, and sets the flag to 0.${slowDisk(inPlace, delay!)}`,
    },
    'lock-write': {
      title: 'only the write locked',
      short: 'no fix: what is read before the lock may be old by then',
      intro: ({ delay, inPlace }) =>
        `Each buyer reads the count${delay! > 0 ? `, waits ${grouped(delay!)} ms,` : ''} and takes the lock only to write count - 1.${slowDisk(inPlace, delay!)}`,
    },
  },
  outcomes: {
    bought: 'has a ticket',
    'sold-out': 'has no ticket: sold out',
    torn: 'cannot go on: half a file is not JSON',
  },
  sentences: {
    soldAgain: ({ sold, tickets }: TicketFigures) =>
      tickets === 1
        ? `sold ${sold === 2 ? 'twice' : plural(sold, 'time')}`
        : `ticket ${grouped(sold)} of ${grouped(tickets)}`,
    oversold: ({ sold, tickets, oversold, tornReads }: TicketFigures) =>
      `${plural(sold, 'buyer has', 'buyers have')} a ticket. There ${tickets === 1 ? 'was 1' : `were ${grouped(tickets)}`}. Oversold by ${grouped(oversold)}.${tornReads > 0 ? ` ${plural(tornReads, 'read')} saw half a file.` : ''}`,
    racedOtherwise: ({ sold, tickets, left, lostUpdates, tornReads }: TicketFigures) =>
      [
        tornReads > 0 ? `${plural(tornReads, 'read')} saw half a file.` : '',
        lostUpdates === null
          ? `${grouped(sold)} of ${plural(tickets, 'ticket')} sold, and the file is damaged.`
          : lostUpdates === 0
            ? `${grouped(sold)} of ${plural(tickets, 'ticket')} sold, not oversold this time.`
            : '',
        lostUpdates
          ? `${grouped(sold)} of ${plural(tickets, 'ticket')} sold, yet the file says ${grouped(left!)} left${lostUpdates > 0 ? `: ${plural(lostUpdates, 'update was', 'updates were')} lost` : ''}.`
          : '',
      ]
        .filter(Boolean)
        .join(' '),
    nobodyElse: ({ sold, tickets }: TicketFigures) =>
      `No race: ${grouped(sold)} of ${grouped(tickets)} sold. One buyer has nobody to race with.`,
    noRace: ({ sold, tickets }: TicketFigures) =>
      `No race this time: ${grouped(sold)} of ${grouped(tickets)} sold. That was luck: nothing here prevents a race.`,
    soldWithLock: ({ sold, tickets }: TicketFigures) =>
      `${plural(tickets, 'ticket')}, ${grouped(sold)} sold. From read to write is the critical section: one buyer at a time was in it.`,
    soldInTurn: ({ sold, tickets }: TicketFigures) =>
      `${plural(tickets, 'ticket')}, ${grouped(sold)} sold, in the order in which main started the buyers.`,
    soldByOffice: ({ sold, tickets }: TicketFigures) =>
      `${plural(tickets, 'ticket')}, ${grouped(sold)} sold, and no lock: only the seller has used the file.`,
    notTheSeller: ({ strangers }: { strangers: readonly string[] }) =>
      `The seller was not alone in using the file: ${strangers.join(', ')} used it, too.`,
    soldWrongly: ({ sold, tickets, left, tornReads }: TicketFigures) =>
      `${grouped(sold)} of ${plural(tickets, 'ticket')} sold, ${left === null ? 'the file is damaged' : `the file says ${grouped(left)} left`}, ${plural(tornReads, 'torn read')}.`,
  },
  endings: {
    oversold: ({ sold, tickets }: TicketFigures) => `sold ${grouped(sold)} of ${grouped(tickets)}`,
    racedOtherwise: ({ sold, tickets, lostUpdates }: TicketFigures) =>
      `sold ${grouped(sold)} of ${grouped(tickets)}${lostUpdates === null ? ', the file is damaged' : lostUpdates > 0 ? `, ${plural(lostUpdates, 'update')} lost` : ''}`,
    nobodyElse: ({ sold, tickets }: TicketFigures) =>
      `sold ${grouped(sold)} of ${grouped(tickets)}`,
    noRace: ({ sold, tickets }: TicketFigures) => `sold ${grouped(sold)} of ${grouped(tickets)}`,
    soldWithLock: ({ sold, tickets }: TicketFigures) =>
      `sold ${grouped(sold)} of ${grouped(tickets)}`,
    soldInTurn: ({ sold, tickets }: TicketFigures) =>
      `sold ${grouped(sold)} of ${grouped(tickets)}`,
    soldByOffice: ({ sold, tickets }: TicketFigures) =>
      `sold ${grouped(sold)} of ${grouped(tickets)}`,
    soldWrongly: ({ sold, tickets, left }: TicketFigures) =>
      `sold ${grouped(sold)} of ${grouped(tickets)}, ${left === null ? 'the file is damaged' : `the file says ${grouped(left)} left`}`,
  },
};
