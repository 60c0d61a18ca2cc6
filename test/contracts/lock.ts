import { describe, expect, test } from '@jest/globals';
import type { Lock } from '../../src/index.js';
import { duration } from '../outside.js';

export type ContractLock = Pick<
  Lock,
  'acquire' | 'tryAcquire' | 'release' | 'withLock' | 'locked' | 'inspect'
>;

/** What every lock promises within one process, whatever it is made of. */
export function lockContract(what: string, make: () => ContractLock): void {
  describe(`${what}, within one process`, () => {
    test('acquire is true, another try false; release returns nothing', async () => {
      const lock = make();
      expect(await lock.acquire()).toBe(true);
      expect(await lock.acquire({ block: false })).toBe(false);
      expect(lock.tryAcquire()).toBe(false);
      expect(lock.release()).toBeUndefined();
      expect(lock.tryAcquire()).toBe(true);
      lock.release();
    });

    test('releasing what nobody holds is an error with a code', async () => {
      const lock = make();
      const error = expect.objectContaining({
        name: 'ValueError',
        code: 'VALUE',
        message: expect.stringContaining('released too many times'),
      });
      expect(() => lock.release()).toThrow(error);
      await lock.acquire();
      lock.release();
      expect(() => lock.release()).toThrow(error);
    });

    test('acquire with a timeout, while it is held, by the same process too, is false after that time', async () => {
      const lock = make();
      await lock.acquire();
      const took = await duration(async () =>
        expect(await lock.acquire({ timeout: 60 })).toBe(false),
      );
      expect(took).toBeGreaterThanOrEqual(59);
      expect(took).toBeLessThan(2000);
      expect(lock.inspect().waiting).toEqual([]);
      lock.release();
    });

    test('with a timeout of 0 or less it is false at once, and true when the lock is free', async () => {
      const lock = make();
      expect(await lock.acquire({ timeout: 0 })).toBe(true);
      expect(await lock.acquire({ timeout: 0 })).toBe(false);
      expect(await lock.acquire({ timeout: -1 })).toBe(false);
      lock.release();
      expect(await lock.acquire({ timeout: -1 })).toBe(true);
      lock.release();
    });

    test('a timeout is ignored when it must not block', async () => {
      const lock = make();
      await lock.acquire();
      expect(
        await duration(async () =>
          expect(await lock.acquire({ block: false, timeout: 5000 })).toBe(false),
        ),
      ).toBeLessThan(2000);
      lock.release();
    });

    test('withLock holds it, gives what the function gives, and releases it also when that throws', async () => {
      const lock = make();
      expect(await lock.withLock(() => lock.locked())).toBe(true);
      expect(await lock.withLock(async () => 'ticket')).toBe('ticket');
      await expect(lock.withLock(() => Promise.reject(new Error('sold out')))).rejects.toThrow(
        'sold out',
      );
      const thrown = lock.withLock(() => {
        throw new Error('sold out');
      });
      await expect(thrown).rejects.toThrow('sold out');
      expect(lock.locked()).toBe(false);
    });

    test('locked says whether it is held', async () => {
      const lock = make();
      expect(lock.locked()).toBe(false);
      await lock.acquire();
      expect(lock.locked()).toBe(true);
      lock.release();
      expect(lock.locked()).toBe(false);
    });

    test('those who wait get it in order of arrival', async () => {
      const lock = make();
      const order: number[] = [];
      await lock.acquire();
      const waits = [1, 2, 3].map((number) => lock.withLock(() => order.push(number)));
      expect(lock.inspect().waiting).toEqual([process.pid, process.pid, process.pid]);
      lock.release();
      await Promise.all(waits);
      expect(order).toEqual([1, 2, 3]);
    });

    test('one who gives up costs nobody a turn', async () => {
      const lock = make();
      await lock.acquire();
      const [impatient, patient] = [lock.acquire({ timeout: 20 }), lock.acquire()];
      expect(await impatient).toBe(false);
      lock.release();
      expect(await patient).toBe(true);
      lock.release();
    });

    test('a hundred waits in one process all come to their turn', async () => {
      const lock = make();
      let sections = 0;
      await lock.acquire();
      const waits = Array.from({ length: 100 }, () => lock.withLock(() => sections++));
      lock.release();
      await Promise.all(waits);
      expect(sections).toBe(100);
      expect(lock.inspect()).toEqual({ holder: null, waiting: [], abandonedBy: null });
    });
  });
}
