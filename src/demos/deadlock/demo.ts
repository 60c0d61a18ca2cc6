import type { Demo } from '../../act/act.js';
import {
  type Given,
  jsonFile,
  type JsonFile,
  lock,
  type Mutex,
  named,
  rlock,
  scenario,
  type Shared,
  type Worker,
} from '../../scenario/index.js';
import { holderKilled, repaired } from './killed.js';
import { judgeForgotten, judgeStuck, judgeUnstuck } from './judge.js';
import { soldRight } from '../shared/sale.js';
import { judgeSale } from '../ticket/judge.js';
import { aboutDeadlock } from './about.js';

/** What can go wrong with locks, and what helps: each mistake is followed by its fix. */

interface Tickets {
  readonly count: number;
}

type Counter = { tickets: Shared<JsonFile<Tickets>> };
type Office = Counter & { lock: Shared<Mutex> };

// ---- What a buyer does. This is the dozen lines that matter.

/** What is to be protected: nobody else may come between its read and its write. */
async function buy({ tickets, latency, outcome }: Given<Counter>): Promise<void> {
  const { count } = await tickets.read();
  if (count === 0) return outcome('sold-out');
  await latency();
  await tickets.write({ count: count - 1 });
  outcome('bought');
}

// ---- It must be the same lock.

type OwnLocks = Counter & { [name: `lock-${number}`]: Shared<Mutex> };

/** Everybody locks a lock. A lock of one's own is always free. */
async function buyWithOwnLock(buyer: Given<OwnLocks>, number: number): Promise<void> {
  await buyer[`lock-${number}`]!.withLock(() => buy(buyer));
}

async function buyWithLock(buyer: Given<Office>): Promise<void> {
  await buyer.lock.withLock(() => buy(buyer));
}

// ---- It must be released.

/** Acquires, buys, and goes for a walk with the lock in the pocket. */
async function buyAndForget(buyer: Given<Office>): Promise<void> {
  await buyer.lock.acquire();
  await buy(buyer);
  buyer.say('walksWithLock');
  await buyer.latency(WALK);
}

async function buyAndRelease(buyer: Given<Office>): Promise<void> {
  await buyer.lock.acquire();
  try {
    await buy(buyer);
  } finally {
    await buyer.lock.release();
  }
  buyer.say('walks');
  await buyer.latency(WALK);
}

/** In latencies. */
const WALK = 4;

// ---- It must not be acquired twice.

/** Locks, and calls something that locks as well. */
async function lockTwice(buyer: Given<Office>): Promise<void> {
  await buyer.lock.withLock(() => buyWithLock(buyer));
}

// ---- Two locks must be acquired in the same order by everybody.

type TwoOffices = {
  ticketsA: Shared<JsonFile<Tickets>>;
  ticketsB: Shared<JsonFile<Tickets>>;
  A: Shared<Mutex>;
  B: Shared<Mutex>;
};

interface Way {
  readonly from: JsonFile<Tickets>;
  readonly to: JsonFile<Tickets>;
  readonly first: Mutex;
  readonly second: Mutex;
}

/** Takes a ticket from one office to the other, and so needs the locks of both. */
async function move({ latency, outcome }: Given<TwoOffices>, way: Way): Promise<void> {
  await way.first.withLock(async () => {
    await latency();
    await way.second.withLock(() => moveTicket(way));
  });
  outcome('moved');
}

async function moveTicket({ from, to }: Way): Promise<void> {
  const here = await from.read();
  await from.write({ count: here.count - 1 });
  const there = await to.read();
  await to.write({ count: there.count + 1 });
}

async function fromAToB(buyer: Given<TwoOffices>): Promise<void> {
  const { A, B, ticketsA, ticketsB } = buyer;
  await move(buyer, { first: A, second: B, from: ticketsA, to: ticketsB });
}

async function fromBToA(buyer: Given<TwoOffices>): Promise<void> {
  const { A, B, ticketsA, ticketsB } = buyer;
  await move(buyer, { first: B, second: A, from: ticketsB, to: ticketsA });
}

/** The same, but A is locked first here too. */
async function fromBToAInOrder(buyer: Given<TwoOffices>): Promise<void> {
  const { A, B, ticketsA, ticketsB } = buyer;
  await move(buyer, { first: A, second: B, from: ticketsB, to: ticketsA });
}

// ---- The acts.

interface DeadlockOptions extends Record<string, number> {
  readonly buyers: number;
  readonly tickets: number;
}

const file = ({ tickets }: DeadlockOptions): Shared<JsonFile<Tickets>> =>
  jsonFile('tickets.json', { count: tickets });

const wrongLock = scenario({
  shares: (given: DeadlockOptions) =>
    ({
      tickets: file(given),
      ...Object.fromEntries(numbers(given).map((number) => [`lock-${number}`, lock()])),
    }) as OwnLocks,
  workers: (given): Worker<OwnLocks>[] =>
    numbers(given).map((number) => ({
      name: `buyer-${number}`,
      run: (buyer) => buyWithOwnLock(buyer, number),
    })),
  holds: soldRight,
});

const numbers = ({ buyers }: DeadlockOptions): number[] =>
  Array.from({ length: buyers }, (_, index) => index + 1);

/** Everybody does the same, around one lock. */
const around = (
  run: (buyer: Given<Office>) => Promise<void>,
  { count, mutex = lock }: { count?: number; mutex?: typeof lock } = {},
) =>
  scenario({
    shares: (given: DeadlockOptions) => ({ tickets: file(given), lock: mutex() }),
    workers: ({ buyers }) => named<Office>('buyer', count ?? buyers, run),
    holds: soldRight,
  });

const moves = (second: (given: Given<TwoOffices>) => Promise<void>) =>
  scenario({
    shares: ({ tickets: count }: DeadlockOptions) => ({
      ticketsA: jsonFile('a.json', { count }),
      ticketsB: jsonFile('b.json', { count }),
      A: lock(),
      B: lock(),
    }),
    workers: (): Worker<TwoOffices>[] => [
      { name: 'buyer-1', run: fromAToB },
      { name: 'buyer-2', run: second },
    ],
    holds: ({ shared }, { tickets }) =>
      (shared['ticketsA'] as Tickets).count === tickets &&
      (shared['ticketsB'] as Tickets).count === tickets,
  });

export const deadlockDemo: Demo = {
  ...aboutDeadlock,
  source: { module: import.meta.url, name: 'deadlockDemo' },
  acts: [
    {
      name: 'wrong-lock',
      scenario: wrongLock,
      judge: (run) => judgeSale(run, 'race'),
      fix: 'right-lock',
    },
    { name: 'right-lock', scenario: around(buyWithLock), judge: (run) => judgeSale(run, 'lock') },
    {
      name: 'forgotten-release',
      scenario: around(buyAndForget, { count: 2 }),
      judge: (run) => judgeForgotten(run, 'forgotten'),
      fix: 'released',
    },
    {
      name: 'released',
      scenario: around(buyAndRelease, { count: 2 }),
      judge: (run) => judgeForgotten(run, 'released'),
    },
    {
      name: 'twice',
      scenario: around(lockTwice, { count: 2 }),
      judge: (run) => judgeStuck(run, 1),
      fix: 'reentrant',
    },
    {
      name: 'reentrant',
      scenario: around(lockTwice, { count: 2, mutex: rlock }),
      judge: (run) => judgeUnstuck(run, 2),
    },
    {
      name: 'lock-order',
      scenario: moves(fromBToA),
      judge: (run) => judgeStuck(run, 2),
      fix: 'same-order',
    },
    { name: 'same-order', scenario: moves(fromBToAInOrder), judge: (run) => judgeUnstuck(run, 2) },
    { name: 'holder-killed', ...holderKilled, fix: 'repaired' },
    { name: 'repaired', ...repaired },
  ],
};
