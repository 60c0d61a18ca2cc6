import { describe, expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import { isLoss } from '../../src/explore/model/order-end.js';
import {
  type Given,
  lock,
  type Mutex,
  scenario,
  type Shared,
  word,
} from '../../src/scenario/index.js';

describe('a worker that asks again and again', () => {
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
    expect(livelock).toEqual({ way: [0, 1, 1, 0], round: [0, 1, 0, 1, 0, 1] });
  });
});
