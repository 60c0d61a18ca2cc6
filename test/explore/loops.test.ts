import { describe, expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import { carryOutOrder } from '../../src/explore/one-order.js';
import { isLoss } from '../../src/explore/model/order-end.js';
import {
  type Given,
  lock,
  type Mutex,
  type Scenario,
  scenario,
  type Shared,
  word,
} from '../../src/scenario/index.js';

/** One that counts in a variable of its own, which nobody sees, and another. */
const countsTo = (rounds: number): Scenario =>
  scenario({
    shares: () => ({ n: word() }),
    workers: () => [
      {
        name: 'counts',
        run: async ({ n, outcome }) => {
          for (let round = 0; round < rounds; round++) await n.load();
          outcome('done');
        },
      },
      { name: 'other', run: async ({ n }) => void (await n.load()) },
    ],
    holds: ({ outcomes }) => outcomes.length === 1,
  });

describe('a worker that counts its rounds', () => {
  test.each([50, 150, 400])('to %d ends, and all orders are counted', async (rounds) => {
    const found = await explore(countsTo(rounds), {});
    expect(found).toMatchObject({ complete: true, livelock: null, repeats: false });
    expect([found.orders, found.endings.map(({ how }) => how)]).toEqual([
      BigInt(rounds + 1),
      ['holds'],
    ]);
  });

  test('to 9,000 is not known to go on for ever', async () => {
    const found = await explore(countsTo(9000), {});
    expect(found).toMatchObject({ complete: false, livelock: null, repeats: false });
    expect(found.endings.some(({ how }) => isLoss(how))).toBe(false);
  });

  test('is carried out to where it goes wrong, however long it has done the same', async () => {
    const wrong = { ...countsTo(400), holds: () => false };
    const found = await explore(wrong, {});
    expect(found).toMatchObject({ complete: true, orders: 401n });
    const order = await carryOutOrder(wrong, {}, found.shortest!.schedule, true);
    expect([order.isCut, order.how]).toEqual([false, 'broken']);
  });
});

describe('a worker that asks again and again', () => {
  test('beside one that may die: that one could go, and its death is no worker of its own', async () => {
    const asks = scenario({
      shares: () => ({ n: word() }),
      workers: () => [
        {
          name: 'asks',
          run: async ({ n }) => {
            while ((await n.load()) === 0);
          },
        },
        { name: 'sets', run: async ({ n }) => n.store(1) },
      ],
      crash: ['sets'],
      holds: () => true,
    });
    const { loop } = await explore(asks, {}, { full: true });
    expect(loop?.others.map(({ process }) => process)).toEqual(['sets']);
  });

  // The steps after the one that tells it to go round again come before that one once more.
  test('and takes a lock for each look comes to its end: none goes wrong', async () => {
    const looks = scenario({
      shares: () => ({ a: lock(), w: word() }),
      workers: () => [
        {
          name: 'p',
          run: async ({ a, w, outcome }) => {
            for (let sees = 0; sees === 0;) {
              await a.acquire();
              sees = await w.load();
              await a.release();
            }
            outcome('saw 1');
          },
        },
        {
          name: 'q',
          run: async ({ w }) => {
            await w.store(1);
          },
        },
      ],
      holds: ({ outcomes }) => outcomes.length === 1,
    });
    const found = await explore(looks, {});
    expect(found).toMatchObject({ complete: true, reduction: 'states', livelock: null });
    expect(found.endings).toMatchObject([{ how: 'holds' }]);
  });

  test('and lets go of one lock where it cannot have the other need not end', async () => {
    type Locks = Record<'a' | 'b', Shared<Mutex>>;
    const polite = async (given: Given<Locks>, one: 'a' | 'b', other: 'a' | 'b'): Promise<void> => {
      for (let has = false; !has;) {
        await given[one].acquire();
        has = await given[other].tryAcquire();
        if (has) await given[other].release();
        await given[one].release();
      }
    };
    const both = scenario({
      shares: (): Locks => ({ a: lock(), b: lock() }),
      workers: () => [
        { name: 'p', run: (given) => polite(given, 'a', 'b') },
        { name: 'q', run: (given) => polite(given, 'b', 'a') },
      ],
      holds: () => true,
    });
    const { livelock, endings } = await explore(both, {});
    expect(endings.some(({ how }) => isLoss(how))).toBe(false);
    expect(livelock).toEqual({ way: [0, 1, 1, 0], round: [0, 1, 0, 1, 0, 1], isFair: true });
  });
});
