import { expect, test } from '@jest/globals';
import { Lock } from '../../src/primitives/sync/lock.js';
import { findDeadlock } from '../../src/run/find-deadlock.js';
import type { RealThings } from '../../src/run/between/thing.js';

test('whoever begins to wait while somebody looks is in no circle, however long the look takes', async () => {
  const real = new Lock();
  await real.acquire();
  let waiting: Promise<boolean> | undefined;
  const lock = {
    /** On a busy machine much can happen in the middle of a look. */
    inspect() {
      waiting ??= real.acquire();
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
      return { holder: process.pid, waiting: [process.pid], abandonedBy: null };
    },
  };
  const look = () =>
    findDeadlock(
      { lock: { kind: 'lock', name: 'lock', lock } } as unknown as RealThings,
      new Map([[process.pid, 'p']]),
      () => false,
    );
  const looks = [look(), look()];
  real.release();
  await waiting;
  real.release();
  expect(looks).toEqual([
    null,
    {
      waits: [{ process: 'p', op: 'acquire', on: 'lock', heldBy: ['p'], couldEnd: [] }],
      cycle: ['p'],
    },
  ]);
});
