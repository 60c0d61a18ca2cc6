import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Event, Process, Semaphore } from '../../src/index.js';
import { duration, fixture, OwnFolder } from '../outside.js';

function started(target: string, ...args: unknown[]): Process {
  const child = new Process({ module: fixture('events'), target, args });
  child.start();
  return child;
}

describe('an event', () => {
  test('unset: isSet, wait(0) and wait with a timeout are false', async () => {
    const event = new Event();
    expect([
      event.isSet(),
      await event.wait({ timeout: 0 }),
      await event.wait({ timeout: -1 }),
    ]).toEqual([false, false, false]);
    const took = await duration(async () => expect(await event.wait({ timeout: 60 })).toBe(false));
    expect(took).toBeGreaterThanOrEqual(59);
    expect(String(event)).toBe('<Event unset>');
  });

  test('set and clear may be repeated; wait on a set event is true at once', async () => {
    const event = new Event();
    event.set();
    event.set();
    expect([event.isSet(), await event.wait(), await event.wait({ timeout: 0 })]).toEqual([
      true,
      true,
      true,
    ]);
    event.clear();
    event.clear();
    expect(event.isSet()).toBe(false);
  });

  test('set by another process wakes all who wait, in three more', async () => {
    using folder = new OwnFolder();
    const [event, ready, file] = [new Event(), new Semaphore(0), folder.file('woken')];
    const waiters = [1, 2, 3].map(() => started('waitsFor', event, ready, file));
    for (const _ of waiters) await ready.acquire();
    await started('sets', event).join();
    expect(await Promise.all(waiters.map((one) => one.join({ timeout: 120_000 })))).toEqual([
      0, 0, 0,
    ]);
    expect(readFileSync(file, 'utf8')).toBe('true\ntrue\ntrue\n');
  });

  test('who waits is woken also by an event that is cleared at once', async () => {
    const event = new Event();
    const waits = [event.wait({ timeout: 120_000 }), event.wait({ timeout: 120_000 })];
    event.set();
    event.clear();
    expect(await Promise.all(waits)).toEqual([true, true]);
    expect(await event.wait({ timeout: 1 })).toBe(false);
  });

  test('a waiter that is killed keeps nobody from being woken', async () => {
    using folder = new OwnFolder();
    const [event, ready, file] = [new Event(), new Semaphore(0), folder.file('woken')];
    const waiters = [1, 2].map(() => started('waitsFor', event, ready, file));
    for (const _ of waiters) await ready.acquire();
    waiters[0]!.kill();
    event.set();
    expect(await waiters[1]!.join({ timeout: 120_000 })).toBe(0);
    expect(await waiters[0]!.join()).toBe(-9);
  });

  test('it travels in the arguments of a process only', () => {
    expect(() => JSON.stringify(new Event())).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
  });
});
