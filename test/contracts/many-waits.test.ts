import { describe, expect, test } from '@jest/globals';
import { Condition, Event, Lock, Process, Queue, RLock, Semaphore } from '../../src/index.js';
import { WaitQueue } from '../../src/primitives/waiting/waiters.js';
import { fixture, until } from '../outside.js';

/**
 * Hundreds of waits in one process. Whether each is known to those who could end it is asked of the
 * primitive itself, for a wait that nobody knows of is only served by its own look every 50 ms:
 * late, and on a fast machine not late enough to be noticed.
 */

const WAITS = 500;
const numbers = Array.from({ length: WAITS }, (_, number) => number);

describe('500 waits in one process', () => {
  test('for a lock: all stand in its queue, and all get it', async () => {
    const lock = new Lock();
    await lock.acquire();
    let served = 0;
    const waits = numbers.map(() => lock.withLock(() => served++));
    expect(lock.inspect().waiting).toEqual(numbers.map(() => process.pid));
    lock.release();
    await Promise.all(waits);
    expect([served, lock.inspect().waiting]).toEqual([WAITS, []]);
  });

  test('for a semaphore: all stand in its queue; another process lets them pass, one by one, each when the one before has passed', async () => {
    const [seats, passed] = [new Semaphore(0), new Semaphore(0)];
    const order: number[] = [];
    const waits = numbers.map(async (number) => {
      await seats.acquire();
      order.push(number);
      passed.release();
    });
    expect(seats.inspect().waiting).toHaveLength(WAITS);
    const child = new Process({
      module: fixture('semaphores'),
      target: 'releasesInTurn',
      args: [seats, passed, WAITS],
    });
    child.start();
    await Promise.all(waits);
    expect([order.toSorted((a, b) => a - b), await child.join()]).toEqual([numbers, 0]);
  });

  test('for a condition: a notification each', async () => {
    const condition = new Condition(new Lock());
    await condition.acquire();
    const waits: Promise<boolean>[] = [];
    for (const _ of numbers) {
      waits.push(condition.wait());
      await condition.acquire();
    }
    expect(condition.inspect().waiting).toHaveLength(WAITS);
    condition.notify(WAITS - 1);
    expect(condition.inspect().waiting).toHaveLength(1);
    condition.notify();
    const released = Promise.all(waits.map((wait) => wait.then(() => condition.release())));
    condition.release();
    await released;
    expect(condition.inspect().lock.holder).toBe(null);
  });

  test('for an event: one `set` ends them all', async () => {
    const event = new Event();
    const [at] = event._handle().args as [number];
    const waits = numbers.map(() => event.wait());
    expect(new WaitQueue(at).pids()).toHaveLength(WAITS);
    event.set();
    expect(await Promise.all(waits)).toEqual(numbers.map(() => true));
  });

  test('for a message: each gets one, in the order in which they came', async () => {
    const queue = new Queue<number>();
    const gets = numbers.map(() => queue.get());
    for (const number of numbers) await queue.put(number);
    expect(await Promise.all(gets)).toEqual(numbers);
  });

  test('for 500 different things: none keeps another from being noticed', async () => {
    const locks = numbers.map(() => new RLock());
    const events = numbers.map(() => new Event());
    const waits = events.map((event) => event.wait());
    for (const event of events) event.set();
    const held = locks.map((lock) => lock.withLock(() => lock.inspect().depth));
    expect([await Promise.all(waits), await Promise.all(held)]).toEqual([
      numbers.map(() => true),
      numbers.map(() => 1),
    ]);
  });

  test('a process that ends in the midst of its waits leaves its place to others, who have as many', async () => {
    const [lock, there] = [new Lock(), new Semaphore(0)];
    await lock.acquire();
    const child = new Process({
      module: fixture('semaphores'),
      target: 'waitsOftenFor',
      args: [lock, there, WAITS],
    });
    child.start();
    await there.acquire();
    expect(lock.inspect().waiting).toEqual(numbers.map(() => child.pid));
    child.kill();
    await child.join();
    await until('nobody waits', () => lock.inspect().waiting.length === 0);
    lock.release();
  });
});
