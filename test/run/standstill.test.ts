import { expect, test } from '@jest/globals';
import { Process } from '../../src/primitives/process/process.js';
import { arena } from '../../src/primitives/system/arena.js';
import { Entry, entryOf, numberOf } from '../../src/primitives/waiting/family.js';
import { Lock } from '../../src/primitives/sync/lock.js';
import type { RealThings } from '../../src/run/between/thing.js';
import type { ProcessGroup } from '../../src/run/processes.js';
import { Standstill } from '../../src/run/standstill.js';
import { fixture, stop, until } from '../outside.js';

const group = {
  deaths: [],
  waiting: null,
  isPausing: () => false,
  isAtWork: () => true,
} as unknown as ProcessGroup;

test('who has just taken a lock and not yet put its wait away is in no circle, however long it is stopped there', async () => {
  const real = new Lock();
  await real.acquire();
  const child = new Process({
    module: fixture('locks'),
    target: 'takesButDoesNotRelease',
    args: [real],
  });
  child.start();
  const pid = child.pid!;
  await until('it waits', () => real.inspect().waiting.includes(pid));
  await stop(pid);
  try {
    // What is to be seen when it has the lock and its wait still stands there.
    const inspect = () => ({ holder: pid, waiting: [pid], abandonedBy: null });
    const things = {
      lock: { kind: 'lock', name: 'lock', lock: { inspect } },
    } as unknown as RealThings;
    const standstill = new Standstill();
    const look = () => standstill.look(things, group, new Map([[pid, 'p']]));
    expect(Array.from({ length: 50 }, look)).toEqual(Array(50).fill(null));
    // It may have been stopped just when it had answered, and not yet looked.
    Atomics.store(arena().words, entryOf(numberOf(pid)!) + Entry.rung, 0);
    expect(Array.from({ length: 50 }, look)).toEqual(Array(50).fill(null));
    // And who has answered, and still waits, does wait for itself.
    process.kill(pid, 'SIGCONT');
    await until('it is found', () => look() !== null);
    expect(look()!.deadlock).toMatchObject({ cycle: ['p'] });
  } finally {
    child.kill();
    await child.join();
    real.release();
  }
});
