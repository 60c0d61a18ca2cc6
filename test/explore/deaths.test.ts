import { expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import { isCircular } from '../../src/trace/deadlock.js';
import {
  type Given,
  lock,
  type Mutex,
  scenario,
  semaphore,
  type Shared,
  type SharedWord,
  word,
} from '../../src/scenario/index.js';

/** Where nobody can do anything but die, nobody need die: an order ends there, and others go on. */
type Locks = Record<'left' | 'right', Shared<Mutex>>;

const takes =
  (one: 'left' | 'right', other: 'left' | 'right') =>
  async (given: Given<Locks>): Promise<void> => {
    await given[one].withLock(() => given[other].withLock(() => {}));
  };

const crosswise = scenario({
  shares: (): Locks => ({ left: lock(), right: lock() }),
  workers: () => [
    { name: 'p-0', run: takes('left', 'right') },
    { name: 'p-1', run: takes('right', 'left') },
  ],
  holds: () => true,
  crash: ['p-0'],
});

type Words = Record<'a' | 'b', Shared<SharedWord>>;

/** Two wait for what only a third does, who may die before it has. */
const orphans = scenario({
  shares: (): Words => ({ a: word(), b: word() }),
  workers: () => [
    { name: 'p', run: async ({ a }) => a.until((value) => value === 1) },
    { name: 'q', run: async ({ b }) => b.until((value) => value === 1) },
    {
      name: 'r',
      async run({ a, b }) {
        await a.store(1);
        await b.store(1);
      },
    },
  ],
  holds: () => true,
  crash: ['r'],
});

test.each([false, true])('nobody is left who ends a wait for the dead; full: %s', async (full) => {
  const { endings } = await explore(orphans, {}, { full });
  const stuck = endings.flatMap(({ deadlock }) => deadlock ?? []);
  expect(stuck.map(({ waits }) => waits.length).toSorted((a, b) => a - b)).toEqual([1, 2]);
  expect(stuck.filter(isCircular)).toEqual([]);
  expect(stuck.flatMap(({ waits }) => waits.flatMap(({ couldEnd }) => couldEnd))).toEqual([]);
});

/** A third one's death has nothing to do with it. */
const together = scenario({
  shares: () => ({ door: lock(), places: semaphore(0), other: word() }),
  workers: () => [
    {
      name: 'p',
      run: async ({ door, places }) => door.withLock(async () => void (await places.acquire())),
    },
    { name: 'q', run: async ({ door, places }) => door.withLock(() => places.release()) },
    { name: 'r', run: async ({ other }) => void (await other.add(1)) },
  ],
  holds: () => true,
  crash: ['r'],
});

test.each([false, true])('who is kept out by a lock could end one; full: %s', async (full) => {
  const { endings } = await explore(together, {}, { full });
  const stuck = endings.filter(({ how }) => how === 'deadlock');
  expect(stuck.map(({ ending: { died = [] } }) => died.join()).toSorted()).toEqual(['', 'r']);
  expect(stuck.every(({ deadlock }) => isCircular(deadlock!))).toBe(true);
});

test.each([false, true])(
  'two locks taken crosswise are no less a deadlock; full: %s',
  async (full) => {
    const { orders, endings } = await explore(crosswise, {}, { full });
    const stuck = endings.filter(({ how }) => how === 'deadlock');
    // 6 without a death, 2 of which end stuck; 16 and 2 more with one.
    expect([orders, stuck.reduce((sum, one) => sum + one.orders!, 0n)]).toEqual([24n, 2n]);
  },
);
