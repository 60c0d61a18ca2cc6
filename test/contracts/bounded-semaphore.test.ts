import { describe, expect, test } from '@jest/globals';
import { BoundedSemaphore, Process } from '../../src/index.js';
import { fixture } from '../outside.js';

describe('a bounded semaphore', () => {
  test('a release too many is a ValueError, and changes nothing', async () => {
    const seats = new BoundedSemaphore(2);
    expect(() => seats.release()).toThrow(
      expect.objectContaining({ name: 'ValueError', code: 'VALUE' }),
    );
    await seats.acquire();
    expect(() => seats.release(2)).toThrow(expect.objectContaining({ code: 'VALUE' }));
    seats.release();
    expect(seats.value).toBe(2);
  });

  test('in another process too: the bound travels with it', async () => {
    const seats = new BoundedSemaphore(3);
    await seats.acquire();
    const child = new Process({
      module: fixture('semaphores'),
      target: 'releasesTooOften',
      args: [seats],
    });
    child.start();
    expect(await child.join({ timeout: 120_000 })).toBe(0);
    expect(seats.value).toBe(3);
  });

  test('its default value is 1, and it says its bound', () => {
    expect(String(new BoundedSemaphore())).toBe('<BoundedSemaphore(value=1, maxvalue=1)>');
  });
});
