import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Lock, Process, Queue, SharedArray } from '../../src/index.js';
import { arena, Word } from '../../src/primitives/system/arena.js';
import { fixture, OwnFolder, until } from '../outside.js';

test('who was there before reaches what lies behind that part of the arena that was mapped at first', async () => {
  using folder = new OwnFolder();
  const [requests, replies, lock] = [new Queue<string>(), new Queue<string>(), new Lock()];
  const echo = new Process({
    module: fixture('queues'),
    target: 'sendsBack',
    args: [requests, replies],
    daemon: true,
  });
  const looker = new Process({
    module: fixture('locks'),
    target: 'takes',
    args: [lock, folder.file('seen')],
  });
  await lock.acquire();
  echo.start();
  looker.start();
  await requests.put('before');
  expect(await replies.get()).toBe('before');
  await until('it waits', () => lock.inspect().waiting.length === 1);

  const mapped = arena().words.length;
  const large = new SharedArray('uint8', mapped * 4);
  large.set(-1, 7);
  expect(arena().words[Word.heapEnd]).toBeGreaterThan(mapped);
  // In chunks, and in a block of cells, that are taken from there.
  const messages = [1, 2, 3, 4, 5].map((n) => String(n).repeat(40_000));
  for (const message of messages) await requests.put(message);
  for (const message of messages) expect(await replies.get()).toBe(message);
  const waits = Array.from({ length: 300 }, () => lock.withLock(() => {}));
  expect(lock.inspect().waiting).toHaveLength(301);
  lock.release();
  await Promise.all(waits);
  expect(await looker.join()).toBe(0);
  const { waiting } = JSON.parse(readFileSync(folder.file('seen'), 'utf8')) as {
    waiting: number[];
  };
  expect(waiting).toEqual(waits.map(() => process.pid));
  expect(large.at(-1)).toBe(7);
  echo.kill();
  await echo.join();
});
