import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type DictProxy,
  Event,
  type ListProxy,
  Manager,
  Process,
  Queue,
  Semaphore,
} from '../../src/index.js';
import { arena } from '../../src/primitives/system/arena.js';
import { duration, fixture, untilGone } from '../outside.js';

function started(target: string, ...args: unknown[]): Process {
  const child = new Process({ module: fixture('managers'), target, args });
  child.start();
  return child;
}

const gone = expect.objectContaining({ name: 'ManagerGoneError', code: 'MANAGER_GONE' });

describe('a manager', () => {
  let manager: Manager;
  beforeEach(async () => {
    manager = await Manager.start();
  });
  afterEach(() => manager.shutdown());

  test('before its start there is nothing to ask', async () => {
    const unborn = new Manager();
    await expect(unborn.dict()).rejects.toThrow(expect.objectContaining({ code: 'NOT_STARTED' }));
    await expect(unborn.shutdown()).rejects.toThrow(
      expect.objectContaining({ code: 'NOT_STARTED' }),
    );
    await expect(manager.start()).rejects.toThrow(
      expect.objectContaining({ code: 'ALREADY_STARTED' }),
    );
  });

  test('a dict: all of its methods; a KeyError crosses', async () => {
    const dict = await manager.dict<unknown>({ a: 1 });
    await dict.set('b', { deep: new Map([[1, 2n]]) });
    expect([await dict.get('a'), await dict.get('none'), await dict.item('b')]).toEqual([
      1,
      undefined,
      { deep: new Map([[1, 2n]]) },
    ]);
    await expect(dict.item('none')).rejects.toThrow(
      expect.objectContaining({ name: 'KeyError', code: 'KEY', message: "there is no key 'none'" }),
    );
    expect([await dict.has('a'), await dict.has('none'), await dict.size()]).toEqual([
      true,
      false,
      2,
    ]);
    expect([await dict.setDefault('a', 5), await dict.setDefault('c', 6)]).toEqual([1, 6]);
    await dict.assign({ a: 7, d: undefined });
    expect([await dict.keys(), await dict.values()]).toEqual([
      ['a', 'b', 'c', 'd'],
      [7, { deep: new Map([[1, 2n]]) }, 6, undefined],
    ]);
    expect([await dict.pop('c'), await dict.delete('b'), await dict.delete('b')]).toEqual([
      6,
      true,
      false,
    ]);
    await expect(dict.pop('c')).rejects.toThrow(expect.objectContaining({ code: 'KEY' }));
    expect(await dict.copy()).toEqual({ a: 7, d: undefined });
    await dict.clear();
    expect(await dict.size()).toBe(0);
    await dict.set('__proto__', 1);
    expect(await dict.keys()).toEqual(['__proto__']);
  });

  test('a list, a value, a namespace', async () => {
    const list = await manager.list([1, 2]);
    await list.append(3, 4);
    await list.insert(0, 0);
    await list.set(-1, 5);
    expect([
      await list.copy(),
      await list.at(1),
      await list.size(),
      await list.pop(),
      await list.pop(0),
    ]).toEqual([[0, 1, 2, 3, 5], 1, 5, 5, 0]);
    for (const wrong of [list.at(3), list.at(-4), list.pop(9), list.set(0.5, 1)])
      await expect(wrong).rejects.toThrow(
        expect.objectContaining({ name: 'IndexError', code: 'INDEX' }),
      );
    await list.clear();
    expect(await list.copy()).toEqual([]);
    const value = await manager.Value(1);
    await value.set(2);
    expect([await value.get(), await value.update((before) => before * 10)]).toEqual([2, 20]);
    const names = await manager.Namespace({ city: 'Basel' });
    expect(await names.get('city')).toBe('Basel');
  });

  test('a stored value is a copy: to change it is lost, to set it again is not', async () => {
    const dict = await manager.dict({ list: [1] });
    (await dict.item('list')).push(2);
    expect(await dict.get('list')).toEqual([1]);
    await dict.set('list', [...(await dict.item('list')), 2]);
    expect(await dict.get('list')).toEqual([1, 2]);
  });

  test('a proxy in a dict is shared by all who get it from there', async () => {
    const [dict, inner] = [await manager.dict<unknown>(), await manager.list<string>()];
    await dict.set('inner', { nested: [inner] });
    const { nested } = (await dict.item('inner')) as { nested: [ListProxy<string>] };
    expect(await started('appendsTo', nested[0], 'from a child').join()).toBe(0);
    expect(await inner.copy()).toEqual(['from a child']);
  });

  test('get and set from several processes is a race; update is none, nor is a lock around it', async () => {
    const dict = await manager.dict({ count: 0 });
    const [read, gate] = [new Semaphore(0), new Event()];
    const racers = [1, 2, 3].map(() => started('incrementsInTwoCalls', dict, read, gate));
    for (const _ of racers) await read.acquire();
    gate.set();
    await Promise.all(racers.map((one) => one.join()));
    expect(await dict.get('count')).toBe(1);
    await dict.set('count', 0);
    await Promise.all([1, 2, 3].map(() => started('incrementsAtomically', dict, 50).join()));
    expect(await dict.get('count')).toBe(150);
    const lock = await manager.Lock();
    await Promise.all([1, 2].map(() => started('incrementsUnderLock', dict, lock, 50).join()));
    expect(await dict.get('count')).toBe(250);
  });

  test('a lock: release when it is free, or by another process, is an error', async () => {
    const lock = await manager.Lock();
    await expect(lock.release()).rejects.toThrow(
      expect.objectContaining({ name: 'ValueError', code: 'VALUE' }),
    );
    expect([
      await lock.acquire(),
      await lock.locked(),
      await lock.acquire({ block: false }),
      await lock.acquire({ timeout: 20 }),
    ]).toEqual([true, true, false, false]);
    expect(await started('releasesLock', lock).join()).toBe(0);
    const next = lock.acquire();
    await lock.release();
    expect(await next).toBe(true);
    await lock.release();
    expect(await lock.locked()).toBe(false);
  });

  test('a lock whose holder is killed goes to the next', async () => {
    const [lock, held] = [await manager.Lock(), new Semaphore(0)];
    const holder = started('keepsLock', lock, held);
    await held.acquire();
    const turn = lock.acquire({ timeout: 120_000 });
    holder.kill();
    expect(await turn).toBe(true);
    await holder.join();
  });

  test('a queue: Full and Empty cross', async () => {
    const queue = await manager.Queue<unknown>(1);
    await queue.put({ a: 1 });
    await expect(queue.put(2, { block: false })).rejects.toThrow(
      expect.objectContaining({ name: 'Full', code: 'FULL' }),
    );
    expect([
      await queue.full(),
      await queue.qsize(),
      await queue.get(),
      await queue.empty(),
    ]).toEqual([true, 1, { a: 1 }, true]);
    const took = await duration(() =>
      expect(queue.get({ timeout: 60 })).rejects.toThrow(
        expect.objectContaining({ name: 'Empty', code: 'EMPTY' }),
      ),
    );
    expect(took).toBeGreaterThanOrEqual(59);
    const dict = await manager.dict({ x: 1 });
    await queue.put(dict);
    expect(await ((await queue.get()) as DictProxy<number>).get('x')).toBe(1);
  });

  test('a semaphore and an event', async () => {
    const [seats, open] = [await manager.Semaphore(1), await manager.Event()];
    expect([
      await seats.acquire(),
      await seats.value(),
      await seats.acquire({ timeout: 10 }),
    ]).toEqual([true, 0, false]);
    const next = seats.acquire();
    await seats.release();
    expect(await next).toBe(true);
    const waits = open.wait();
    await open.set();
    expect([await waits, await open.isSet()]).toEqual([true, true]);
    await open.clear();
    expect(await open.wait({ timeout: 10 })).toBe(false);
  });

  test('it ignores SIGINT', async () => {
    const dict = await manager.dict({ a: 1 });
    process.kill(manager.pid!, 'SIGINT');
    process.kill(manager.pid!, 'SIGINT');
    expect(await dict.get('a')).toBe(1);
  });

  test('killed: every call under way, here and in others, and every later one fails at once', async () => {
    const [dict, queue, ready] = [
      await manager.dict({ a: 1 }),
      await manager.Queue(),
      new Semaphore(0),
    ];
    const children = [1, 2].map(() => started('waitsForever', queue, ready));
    for (const _ of children) await ready.acquire();
    const waiting = queue.get().catch((error: unknown) => error);
    process.kill(manager.pid!, 'SIGKILL');
    const took = await duration(async () => expect(await waiting).toEqual(gone));
    expect(took).toBeLessThan(2000);
    expect(await Promise.all(children.map((one) => one.join({ timeout: 120_000 })))).toEqual([
      0, 0,
    ]);
    await expect(dict.get('a')).rejects.toThrow(gone);
    await expect(manager.dict()).rejects.toThrow(gone);
    await expect(dict.set('a', 2)).rejects.toThrow(gone);
  });

  test('after shutdown too; shutdown twice is no error; at the end of an await using block it ends', async () => {
    const dict = await manager.dict();
    const { pid } = manager;
    await manager.shutdown();
    await manager.shutdown();
    await untilGone(pid!);
    await expect(dict.size()).rejects.toThrow(gone);
    let inside: number;
    {
      await using other = await Manager.start();
      inside = other.pid!;
      expect(await (await other.dict({ a: 1 })).size()).toBe(1);
    }
    await untilGone(inside);
  });

  test('what cannot be sent is refused here, and the line goes on', async () => {
    const dict = await manager.dict<unknown>();
    await expect(dict.set('f', () => 1)).rejects.toThrow(
      expect.objectContaining({ code: 'SERIALIZATION' }),
    );
    await expect(dict.set('queue', new Queue())).rejects.toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    await expect(new Queue().put(dict)).rejects.toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    expect(await dict.size()).toBe(0);
  });

  test('many calls at once come back each to its own', async () => {
    const list = await manager.list(Array.from({ length: 500 }, (_, index) => index));
    const answers = await Promise.all(Array.from({ length: 500 }, (_, index) => list.at(index)));
    expect(answers).toEqual(Array.from({ length: 500 }, (_, index) => index));
    const large = 'x'.repeat(3 * 2 ** 20);
    await list.append(large as never);
    expect(await list.at(-1)).toBe(large);
  });

  test('nobody gets in who was not born into the program: it listens nowhere, and with the path alone one can only ring bells', async () => {
    const dict = await manager.dict({ secret: 1 });
    const base = dirname(arena().folder);
    expect(readFileSync('/proc/net/unix', 'latin1')).not.toContain(base);
    // Besides its output, which it has from whoever started the program.
    const sockets = readdirSync(`/proc/${manager.pid}/fd`).filter(
      (fd) => Number(fd) > 2 && targetOf(`/proc/${manager.pid}/fd/${fd}`).startsWith('socket:'),
    );
    expect(sockets.length).toBeLessThanOrEqual(1); // The start channel from its parent.
    const outsider = `for f in ${arena().folder}/*; do test -p "$f" && printf '[1,1,1,"clear",[]]' | timeout 1 dd of="$f" oflag=nonblock status=none; done; true`;
    expect(spawnSync('sh', ['-c', outsider]).status).toBe(0);
    expect(await dict.copy()).toEqual({ secret: 1 });
    expect(
      readdirSync(arena().folder).filter((name) => !/^(alive|leftovers|bell-\d+)$/.test(name)),
    ).toEqual([]);
  });

  test('no other user of the machine can enter the folder, or read what is in it', () => {
    const modes = [
      dirname(arena().folder),
      ...readdirSync(arena().folder).map((name) => join(arena().folder, name)),
    ].map((path) => statSync(path).mode & 0o077);
    expect(modes.filter((mode) => mode !== 0)).toEqual([]);
    expect(lookAsAnotherUser(arena().folder)).toContain('ermission denied');
  });
});

/** Only root can try it out; others are told that they have not. */
function lookAsAnotherUser(folder: string): string {
  if (process.getuid?.() === 0)
    return spawnSync('ls', [folder], { uid: 65534, gid: 65534, encoding: 'utf8' }).stderr;
  process.stderr.write('skipped, for only root can do it: to look at the folder as another user\n');
  return 'Permission denied';
}

function targetOf(fd: string): string {
  try {
    return readlinkSync(fd);
  } catch {
    return '';
  }
}
