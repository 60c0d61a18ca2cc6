import type { Act, Demo } from '../../act/act.js';
import {
  type Given,
  jsonFile,
  type JsonFile,
  lock,
  type Mutex,
  named,
  scenario,
  type Shared,
  type SharedWord,
  word,
  type WriteMode,
  type Worker,
} from '../../scenario/index.js';
import { compareSales, soldRight } from '../shared/sale.js';
import { aboutTicket } from './about.js';
import { judgeSale, noteOnSale as note } from './judge.js';
import { nextAfterSale } from './next.js';

/** The ticket office: buyers are processes, the tickets left stand in a JSON file. */

interface Tickets {
  readonly count: number;
}

type Counter = { tickets: Shared<JsonFile<Tickets>> };
type LockedCounter = Counter & { lock: Shared<Mutex> };
type FlaggedCounter = Counter & { taken: Shared<SharedWord> };

// ---- What a buyer does. This is the dozen lines that matter.

/** Looks how many are left, then buys: between its read and its write, anybody may come. */
async function buyAtOnce(buyer: Given<Counter>): Promise<void> {
  await buyer.tickets.look();
  await buy(buyer);
}

/** Looks like everybody else, at the same time as everybody else; buys alone. */
async function buyWithLock(buyer: Given<LockedCounter>): Promise<void> {
  await buyer.tickets.look();
  await buyer.lock.withLock(() => buy(buyer));
}

/** Where half a file can be seen, even a look takes the lock. */
async function lookAndBuyWithLock(buyer: Given<LockedCounter>): Promise<void> {
  await buyer.lock.withLock(() => buyer.tickets.look());
  await buyer.lock.withLock(() => buy(buyer));
}

async function buy({ tickets, latency, outcome }: Given<Counter>): Promise<void> {
  const ticket = await tickets.read();
  if (ticket.count === 0) return outcome('sold-out');
  await latency();
  await tickets.write({ ...ticket, count: ticket.count - 1 });
  outcome('bought');
}

// ---- Two that do not help.

/** "Reading needs no lock": only the write is locked, and what was read before is old. */
async function buyWithWriteLocked(buyer: Given<LockedCounter>): Promise<void> {
  const { tickets, latency, outcome } = buyer;
  await tickets.look();
  const ticket = await tickets.read();
  if (ticket.count === 0) return outcome('sold-out');
  await latency();
  await buyer.lock.withLock(() => tickets.write({ ...ticket, count: ticket.count - 1 }));
  outcome('bought');
}

/** "A lock is a flag": between finding it down and putting it up, anybody may find it down. */
async function buyWithFlag(buyer: Given<FlaggedCounter>): Promise<void> {
  await buyer.tickets.look();
  await buyer.taken.until((taken) => taken === 0);
  await buyer.latency(1 / 10);
  await buyer.taken.store(1);
  await buy(buyer);
  await buyer.taken.store(0);
}

// ---- The board on the wall only reads. It harms nobody; what it sees is another matter.

async function showBoard({ tickets, latency }: Given<Counter>): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    await lookAnyway(tickets);
    await latency(1 / 4);
  }
}

async function showBoardWithLock({
  tickets,
  latency,
  lock: mutex,
}: Given<LockedCounter>): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    await mutex.withLock(() => lookAnyway(tickets));
    await latency(1 / 4);
  }
}

/** Half a file is no reason for a board to give up. */
async function lookAnyway(tickets: JsonFile<Tickets>): Promise<void> {
  try {
    await tickets.look();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}

/** Four looks in the time of one latency, for longer than all purchases take. */
const LOOKS = 16;

// ---- The acts.

interface TicketOptions extends Record<string, number> {
  readonly buyers: number;
  readonly tickets: number;
  /** Whether the file is written in place, as a beginner's program does; then somebody looks on. */
  readonly inPlace: number;
}

const file = ({ tickets, inPlace }: TicketOptions): Shared<JsonFile<Tickets>> =>
  jsonFile(
    'tickets.json',
    { count: tickets },
    (inPlace ? 'in-place' : 'whole') satisfies WriteMode,
  );

const audience = <W extends Worker<never>>(board: W, { inPlace }: TicketOptions): W[] =>
  inPlace ? [board] : [];

const nolock = scenario({
  shares: (given: TicketOptions) => ({ tickets: file(given) }),
  workers: (given) => [
    ...named<Counter>('buyer', given.buyers, buyAtOnce),
    ...audience({ name: 'board', run: showBoard }, given),
  ],
  holds: soldRight,
});

type LockedBuyer = (given: Given<LockedCounter>) => Promise<void>;

/** @param inPlace who buys where the file is written in place, if it is another */
const around = (buyer: LockedBuyer, inPlace = buyer) =>
  scenario({
    shares: (given: TicketOptions) => ({ tickets: file(given), lock: lock() }),
    workers: (given) => [
      ...named<LockedCounter>('buyer', given.buyers, given.inPlace ? inPlace : buyer),
      ...audience({ name: 'board', run: showBoardWithLock }, given),
    ],
    holds: soldRight,
  });

const flagged = scenario({
  shares: (given: TicketOptions) => ({ tickets: file(given), taken: word() }),
  workers: (given) => [
    ...named<FlaggedCounter>('buyer', given.buyers, buyWithFlag),
    ...audience({ name: 'board', run: showBoard }, given),
  ],
  holds: soldRight,
});

/**
 * The same buyers as without a lock: what differs is that each is joined before the next is
 * started.
 */
const joined = { ...nolock, starts: 'one-by-one' } as const;

export const ticketDemo: Demo = {
  ...aboutTicket,
  source: { module: import.meta.url, name: 'ticketDemo' },
  acts: [
    {
      name: 'nolock',
      scenario: nolock,
      judge: (run) => judgeSale(run, 'race'),
      note,
      fix: 'lock',
    },
    {
      name: 'lock',
      scenario: around(buyWithLock, lookAndBuyWithLock),
      judge: (run) => judgeSale(run, 'lock'),
      note,
    },
    { name: 'join', scenario: joined, judge: (run) => judgeSale(run, 'join'), note },
    {
      name: 'flag',
      scenario: flagged,
      judge: (run) => judgeSale(run, 'race'),
      note,
      fix: 'lock',
    },
    {
      name: 'lock-write',
      scenario: around(buyWithWriteLocked),
      judge: (run) => judgeSale(run, 'race'),
      note,
      fix: 'lock',
    },
  ],
  pictures: 'alone',
  closing: compareSales,
  next: nextAfterSale,
};

/** The same sale in other ways, to be seen beside one without a lock of one's own. */
export const alsoSold: NonNullable<Act['comparedWith']> = {
  acts: ticketDemo.acts
    .filter(({ name }) => name === 'lock' || name === 'join')
    .map((act) => ({ demo: ticketDemo, act })),
  table: compareSales,
};
