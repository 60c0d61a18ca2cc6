import { expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import { type Given, lock, type Mutex, scenario, type Shared } from '../../src/scenario/index.js';

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

test.each([false, true])(
  'two locks taken crosswise are no less a deadlock; full: %s',
  async (full) => {
    const { orders, endings } = await explore(crosswise, {}, { full });
    const stuck = endings.filter(({ how }) => how === 'deadlock');
    // 6 without a death, 2 of which end stuck; 16 and 2 more with one.
    expect([orders, stuck.reduce((sum, one) => sum + one.orders!, 0n)]).toEqual([24n, 2n]);
  },
);
