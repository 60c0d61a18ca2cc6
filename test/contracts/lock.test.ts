import { serialize } from 'node:v8';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Lock, type LockState, Process, Semaphore } from '../../src/index.js';
import { allocate, arena } from '../../src/primitives/system/arena.js';
import { type Anvil, type Way, look, makeAnvil } from '../fixtures/hammers.js';
import { fixture, isGone, OwnFolder, stop, until, untilGone } from '../outside.js';
import { lockContract } from './lock.js';

lockContract('a lock', () => new Lock());

function started(target: string, ...args: unknown[]): Process {
  const child = new Process({ module: fixture('locks'), target, args });
  child.start();
  return child;
}

interface Holder {
  readonly child: Process;
  /** Makes it release. */
  readonly end: Semaphore;
}

async function holderOf(lock: Lock): Promise<Holder> {
  const [held, end] = [new Semaphore(0), new Semaphore(0)];
  const child = started('holds', lock, held, end);
  await held.acquire();
  return { child, end };
}

/** Processes that wait for the lock, one after the other. */
async function waitersFor(
  lock: Lock,
  file: string,
  targets: readonly string[],
): Promise<Process[]> {
  const waiters: Process[] = [];
  for (const target of targets) {
    waiters.push(started(target, lock, file));
    await until('it waits', () => lock.inspect().waiting.length === waiters.length);
  }
  return waiters;
}

/** What those who have had the lock wrote down, in their order. */
function turns(file: string): (LockState & { pid: number })[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LockState & { pid: number });
}

function pidsOf(processes: readonly Process[]): number[] {
  return processes.map(({ pid }) => pid!);
}

async function codes(processes: readonly Process[]): Promise<(number | null)[]> {
  return Promise.all(processes.map((one) => one.join({ timeout: 120_000 })));
}

describe('a lock between processes', () => {
  test('a try is false while another process holds it', async () => {
    using folder = new OwnFolder();
    const lock = new Lock();
    await lock.acquire();
    expect(await started('tries', lock, folder.file('tried')).join()).toBe(0);
    expect(JSON.parse(readFileSync(folder.file('tried'), 'utf8'))).toEqual([
      false,
      true,
      process.pid,
    ]);
    lock.release();
  });

  test('acquire with a timeout is false while another process holds it, waiting in both ways', async () => {
    const lock = new Lock();
    const { child, end } = await holderOf(lock);
    expect(await lock.acquire({ timeout: 60 })).toBe(false);
    expect(lock.acquireSync({ timeout: 60 })).toBe(false);
    expect(lock.inspect()).toEqual({ holder: child.pid, waiting: [], abandonedBy: null });
    end.release();
    expect(await child.join()).toBe(0);
    expect(lock.locked()).toBe(false);
  });

  test('release by another process is refused, and says who holds it', async () => {
    using folder = new OwnFolder();
    const lock = new Lock();
    await lock.acquire();
    const child = started('releases', lock, folder.file('error'));
    expect(await child.join()).toBe(0);
    const message = expect.stringContaining(
      `process ${process.pid} holds it, not process ${child.pid}`,
    );
    expect(JSON.parse(readFileSync(folder.file('error'), 'utf8'))).toEqual({
      code: 'NOT_OWNER',
      message,
    });
    expect(lock.inspect().holder).toBe(process.pid);
    lock.release();

    const { child: holder, end } = await holderOf(lock);
    expect(() => lock.release()).toThrow(
      expect.objectContaining({ name: 'NotOwnerError', code: 'NOT_OWNER' }),
    );
    end.release();
    expect(await holder.join()).toBe(0);
  });

  test('it travels in the arguments of a process only, and is refused by name elsewhere', () => {
    const lock = new Lock();
    const refused = expect.objectContaining({
      name: 'InheritanceError',
      code: 'INHERITANCE',
      message: expect.stringContaining('Lock objects'),
    });
    expect(() => JSON.stringify({ lock })).toThrow(refused);
    expect(() => structuredClone({ lock })).toThrow(refused);
    expect(() => serialize([lock])).toThrow(refused);
    const child = new Process({
      module: fixture('locks'),
      target: 'takes',
      args: [new Map([['lock', lock]])],
    });
    expect(() => child.start()).toThrow(refused);
  });

  test('it knows its holder, and says so', async () => {
    const lock = new Lock();
    expect(String(lock)).toBe('<Lock(owner=null)>');
    const { child, end } = await holderOf(lock);
    expect(lock.inspect().holder).toBe(child.pid);
    expect(String(lock)).toBe(`<Lock(owner=${child.pid})>`);
    end.release();
    await child.join();
    expect(lock.inspect().holder).toBeNull();
  });

  test('inspect has the waiters in order of arrival, and they get it in that order', async () => {
    using folder = new OwnFolder();
    const lock = new Lock();
    await lock.acquire();
    const waiters = await waitersFor(lock, folder.file('turns'), ['takes', 'takesSync', 'takes']);
    expect(lock.inspect()).toEqual({
      holder: process.pid,
      waiting: pidsOf(waiters),
      abandonedBy: null,
    });
    lock.release();
    expect(await codes(waiters)).toEqual([0, 0, 0]);
    const [first, second, third] = pidsOf(waiters);
    expect(turns(folder.file('turns'))).toEqual([
      { pid: first, holder: first, waiting: [second, third], abandonedBy: null },
      { pid: second, holder: second, waiting: [third], abandonedBy: null },
      { pid: third, holder: third, waiting: [], abandonedBy: null },
    ]);
  });
});

describe('a death around a lock', () => {
  test('a lock whose holder is killed is acquired by the next, who is told', async () => {
    const lock = new Lock();
    const { child } = await holderOf(lock);
    const wait = lock.acquire({ timeout: 120_000 });
    child.kill();
    expect(await wait).toBe(true);
    expect(lock.inspect()).toEqual({ holder: process.pid, waiting: [], abandonedBy: child.pid });
    lock.release();
    expect(lock.inspect().abandonedBy).toBeNull();
    await child.join();
  });

  test('a dead holder’s lock is acquired by one who waits with its thread asleep, before anybody else has noticed', async () => {
    const lock = new Lock();
    const { child } = await holderOf(lock);
    child.kill();
    expect(lock.acquireSync({ timeout: 120_000 })).toBe(true);
    expect(lock.inspect().abandonedBy).toBe(child.pid);
    lock.release();
    await child.join();
  });

  test('a dead holder’s lock is acquired by one who only tries', async () => {
    const lock = new Lock();
    const { child } = await holderOf(lock);
    child.kill();
    await child.join();
    expect(lock.tryAcquire()).toBe(true);
    expect(lock.inspect().abandonedBy).toBe(child.pid);
    lock.release();
  });

  test('a dead holder’s lock is acquired by one who comes when the holder, and the one who took it over, are dead', async () => {
    const lock = new Lock();
    const first = await holderOf(lock);
    const held = new Semaphore(0);
    const second = started('holds', lock, held, new Semaphore(0));
    await until('it waits', () => lock.inspect().waiting.length === 1);
    first.child.kill();
    await held.acquire();
    expect(lock.inspect()).toMatchObject({ holder: second.pid, abandonedBy: first.child.pid });
    second.kill();
    expect(await lock.acquire({ timeout: 120_000 })).toBe(true);
    expect(lock.inspect()).toMatchObject({ holder: process.pid, abandonedBy: second.pid });
    lock.release();
    await codes([first.child, second]);
  });

  test('a holder that ends without releasing is a dead one', async () => {
    const lock = new Lock();
    const child = started('takesButDoesNotRelease', lock);
    expect(await child.join()).toBe(0);
    expect(await lock.acquire({ timeout: 120_000 })).toBe(true);
    expect(lock.inspect().abandonedBy).toBe(child.pid);
    lock.release();
  });

  test('a holder whose parent is killed dies with it, and nobody is left who could see it end', async () => {
    const lock = new Lock();
    const held = new Semaphore(0);
    const child = started('hasAChildThatHolds', lock, held, new Semaphore(0));
    await held.acquire();
    const holder = lock.inspect().holder!;
    child.kill();
    expect(await lock.acquire({ timeout: 120_000 })).toBe(true);
    expect(lock.inspect().abandonedBy).toBe(holder);
    await untilGone(holder);
    lock.release();
  });

  test('a stopped holder is not dead', async () => {
    const lock = new Lock();
    const { child, end } = await holderOf(lock);
    await stop(child.pid!);
    expect(await lock.acquire({ timeout: 150 })).toBe(false);
    expect(lock.acquireSync({ timeout: 100 })).toBe(false);
    expect(lock.inspect().holder).toBe(child.pid);
    end.release();
    process.kill(child.pid!, 'SIGCONT');
    expect(await lock.acquire()).toBe(true);
    expect(lock.inspect().abandonedBy).toBeNull();
    lock.release();
    expect(await child.join()).toBe(0);
  });

  test.each([0, 1, 2])('waiter %i of three is killed: nobody loses a turn', async (victim) => {
    using folder = new OwnFolder();
    const lock = new Lock();
    const holder = await holderOf(lock);
    const waiters = await waitersFor(lock, folder.file('turns'), ['takes', 'takesSync', 'takes']);
    const [dead] = waiters.splice(victim, 1);
    dead!.kill();
    expect(await dead!.join()).toBe(-9);
    expect(lock.inspect().waiting).toEqual(pidsOf(waiters));
    holder.end.release();
    expect(await codes([holder.child, ...waiters])).toEqual([0, 0, 0]);
    expect(turns(folder.file('turns')).map(({ pid }) => pid)).toEqual(pidsOf(waiters));
    expect(turns(folder.file('turns')).map(({ abandonedBy }) => abandonedBy)).toEqual([null, null]);
  });

  test('the holder of three waiters is killed: all get it, one is told', async () => {
    using folder = new OwnFolder();
    const lock = new Lock();
    const { child } = await holderOf(lock);
    const waiters = await waitersFor(lock, folder.file('turns'), ['takes', 'takesSync', 'takes']);
    child.kill();
    expect(await codes([child, ...waiters])).toEqual([-9, 0, 0, 0]);
    expect(turns(folder.file('turns')).map(({ abandonedBy }) => abandonedBy)).toEqual([
      child.pid,
      null,
      null,
    ]);
  });

  test('the four longest waiters are killed and nobody has seen it yet: the fifth is served', async () => {
    using folder = new OwnFolder();
    const lock = new Lock();
    await lock.acquire();
    const waiters = await waitersFor(lock, folder.file('turns'), Array<string>(5).fill('takes'));
    // Stopped first, so that none of them can take the lock before the signal has reached it.
    await Promise.all(pidsOf(waiters.slice(0, 4)).map(stop));
    for (const victim of waiters.slice(0, 4)) victim.kill();
    lock.release();
    expect(await codes(waiters)).toEqual([-9, -9, -9, -9, 0]);
    expect(turns(folder.file('turns')).map(({ pid, abandonedBy }) => [pid, abandonedBy])).toEqual([
      [waiters[4]!.pid, null],
    ]);
  });

  test('a lock handed to a waiter that dies before it notices goes to the next, and nobody is accused', async () => {
    using folder = new OwnFolder();
    const lock = new Lock();
    await lock.acquire();
    const [stopped, next] = await waitersFor(lock, folder.file('turns'), ['takes', 'takes']);
    await stop(stopped!.pid!);
    lock.release();
    expect(lock.inspect().holder).toBe(stopped!.pid);
    stopped!.kill();
    expect(await codes([stopped!, next!])).toEqual([-9, 0]);
    expect(turns(folder.file('turns')).map(({ pid, abandonedBy }) => [pid, abandonedBy])).toEqual([
      [next!.pid, null],
    ]);
  });
});

describe('a lock under the hammer', () => {
  interface Hammer {
    readonly child: Process;
    /** The word in which it counts its sections. */
    readonly own: number;
  }

  function hammer(locks: Lock[], anvils: Anvil[], way: Way, times?: number): Hammer {
    const own = allocate(1);
    const child = new Process({
      module: fixture('hammers'),
      target: 'hammers',
      args: [locks, anvils, own, way, ...(times === undefined ? [] : [times])],
    });
    child.start();
    return { child, own };
  }

  /** Goes inside, before anybody can have seen who has just died, and clears up after the dead. */
  function visit(lock: Lock, { inside }: Anvil): void {
    expect(lock.acquireSync({ timeout: 120_000 })).toBe(true);
    expect(look(inside) === 0 || lock.inspect().abandonedBy !== null).toBe(true);
    Atomics.store(arena().words, inside, 0);
    lock.release();
  }

  function sum(words: readonly number[]): number {
    return words.reduce((total, word) => total + look(word), 0);
  }

  test('no update is lost: 4 processes, 20,000 sections each', async () => {
    const [lock, anvil] = [new Lock(), makeAnvil()];
    const hammers = (['async', 'sync', 'async', 'impatient'] as const).map((way) =>
      hammer([lock], [anvil], way, 20_000),
    );
    expect(await codes(hammers.map(({ child }) => child))).toEqual([0, 0, 0, 0]);
    expect({ total: look(anvil.total), intrusions: look(anvil.intrusions) }).toEqual({
      total: 80_000,
      intrusions: 0,
    });
    expect(lock.inspect()).toEqual({ holder: null, waiting: [], abandonedBy: null });
  });

  test('members are killed at random moments: nobody is ever intruded upon, no update is lost, nobody hangs', async () => {
    const KILLS = Number(process.env['IPC_DEMO_KILLS'] ?? 12);
    const [locks, anvils] = [
      [new Lock(), new Lock()],
      [makeAnvil(), makeAnvil()],
    ];
    const ways: Way[] = ['async', 'sync', 'impatient', 'impatientSync'];
    const all = ways.map((way) => hammer(locks, anvils, way));
    const total = (): number => sum(anvils.map((anvil) => anvil.total));
    const alive = (): Hammer[] => all.filter(({ child }) => child.isAlive());

    for (let kills = 0; kills < KILLS; kills++) {
      const moment = total() + Math.floor(Math.random() * 500);
      await until(`there are ${moment} sections`, () => total() > moment);
      const { holder, waiting } = locks[kills % 2]!.inspect();
      const anybody = alive()[Math.floor(Math.random() * alive().length)]!.child.pid;
      const pid = [holder, waiting[0], anybody][kills % 3] ?? anybody;
      const victim = all.find(({ child }) => child.pid === pid);
      victim?.child.kill();
      if (kills % 4 === 0) locks.forEach((lock, index) => visit(lock, anvils[index]!));
      if (victim) all.push(hammer(locks, anvils, ways[kills % ways.length]!));
    }
    await until('everybody goes on', () => alive().every(({ own }) => look(own) > 0));
    Atomics.store(arena().words, anvils[0]!.end, 1);
    const ends = await codes(all.map(({ child }) => child));
    const killed = ends.filter((code) => code === -9).length;
    expect(ends.filter((code) => code !== -9)).toEqual(Array(all.length - killed).fill(0));
    expect(sum(anvils.map(({ intrusions }) => intrusions))).toBe(0);
    // One that is killed may have written the total, and not yet counted the section as its own.
    const surplus = total() - sum(all.map(({ own }) => own));
    expect(surplus).toBeGreaterThanOrEqual(0);
    expect(surplus).toBeLessThanOrEqual(killed);
    for (const lock of locks) expect(await lock.acquire({ timeout: 120_000 })).toBe(true);
    for (const lock of locks) lock.release();
    expect(all.every(({ child }) => isGone(child.pid!))).toBe(true);
  });
});
