import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Event, JoinableQueue, Process, Queue, Semaphore, SimpleQueue } from '../../src/index.js';
import { arena } from '../../src/primitives/system/arena.js';
import { duration, fixture, OwnFolder, Program, until } from '../outside.js';
import { messageContract } from './messages.js';

function started(target: string, ...args: unknown[]): Process {
  const child = new Process({ module: fixture('queues'), target, args });
  child.start();
  return child;
}

const full = expect.objectContaining({ name: 'Full', code: 'FULL' });
const empty = expect.objectContaining({ name: 'Empty', code: 'EMPTY' });
const closed = expect.objectContaining({ name: 'ClosedError', code: 'CLOSED' });

messageContract('a queue', () => {
  const [requests, replies] = [new Queue(), new Queue()];
  return {
    child: started('sendsBack', requests, replies),
    send: (value) => requests.put(value),
    receive: () => replies.get(),
  };
});

function filesOfMessages(): string[] {
  return readdirSync(arena().folder).filter((name) => /^(message|hand)-/.test(name));
}

describe('a queue', () => {
  test('put on a full one: Full at once, or after the timeout', async () => {
    const queue = new Queue<number>(2);
    await queue.put(1);
    queue.putNowait(2);
    expect([queue.full(), queue.qsize()]).toEqual([true, 2]);
    expect(() => queue.putNowait(3)).toThrow(full);
    await expect(queue.put(3, { block: false, timeout: 5000 })).rejects.toThrow(full);
    await expect(queue.put(3, { timeout: -1 })).rejects.toThrow(full);
    const took = await duration(() => expect(queue.put(3, { timeout: 60 })).rejects.toThrow(full));
    expect(took).toBeGreaterThanOrEqual(59);
    expect(took).toBeLessThan(2000);
    expect([await queue.get(), await queue.get(), queue.empty()]).toEqual([1, 2, true]);
  });

  test('get on an empty one: Empty at once, or after the timeout', async () => {
    const queue = new Queue();
    expect(() => queue.getNowait()).toThrow(empty);
    await expect(queue.get({ block: false, timeout: 5000 })).rejects.toThrow(empty);
    await expect(queue.get({ timeout: -1 })).rejects.toThrow(empty);
    const took = await duration(() => expect(queue.get({ timeout: 60 })).rejects.toThrow(empty));
    expect(took).toBeGreaterThanOrEqual(59);
    expect(took).toBeLessThan(2000);
  });

  test('first in, first out; what one process puts arrives in its order', async () => {
    const queue = new Queue<{ name: string; number: number }>();
    const putters = ['a', 'b', 'c'].map((name) => started('putsNumbers', queue, name, 200));
    const got: Record<string, number[]> = { a: [], b: [], c: [] };
    for (let count = 0; count < 600; count++) {
      const { name, number } = await queue.get();
      got[name]!.push(number);
    }
    const all = Array.from({ length: 200 }, (_, index) => index + 1);
    expect(got).toEqual({ a: all, b: all, c: all });
    expect(await Promise.all(putters.map((one) => one.join()))).toEqual([0, 0, 0]);
    expect(queue.empty()).toBe(true);
  });

  test('puts and gets that are not awaited one by one keep their order too', async () => {
    const queue = new Queue<number>(2);
    const puts = Array.from({ length: 100 }, (_, number) => queue.put(number));
    const gets = Array.from({ length: 100 }, () => queue.get());
    expect(await Promise.all(gets)).toEqual(Array.from({ length: 100 }, (_, number) => number));
    await Promise.all(puts);
  });

  test('after close, put and get are errors; close twice is none; other processes go on', async () => {
    const queue = new Queue(1);
    queue.close();
    queue.close();
    await expect(queue.put(1)).rejects.toThrow(closed);
    await expect(queue.get()).rejects.toThrow(closed);
    expect(() => queue.putNowait(1)).toThrow(closed);
    expect(() => queue.getNowait()).toThrow(closed);
    expect(await started('putsBytes', queue, 1).join()).toBe(0);
    expect(queue.qsize()).toBe(1);
  });

  test('joinThread before close is an error, after it there is nothing to wait for', async () => {
    const queue = new Queue();
    await expect(queue.joinThread()).rejects.toThrow(
      expect.objectContaining({ code: 'ASSERTION' }),
    );
    queue.close();
    await queue.joinThread();
    queue.cancelJoinThread();
  });

  test('a maxsize of 0 or less is no bound', async () => {
    for (const maxsize of [undefined, 0, -1]) {
      const queue = new Queue<number>(maxsize);
      for (let number = 0; number < 20_000; number++) queue.putNowait(number);
      expect([queue.full(), queue.qsize()]).toEqual([false, 20_000]);
      const got = Array.from({ length: 20_000 }, () => queue.getNowait());
      expect(got.every((number, index) => number === index)).toBe(true);
    }
    expect(() => new Queue(1.5)).toThrow(expect.objectContaining({ code: 'VALUE' }));
  });

  test('what cannot be sent is refused at put, and takes no place', async () => {
    const queue = new Queue<unknown>(1);
    await expect(queue.put({ callback: () => 1 })).rejects.toThrow(
      expect.objectContaining({
        code: 'SERIALIZATION',
        message: expect.stringContaining('callback is a function'),
      }),
    );
    expect(() => queue.putNowait(new Queue())).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    await queue.put('next');
    expect(await queue.get()).toBe('next');
  });

  test('what is put is what was put, also when it has to wait for room', async () => {
    const queue = new Queue<number[]>(1);
    const list = [1];
    const puts = [queue.put(list), queue.put(list)];
    list.push(2);
    await puts[0];
    expect(queue.inspect()).toMatchObject({ size: 1, putting: [process.pid] });
    expect([await queue.get(), await queue.get()]).toEqual([[1], [1]]);
    await puts[1];
  });

  test('a child that has put much can be joined before anybody gets it', async () => {
    const queue = new Queue<string>();
    expect(await started('putsBytes', queue, 2 ** 20).join({ timeout: 120_000 })).toBe(0);
    expect((await queue.get()).length).toBe(2 ** 20);
  });

  test('joining a child that waits for room in a full queue says so', async () => {
    const program = new Program('program-joins-before-it-gets');
    expect(await program.says()).toMatchObject({
      code: 'IPC_FULL_QUEUE',
      message: expect.stringContaining('Process-1, which waits to put something into a full queue'),
    });
    expect(await program.says()).toBe(0);
    expect(await program.ending).toMatchObject({ code: 0 });
  });

  test('what has been put is not empty', async () => {
    const queue = new Queue();
    await queue.put(1);
    expect([queue.empty(), queue.qsize()]).toEqual([false, 1]);
    expect(await started('putsBytes', queue, 1).join()).toBe(0);
    expect(queue.qsize()).toBe(2);
  });

  test('one that is killed while it waits to get leaves a queue that works', async () => {
    const queue = new Queue<string>();
    const ready = new Semaphore(0);
    const waiters = [1, 2].map(() => started('getsInVain', queue, ready));
    for (const _ of waiters) await ready.acquire();
    await until('both wait', () => queue.inspect().getting.length === 2);
    const [first, second] = waiters as [Process, Process];
    process.kill(queue.inspect().getting[0]!, 'SIGKILL');
    await queue.put('for the other');
    const codes = await Promise.all([first, second].map((one) => one.join({ timeout: 120_000 })));
    expect(codes.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([-9, 0]);
    expect(queue.inspect()).toEqual({ size: 0, putting: [], getting: [], lost: 0 });
  });

  test('one that is killed while it waits to put costs nobody a place', async () => {
    const queue = new Queue(1);
    const ready = new Semaphore(0);
    await queue.put('full');
    const child = started('putsInVain', queue, ready);
    await ready.acquire();
    await until('it waits', () => queue.inspect().putting.length === 1);
    child.kill();
    await child.join();
    expect(await queue.get()).toBe('full');
    await queue.put('next', { timeout: 120_000 });
    expect(await queue.get()).toBe('next');
  });

  test('one that is killed with a large message in hand takes its file along', async () => {
    const [queue, got] = [new Queue<unknown>(1), new Semaphore(0)];
    await queue.put('full');
    const putter = started('putsBytes', queue, 1e6);
    await until('it waits', () => queue.inspect().putting.length === 1);
    expect(filesOfMessages()).toEqual([expect.stringMatching(/^hand-/)]);
    putter.kill();
    await putter.join();
    expect(filesOfMessages()).toEqual([]);
    expect(await queue.get()).toBe('full');
    // What it has put is not in its hands any more.
    await started('putsBytes', queue, 1e6).join();
    expect(filesOfMessages()).toEqual([expect.stringMatching(/^message-/)]);
    await started('getsOne', queue, got).join({ timeout: 1 });
    await got.acquire();
    expect(filesOfMessages()).toEqual([]);
  });

  test('whoever is killed at whatever moment: the others go on, and what is missing was in the hands of the killed', async () => {
    const queue = new Queue<number>();
    const ready = new Semaphore(0);
    let fresh = 0;
    for (let round = 0; round < 20; round++) {
      while (queue.qsize() < 4) await queue.put(fresh++);
      const child = started('passesOn', queue, ready);
      await ready.acquire();
      // Another number of turns in each round, so that it is killed in another place.
      for (let turn = 0; turn < 50 + round * 37; turn++) await queue.put(await queue.get());
      child.kill();
      await child.join();
      expect(queue.qsize()).toBeGreaterThanOrEqual(3);
    }
    const left: number[] = [];
    while (!queue.empty()) left.push(await queue.get({ timeout: 120_000 }));
    expect(new Set(left).size).toBe(left.length);
    expect(left.every((number) => Number.isInteger(number) && number >= 0 && number < fresh)).toBe(
      true,
    );
  });

  test('qsize counts', async () => {
    const queue = new Queue();
    for (let size = 1; size <= 3; size++) {
      await queue.put(size);
      expect(queue.qsize()).toBe(size);
    }
    expect(String(queue)).toBe('<Queue(size=3, maxsize=0)>');
  });

  test('who waits to get is woken by who puts, and the other way round', async () => {
    using folder = new OwnFolder();
    const [requests, file] = [new Queue<unknown>(3), folder.file('got')];
    const child = started('getsUntilNull', requests, file);
    for (let number = 0; number < 50; number++) await requests.put(number);
    await requests.put(null);
    expect(await child.join({ timeout: 120_000 })).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
      Array.from({ length: 50 }, (_, number) => number),
    );
  });

  test('a message of 64 MiB, an empty one, and one that just has no room in the ring', async () => {
    const queue = new Queue<Uint8Array>();
    const sizes = [
      64 * 2 ** 20,
      0,
      ...Array.from({ length: 64 }, (_, more) => 64 * 1024 - 48 + more),
    ];
    for (const size of sizes) await queue.put(new Uint8Array(size).fill(size));
    for (const size of sizes) {
      const bytes = await queue.get();
      expect([bytes.length, bytes[0], bytes.at(-1)]).toEqual([
        size,
        size === 0 ? undefined : size & 255,
        size === 0 ? undefined : size & 255,
      ]);
    }
    expect(filesOfMessages()).toEqual([]);
  });

  test('messages of all sizes through a ring that fills and empties again and again', async () => {
    const queue = new Queue<string>();
    const text = (index: number): string => String(index).repeat((index * 7919) % 3000);
    let [put, got] = [0, 0];
    for (let burst = 1; burst <= 60; burst++) {
      for (let count = 0; count < burst * 3; count++) await queue.put(text(put++));
      for (let count = 0; count < burst * 3 - 1; count++)
        expect(await queue.get()).toBe(text(got++));
    }
    while (got < put) expect(await queue.get()).toBe(text(got++));
  });

  test('what is refused for want of room leaves no file behind', async () => {
    const queue = new Queue<Uint8Array>(1);
    await queue.put(new Uint8Array(1));
    await expect(queue.put(new Uint8Array(1e6), { block: false })).rejects.toThrow(full);
    expect(filesOfMessages()).toEqual([]);
  });

  test('it travels in the arguments of a process only', () => {
    expect(() => JSON.stringify(new Queue())).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    expect(() => structuredClone(new SimpleQueue())).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
  });
});

describe('a joinable queue', () => {
  test('join on an empty one returns at once; taskDone too often is an error', async () => {
    const tasks = new JoinableQueue();
    expect(await tasks.join()).toBe(true);
    expect(() => tasks.taskDone()).toThrow(expect.objectContaining({ code: 'VALUE' }));
    await tasks.put(1);
    expect(await tasks.join({ timeout: 20 })).toBe(false);
    tasks.taskDone();
    expect(() => tasks.taskDone()).toThrow(expect.objectContaining({ code: 'VALUE' }));
    expect(await tasks.join()).toBe(true);
  });

  test('join returns when the workers have done all, and not before', async () => {
    const [tasks, done, end] = [new JoinableQueue(), new Semaphore(0), new Event()];
    const workers = [1, 2].map(() => started('worksFor', tasks, done, end));
    for (let task = 0; task < 200; task++) await tasks.put(task);
    const joins = [tasks.join({ timeout: 120_000 }), tasks.join({ timeout: 120_000 })];
    expect(await Promise.all(joins)).toEqual([true, true]);
    expect([done.value, tasks.unfinished, tasks.empty()]).toEqual([200, 0, true]);
    for (const worker of workers) {
      worker.kill();
      await worker.join();
    }
  });
});

describe('a simple queue', () => {
  test('empty, put, get; close twice is no error; use after close is one', async () => {
    const queue = new SimpleQueue<number>();
    expect(queue.empty()).toBe(true);
    await queue.put(1);
    expect([queue.empty(), await queue.get()]).toEqual([false, 1]);
    await expect(queue.put((() => 1) as never)).rejects.toThrow(
      expect.objectContaining({ code: 'SERIALIZATION' }),
    );
    queue.close();
    queue.close();
    await expect(queue.put(2)).rejects.toThrow(closed);
    await expect(queue.get()).rejects.toThrow(closed);
  });

  test('between processes', async () => {
    const queue = new SimpleQueue();
    const child = started('putsNumbers', queue, 'a', 3);
    expect([await queue.get(), await queue.get(), await queue.get()]).toEqual(
      [1, 2, 3].map((number) => ({ name: 'a', number })),
    );
    expect(await child.join()).toBe(0);
  });
});
