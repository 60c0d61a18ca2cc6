import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Condition, Lock, Process, RLock, Semaphore } from '../../src/index.js';
import { duration, fixture, OwnFolder, stop, until } from '../outside.js';

function started(target: string, ...args: unknown[]): Process {
  const child = new Process({ module: fixture('conditions'), target, args });
  child.start();
  return child;
}

const exitOf = (child: Process): Promise<number | null> => child.join({ timeout: 120_000 });

/**
 * Children that wait for the condition, in the order in which they were started; what comes of it
 * they write into `file`.
 */
async function waiters(
  condition: Condition,
  file: string,
  timeouts: (number | undefined)[],
): Promise<Process[]> {
  const [ready, children] = [new Semaphore(0), [] as Process[]];
  for (const timeout of timeouts) {
    children.push(started('waits', condition, ready, file, timeout));
    await ready.acquire();
  }
  return children;
}

const notOwner = expect.objectContaining({
  name: 'NotOwnerError',
  code: 'NOT_OWNER',
  message: expect.stringContaining('without holding its lock'),
});

describe('a condition', () => {
  test('wait, notify and notifyAll without the lock are refused, also while another process has it', async () => {
    const condition = new Condition();
    expect(() => condition.notify()).toThrow(notOwner);
    expect(() => condition.notifyAll()).toThrow(notOwner);
    await expect(condition.wait()).rejects.toThrow(notOwner);
    await condition.acquire();
    expect(await exitOf(started('isRefused', condition))).toBe(0);
    condition.release();
  });

  test('wait(0) and wait with a timeout are false, and hold the lock again', async () => {
    const condition = new Condition();
    await condition.acquire();
    expect([await condition.wait({ timeout: 0 }), await condition.wait({ timeout: -1 })]).toEqual([
      false,
      false,
    ]);
    const took = await duration(async () =>
      expect(await condition.wait({ timeout: 60 })).toBe(false),
    );
    expect(took).toBeGreaterThanOrEqual(59);
    expect(took).toBeLessThan(2000);
    expect(condition.inspect()).toMatchObject({ waiting: [], lock: { holder: process.pid } });
    condition.release();
  });

  test('notify with nobody waiting does nothing, and is not kept for later', async () => {
    const condition = new Condition();
    await condition.withLock(async () => {
      expect(condition.notify()).toBeUndefined();
      expect(condition.notifyAll()).toBeUndefined();
      expect(await condition.wait({ timeout: 1 })).toBe(false);
    });
  });

  test("waitFor gives the predicate's value, at once, after a notification, or the last false one when the time is up", async () => {
    const condition = new Condition();
    await condition.acquire();
    expect(await condition.waitFor(() => 'V')).toBe('V');
    const took = await duration(async () =>
      expect(await condition.waitFor(() => 0, { timeout: 60 })).toBe(0),
    );
    expect(took).toBeGreaterThanOrEqual(59);
    expect(took).toBeLessThan(2000);

    const seen: number[] = [];
    const third = condition.waitFor(
      async () => seen.push(condition.inspect().lock.holder!) === 3 && 'third',
    );
    for (const asked of [1, 2]) {
      await until(
        `it has been asked ${asked} times and waits`,
        () => seen.length === asked && condition.inspect().waiting.length === 1,
      );
      await condition.withLock(() => condition.notify());
    }
    expect(await third).toBe('third');
    expect(seen).toEqual([process.pid, process.pid, process.pid]);
    condition.release();
  });

  test('three wait, one is notified: exactly one wakes, the longest; notify(5) wakes the other two', async () => {
    using folder = new OwnFolder();
    const [condition, file] = [new Condition(), folder.file('woken')];
    const children = await waiters(condition, file, [undefined, undefined, undefined]);
    await condition.withLock(() => {
      expect(condition.inspect().waiting).toEqual(children.map((child) => child.pid));
      condition.notify();
    });
    expect(await exitOf(children[0]!)).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('true\n');
    await condition.withLock(() => {
      expect(condition.inspect().waiting).toEqual([children[1]!.pid, children[2]!.pid]);
      condition.notify(5);
    });
    expect(await Promise.all(children.map(exitOf))).toEqual([0, 0, 0]);
    expect(readFileSync(file, 'utf8')).toBe('true\ntrue\ntrue\n');
    expect(() => condition.notify(0)).toThrow(expect.objectContaining({ code: 'VALUE' }));
  });

  test('notifyAll after some have timed out wakes the others', async () => {
    using folder = new OwnFolder();
    const [condition, file] = [new Condition(), folder.file('woken')];
    const children = await waiters(condition, file, [1, undefined, 1, undefined]);
    expect(await Promise.all([exitOf(children[0]!), exitOf(children[2]!)])).toEqual([0, 0]);
    await condition.withLock(() => {
      expect(condition.inspect().waiting).toEqual([children[1]!.pid, children[3]!.pid]);
      condition.notifyAll();
    });
    expect(await Promise.all(children.map(exitOf))).toEqual([0, 0, 0, 0]);
    expect(readFileSync(file, 'utf8')).toBe('false\nfalse\ntrue\ntrue\n');
    expect(condition.inspect()).toMatchObject({ waiting: [], lock: { holder: null } });
  });

  test('notifyAll returns at once when a waiter was killed, and the others wake', async () => {
    using folder = new OwnFolder();
    const [condition, file] = [new Condition(), folder.file('woken')];
    const children = await waiters(condition, file, [undefined, undefined]);
    children[0]!.kill();
    await condition.withLock(() => condition.notifyAll());
    expect(await Promise.all(children.map(exitOf))).toEqual([-9, 0]);
    expect(readFileSync(file, 'utf8')).toBe('true\n');
  });

  test('a notification is not spent on a waiter that is dead: the next one has it', async () => {
    using folder = new OwnFolder();
    const [condition, file] = [new Condition(), folder.file('woken')];
    const children = await waiters(condition, file, [undefined, undefined]);
    children[0]!.kill();
    await exitOf(children[0]!);
    await condition.withLock(() => condition.notify());
    expect(await exitOf(children[1]!)).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('true\n');
  });

  test("with a Lock or an RLock of one's own; wait releases all levels and takes them again, also when the time is up", async () => {
    for (const lock of [new Lock(), new RLock()]) {
      const condition = new Condition(lock);
      await lock.acquire();
      expect(await condition.wait({ timeout: 1 })).toBe(false);
      expect(lock.inspect().holder).toBe(process.pid);
      lock.release();
      expect(lock.locked()).toBe(false);
      expect(await exitOf(started('comparesLocks', condition, lock))).toBe(0);
    }
    const condition = new Condition();
    for (let times = 0; times < 3; times++) await condition.acquire();
    const wait = condition.wait({ timeout: 120_000 });
    expect(condition.inspect().lock).toMatchObject({ holder: null, depth: 0 });
    await condition.withLock(() => condition.notify());
    expect(await wait).toBe(true);
    expect(condition.inspect().lock).toMatchObject({ holder: process.pid, depth: 3 });
    expect(await condition.wait({ timeout: 1 })).toBe(false);
    expect(condition.inspect().lock).toMatchObject({ holder: process.pid, depth: 3 });
    for (let times = 0; times < 3; times++) condition.release();
  });

  test('a notification that comes while the waiter is stopped is not lost when its time is up', async () => {
    using folder = new OwnFolder();
    const [condition, file] = [new Condition(), folder.file('woken')];
    const [child] = await waiters(condition, file, [500]);
    await condition.acquire();
    const bound = performance.now() + 500;
    await stop(child!.pid!);
    condition.notify();
    condition.release();
    await until('its time is up', () => performance.now() > bound);
    process.kill(child!.pid!, 'SIGCONT');
    expect(await exitOf(child!)).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('true\n');
  });

  test('waiters that are killed at any moment leave nobody stuck, and no notification without effect', async () => {
    const [condition, ready, woken] = [new Condition(), new Semaphore(0), new Semaphore(0)];
    const children = [1, 2, 3].map(() => started('waitsForEver', condition, ready, woken));
    for (const _ of children) await ready.acquire();
    for (let round = 0; round < 20; round++) {
      const victim = children[round % 3]!;
      setTimeout(() => victim.kill(), Math.random() * 3);
      while (victim.isAlive()) await condition.withLock(() => condition.notify(1 + (round % 3)));
      children[round % 3] = started('waitsForEver', condition, ready, woken);
      for (const child of children) expect(child.isAlive()).toBe(true);
    }
    await until(
      'all three wait',
      () => condition.inspect().waiting.length === 3 && !condition.inspect().lock.holder,
    );
    while (woken.tryAcquire());
    await condition.withLock(() => condition.notifyAll());
    for (const _ of children) expect(await woken.acquire({ timeout: 120_000 })).toBe(true);
    for (const child of children) child.kill();
    expect(await Promise.all(children.map(exitOf))).toEqual([-9, -9, -9]);
  });

  test('a notifier that is killed before it has released the lock has notified, and the first to have the lock is told', async () => {
    using folder = new OwnFolder();
    const [condition, done] = [new Condition(), new Semaphore(0)];
    const children = await waiters(condition, folder.file('woken'), [undefined, undefined]);
    await condition.acquire();
    const own = condition
      .wait({ timeout: 120_000 })
      .then((notified) => [notified, condition.inspect().lock.abandonedBy]);
    const notifier = started('notifiesAndKeepsTheLock', condition, done);
    await done.acquire();
    expect(condition.inspect().waiting).toEqual([]);
    await Promise.all(children.map(({ pid }) => stop(pid!)));
    notifier.kill();
    expect(await own).toEqual([true, notifier.pid]);
    condition.release();
    for (const { pid } of children) process.kill(pid!, 'SIGCONT');
    expect(await Promise.all([notifier, ...children].map(exitOf))).toEqual([-9, 0, 0]);
    expect(readFileSync(folder.file('woken'), 'utf8')).toBe('true\ntrue\n');
  });

  test('notifiers that are killed at any moment leave nobody stuck: the next one wakes all', async () => {
    const [condition, ready, woken] = [new Condition(), new Semaphore(0), new Semaphore(0)];
    const children = [1, 2, 3].map(() => started('waitsForEver', condition, ready, woken));
    for (const _ of children) await ready.acquire();
    for (let round = 0; round < 10; round++) {
      const notifier = started('notifiesForEver', condition);
      for (let time = 0; time < 3 + round; time++)
        expect(await woken.acquire({ timeout: 120_000 })).toBe(true);
      notifier.kill();
      expect(await exitOf(notifier)).toBe(-9);
      await until('all three wait', () => condition.inspect().waiting.length === 3);
      while (woken.tryAcquire());
      await condition.withLock(() => condition.notifyAll());
      for (const _ of children) expect(await woken.acquire({ timeout: 120_000 })).toBe(true);
    }
    for (const child of children) child.kill();
    expect(await Promise.all(children.map(exitOf))).toEqual([-9, -9, -9]);
  });

  test('it travels in the arguments of a process only', () => {
    expect(() => JSON.stringify(new Condition())).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    expect(() => structuredClone(new Condition())).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    expect(String(new Condition())).toBe('<Condition(<RLock(owner=null, depth=0)>, 0)>');
  });
});
