import { describe, expect, test } from '@jest/globals';
import type { Semaphore } from '../../src/index.js';
import { duration } from '../outside.js';

export type ContractSemaphore = Pick<Semaphore, 'acquire' | 'tryAcquire' | 'release' | 'value'>;

/** What every semaphore promises within one process, whatever it is made of. */
export function semaphoreContract(what: string, make: (value?: number) => ContractSemaphore): void {
  describe(`${what}, within one process`, () => {
    test('its value goes down with each acquire; at 0 a try is false', async () => {
      const seats = make(2);
      expect(seats.value).toBe(2);
      expect(await seats.acquire()).toBe(true);
      expect(seats.value).toBe(1);
      expect(seats.tryAcquire()).toBe(true);
      expect(seats.value).toBe(0);
      expect(seats.tryAcquire()).toBe(false);
      expect(await seats.acquire({ block: false, timeout: 5000 })).toBe(false);
      expect(await seats.acquire({ timeout: 0 })).toBe(false);
      expect(await seats.acquire({ timeout: -1 })).toBe(false);
      expect(seats.value).toBe(0);
    });

    test('release goes above the initial value', () => {
      const seats = make(2);
      seats.release();
      seats.release(2);
      expect(seats.value).toBe(5);
    });

    test('release does not go above what can be counted: that is an error, and changes nothing', () => {
      const most = 2 ** 31 - 1;
      const seats = make(most);
      expect(() => seats.release()).toThrow(
        expect.objectContaining({ name: 'ValueError', code: 'VALUE' }),
      );
      expect(seats.value).toBe(most);
      expect(seats.tryAcquire()).toBe(true);
      expect(() => seats.release(2 ** 32)).toThrow(expect.objectContaining({ code: 'VALUE' }));
      expect(seats.value).toBe(most - 1);
    });

    test('a value that is no count is a RangeError', () => {
      for (const value of [-1, 1.5, NaN, 2 ** 31]) expect(() => make(value)).toThrow(RangeError);
    });

    test('its value is 1 by default', () => {
      expect(make().value).toBe(1);
    });

    test('acquire with a timeout at 0 is false after that time', async () => {
      const seats = make(0);
      const took = await duration(async () =>
        expect(await seats.acquire({ timeout: 60 })).toBe(false),
      );
      expect(took).toBeGreaterThanOrEqual(59);
      expect(took).toBeLessThan(2000);
    });

    test('a release of less than one is an error', () => {
      for (const n of [0, -1, 0.5, NaN])
        expect(() => make().release(n)).toThrow(expect.objectContaining({ code: 'VALUE' }));
    });

    test('those who wait get it in order of arrival; one that gives up costs nobody a turn', async () => {
      const seats = make(0);
      const order: number[] = [];
      const waits = [1, 2, 3].map((number) => seats.acquire().then(() => order.push(number)));
      const impatient = seats.acquire({ timeout: 10 });
      const last = seats.acquire().then(() => order.push(4));
      expect(await impatient).toBe(false);
      seats.release(4);
      await Promise.all([...waits, last]);
      expect(order).toEqual([1, 2, 3, 4]);
      expect(seats.value).toBe(0);
    });
  });
}
