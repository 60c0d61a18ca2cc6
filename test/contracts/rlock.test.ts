import { describe, expect, test } from '@jest/globals';
import { Process, RLock, Semaphore } from '../../src/index.js';
import { fixture } from '../outside.js';

function started(target: string, ...args: unknown[]): Process {
  const child = new Process({ module: fixture('rlocks'), target, args });
  child.start();
  return child;
}

const exitOf = (target: string, ...args: unknown[]): Promise<number | null> =>
  started(target, ...args).join({ timeout: 120_000 });

describe('a re-entrant lock', () => {
  test('acquire three times, release three times', async () => {
    const lock = new RLock();
    expect([await lock.acquire(), lock.acquireSync(), lock.tryAcquire()]).toEqual([
      true,
      true,
      true,
    ]);
    expect(lock.inspect()).toEqual({
      holder: process.pid,
      waiting: [],
      abandonedBy: null,
      depth: 3,
    });
    for (let times = 0; times < 3; times++) {
      expect(lock.locked()).toBe(true);
      lock.release();
    }
    expect(lock.inspect()).toEqual({ holder: null, waiting: [], abandonedBy: null, depth: 0 });
  });

  test('a release that takes nothing back is an error, in this process and in another', async () => {
    const lock = new RLock();
    expect(() => lock.release()).toThrow(expect.objectContaining({ code: 'NOT_OWNER' }));
    await lock.acquire();
    expect(await exitOf('releases', lock)).toBe(0);
    expect(lock.inspect()).toMatchObject({ holder: process.pid, depth: 1 });
  });

  test('another process tries in vain until the last release', async () => {
    const lock = new RLock();
    await lock.acquire();
    await lock.acquire();
    expect(await exitOf('tries', lock)).toBe(0);
    lock.release();
    expect(await exitOf('tries', lock)).toBe(0);
    lock.release();
    expect(await exitOf('tries', lock)).toBe(1);
  });

  test('a holder that is killed three levels deep: the next has it once, and is told', async () => {
    const [lock, held] = [new RLock(), new Semaphore(0)];
    const holder = started('keepsThrice', lock, held);
    await held.acquire();
    expect(lock.inspect()).toMatchObject({ holder: holder.pid, depth: 3 });
    const turn = lock.acquire({ timeout: 120_000 });
    holder.kill();
    expect(await turn).toBe(true);
    expect(lock.inspect()).toMatchObject({
      holder: process.pid,
      depth: 1,
      abandonedBy: holder.pid,
    });
    lock.release();
    expect(lock.locked()).toBe(false);
    await holder.join();
  });

  test('when one of this process gets it, the others of this process that wait have it too', async () => {
    const [lock, held, end] = [new RLock(), new Semaphore(0), new Semaphore(0)];
    const holder = started('holds', lock, held, end);
    await held.acquire();
    const waits = [1, 2, 3].map(() => lock.acquire({ timeout: 120_000 }));
    end.release();
    expect(await Promise.all(waits)).toEqual([true, true, true]);
    expect(lock.inspect()).toEqual({
      holder: process.pid,
      waiting: [],
      abandonedBy: null,
      depth: 3,
    });
    for (const _ of waits) lock.release();
    expect(lock.locked()).toBe(false);
    expect(await holder.join()).toBe(0);
  });

  test('withLock releases also after an error, and nests', async () => {
    const lock = new RLock();
    await expect(
      lock.withLock(() => lock.withLock(() => Promise.reject(new Error('inside')))),
    ).rejects.toThrow('inside');
    expect(lock.locked()).toBe(false);
  });

  test('it travels in the arguments of a process only', () => {
    expect(() => JSON.stringify(new RLock())).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    expect(() => structuredClone(new RLock())).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
  });
});
