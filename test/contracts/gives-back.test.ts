import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { JoinableQueue, Manager, Process, Queue, Semaphore, SimpleQueue } from '../../src/index.js';
import { arena, Word } from '../../src/primitives/system/arena.js';
import { fixture } from '../outside.js';

/** How far the arena has been given away, in bytes. */
const given = (): number => arena().words[Word.heapEnd]! * 4;

/** What a queue takes: its place, and a chunk. */
const ONE = 70_000;

/** Makes queues until one has the place of an earlier one; the others are closed again. */
function successorOf(queue: Queue): Queue {
  const [at] = queue._place;
  for (let tries = 0; tries < 10_000; tries++) {
    const next = new Queue();
    if (next._place[0] === at) return next;
    next.close();
  }
  throw new Error('its place is not used again');
}

describe('the arena is given back', () => {
  test('by queues that are closed: 2,000 of each kind take no more than a few', async () => {
    const before = given();
    const kinds = [
      (): Queue<number> => new Queue(),
      (): SimpleQueue<number> => new SimpleQueue(),
      (): JoinableQueue<number> => new JoinableQueue(),
    ];
    for (const make of kinds) {
      for (let count = 0; count < 2000; count++) {
        const queue = make();
        await queue.put(count);
        expect(await queue.get()).toBe(count);
        queue.close();
      }
    }
    expect(given() - before).toBeLessThan(4 * ONE);
  });

  test('with all that a queue has grown to, for others to grow', async () => {
    const grown = async (): Promise<void> => {
      const queue = new Queue<string>();
      for (let message = 0; message < 100; message++) await queue.put('x'.repeat(50_000));
      queue.close();
    };
    await grown();
    const before = given();
    for (let count = 0; count < 10; count++) await grown();
    expect(given() - before).toBeLessThan(100 * 50_000);
  });

  test('by children that end: seventy that use a manager leave nothing', async () => {
    const manager = await Manager.start();
    const dict = await manager.dict<number>();
    const lane = async (from: number, to: number): Promise<void> => {
      for (let child = from; child < to; child += 2) {
        const process = new Process({
          module: fixture('lends'),
          target: 'counts',
          args: [dict, child],
        });
        process.start();
        expect(await process.join()).toBe(0);
      }
    };
    await Promise.all([lane(0, 10), lane(1, 10)]);
    const before = given();
    await Promise.all([lane(10, 70), lane(11, 70)]);
    expect(given() - before).toBeLessThan(ONE);
    expect(await dict.copy()).toEqual({ 'lane 0': 68, 'lane 1': 69 });
    // Of the bells that the manager has rung it keeps a few, and those of the living only.
    expect(readdirSync(`/proc/${manager.pid}/fd`).length).toBeLessThan(40);
    await manager.shutdown();
  });

  test('by children that are killed', async () => {
    const there = new Semaphore(0);
    const one = async (): Promise<void> => {
      const child = new Process({ module: fixture('lends'), target: 'makesQueue', args: [there] });
      child.start();
      await there.acquire();
      child.kill();
      await child.join();
    };
    for (let count = 0; count < 3; count++) await one();
    const before = given();
    for (let count = 0; count < 10; count++) await one();
    expect(given() - before).toBeLessThan(ONE);
  });

  test('by managers that are shut down', async () => {
    const one = async (): Promise<void> => {
      const manager = await Manager.start();
      await (await manager.dict({ a: 1 })).get('a');
      await manager.shutdown();
    };
    for (let count = 0; count < 3; count++) await one();
    const before = given();
    for (let count = 0; count < 6; count++) await one();
    expect(given() - before).toBeLessThan(ONE);
  });

  test('by managers that cannot be started', async () => {
    const before = given();
    const daemon = new Process({
      module: fixture('lends'),
      target: 'startsManagers',
      daemon: true,
    });
    daemon.start();
    expect(await daemon.join()).toBe(0);
    expect(given() - before).toBeLessThan(10 * ONE);
  });
});

describe('what is given back', () => {
  test('is closed to one who comes late, who reads and changes nothing of the next', async () => {
    const queue = new Queue<string>();
    const late = new Queue<string>(0, queue._place);
    const waiting = late.get();
    queue.close();
    const next = successorOf(queue);
    await next.put('not for you');
    await expect(waiting).rejects.toMatchObject({ code: 'CLOSED' });
    await expect(late.put('not for them')).rejects.toMatchObject({ code: 'CLOSED' });
    expect(() => late.getNowait()).toThrow(expect.objectContaining({ code: 'CLOSED' }));
    expect([next.qsize(), await next.get()]).toEqual([1, 'not for you']);
  });

  test('is not what a child still has', async () => {
    const [queue, go] = [new Queue<number>(), new Semaphore(0)];
    const child = new Process({
      module: fixture('lends'),
      target: 'talksToItself',
      args: [queue, go],
    });
    child.start();
    queue.close();
    const others = Array.from({ length: 100 }, () => new Queue());
    expect(others.map(({ _place: [at] }) => at)).not.toContain(queue._place[0]);
    go.release();
    expect(await child.join()).toBe(42);
    expect(successorOf(queue)._place[1]).toBe(queue._place[1] + 1);
  });

  test('is not where somebody is in the middle of something', async () => {
    const queue = new Queue<number>();
    const [writers] = [...queue._inside].find(([, name]) => name === 'writers')! as unknown as [
      { acquireSync(): boolean; release(): void },
    ];
    writers.acquireSync();
    queue.close();
    for (let count = 0; count < 50; count++) new Queue().close();
    expect(() => successorOf(queue)).toThrow('not used again');
    writers.release();
    expect(successorOf(queue)._place[0]).toBe(queue._place[0]);
  });
});
