import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  activeChildren,
  currentProcess,
  parentProcess,
  Process,
  Semaphore,
  wait,
} from '../../src/index.js';
import { arena } from '../../src/primitives/system/arena.js';
import {
  duration,
  fixture,
  isGone,
  OwnFolder,
  Program,
  stateOf,
  until,
  untilGone,
} from '../outside.js';

interface Extras {
  readonly name?: string;
  readonly daemon?: boolean;
}

/** A child that runs a target of a fixture; without one it does nothing. */
function started(module?: string, target = '', args: unknown[] = [], extras: Extras = {}): Process {
  const child = new Process(
    module === undefined ? extras : { module: fixture(module), target, args, ...extras },
  );
  child.start();
  return child;
}

/** A child that has come to life, and goes on until it is ended. */
async function living(target = 'livesOn'): Promise<Process> {
  const ready = new Semaphore(0);
  const child = started('lives', target, [ready]);
  await ready.acquire();
  return child;
}

async function told(
  folder: OwnFolder,
  module: string,
  target: string,
  ...args: unknown[]
): Promise<unknown> {
  const file = folder.file(target);
  const child = started(module, target, [file, ...args]);
  expect(await child.join()).toBe(0);
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function exitCodes(
  ...ends: [target: string, ...args: unknown[]][]
): Promise<{ codes: (number | null)[]; stderr: string }> {
  const program = new Program('program-reports-exit-codes', [JSON.stringify(ends)]);
  const codes = await program.says<(number | null)[]>();
  return { codes, stderr: (await program.ending).stderr };
}

describe('a process before its start', () => {
  test('the main process is MainProcess, no daemon, alive, without an exit code or a parent', () => {
    const { name, daemon, pid, exitCode } = currentProcess();
    expect({ name, daemon, pid, exitCode }).toEqual({
      name: 'MainProcess',
      daemon: false,
      pid: process.pid,
      exitCode: null,
    });
    expect(currentProcess().isAlive()).toBe(true);
    expect(parentProcess()).toBeNull();
  });

  test('it has no pid and no exit code, and is not alive', () => {
    const child = new Process();
    expect([child.pid, child.exitCode, child.isAlive()]).toEqual([null, null, false]);
  });

  test('its sentinel, join, terminate and kill are errors with a code', async () => {
    const child = new Process({ name: 'unborn' });
    const error = expect.objectContaining({
      name: 'NotStartedError',
      code: 'NOT_STARTED',
      message: expect.stringContaining('unborn'),
    });
    expect(() => child.sentinel).toThrow(error);
    await expect(child.join()).rejects.toEqual(error);
    expect(() => child.terminate()).toThrow(error);
    expect(() => child.kill()).toThrow(error);
  });

  test('the daemon flag is that of the current process by default', () => {
    expect(new Process().daemon).toBe(false);
    expect(new Process({ daemon: true }).daemon).toBe(true);
  });

  test('default names are the class and a number', () => {
    class Buyer extends Process {}
    const [first, second] = [new Process().name, new Process().name];
    expect(first).toMatch(/^Process-\d+$/);
    expect(Number(second.split('-')[1])).toBe(Number(first.split('-')[1]) + 1);
    expect(new Buyer().name).toMatch(/^Buyer-\d+$/);
    expect(new Process({ name: 'seller' }).name).toBe('seller');
  });

  test('a name that is no string is a TypeError', () => {
    expect(() => new Process({ name: 7 as never })).toThrow(TypeError);
    expect(() => (new Process().name = null as never)).toThrow(TypeError);
  });

  test('a target that the child could not find is a TypeError', () => {
    expect(() => new Process({ target: 'returns' })).toThrow(TypeError);
    expect(() => new Process({ module: './ends.js', target: 'returns' })).toThrow(TypeError);
    expect(() => new Process({ module: import.meta.url, target: (() => () => {})() })).toThrow(
      TypeError,
    );
  });
});

describe('a process and its end', () => {
  test('it is started once', async () => {
    const child = started();
    const error = expect.objectContaining({ name: 'ProcessError', code: 'ALREADY_STARTED' });
    expect(() => child.start()).toThrow(error);
    await child.join();
    expect(() => child.start()).toThrow(error);
  });

  test('the daemon flag cannot be changed after the start', async () => {
    const child = started();
    expect(() => (child.daemon = true)).toThrow(
      expect.objectContaining({ code: 'ALREADY_STARTED' }),
    );
    expect(child.daemon).toBe(false);
    await child.join();
  });

  test('after join it has exit code 0, is not alive and no active child; join again returns at once', async () => {
    const child = started('ends', 'returns');
    expect(child.isAlive()).toBe(true);
    expect(activeChildren()).toContain(child);
    expect(await child.join()).toBe(0);
    expect([child.exitCode, child.isAlive(), activeChildren().includes(child)]).toEqual([
      0,
      false,
      false,
    ]);
    expect(await child.join()).toBe(0);
    expect(await child.sentinel).toBe(0);
  });

  test('terminate and kill after the end do nothing', async () => {
    const child = started();
    await child.join();
    child.terminate();
    child.terminate({ graceMs: 1 });
    child.kill();
    expect(child.exitCode).toBe(0);
  });

  test('an uncaught error is exit code 1 and its stack, with its cause, on stderr', async () => {
    const { codes, stderr } = await exitCodes(
      ['throws'],
      ['throwsLater'],
      ['leavesAPromiseBroken'],
      ['noSuchTarget'],
    );
    expect(codes).toEqual([1, 1, 1, 1]);
    expect(stderr).toMatch(/Process throws:\nError: a ticket too many\n +at throws/);
    expect(stderr).toContain('nobody counted');
    expect(stderr).toContain('Process throwsLater:\nError: a ticket too many');
    expect(stderr).toContain('Process leavesAPromiseBroken:\nError: a broken promise');
    expect(stderr).toContain('exports no function named noSuchTarget');
  });

  test('process.exit counts modulo 256; nothing and false are 0, true is 1, anything else is printed and 1', async () => {
    const { codes, stderr } = await exitCodes(
      ['exits', 0], ['exits', 7], ['exits', 256], ['exits', 257], ['exits', -1], ['exits', null], ['exits', false], ['exits', true],
      ['exits', 'sold out'], ['exits', ['a', 1]], ['exits'], ['setsExitCode', 5],
    ); // prettier-ignore
    expect(codes).toEqual([0, 7, 0, 1, 255, 0, 0, 1, 1, 1, 0, 5]);
    expect(stderr.split('\n').toSorted()).toEqual(['', '["a",1]', 'sold out']);
  });

  test('an exit without clean-up keeps its code; an abort is a signal', async () => {
    const { codes } = await exitCodes(['reallyExits', 7], ['aborts']);
    expect(codes).toEqual([7, -6]);
  });

  test('a target that waits for nothing ends with 13 and says so', async () => {
    const { codes, stderr } = await exitCodes(['waitsForNothing']);
    expect(codes).toEqual([13]);
    expect(stderr).toContain('waits for something that can no longer happen');
  });

  test('join with a timeout of 0 or less returns at once, with 50 ms after that, with a huge one at the end', async () => {
    const child = await living();
    expect(await child.join({ timeout: 0 })).toBeNull();
    expect(await child.join({ timeout: -1 })).toBeNull();
    expect(
      await duration(async () => expect(await child.join({ timeout: 50 })).toBeNull()),
    ).toBeGreaterThanOrEqual(49);
    expect(child.isAlive()).toBe(true);
    const end = child.join({ timeout: 2 ** 40 });
    child.kill();
    expect(await end).toBe(-9);
  });

  test('terminate is exit code -15, and the signal by name', async () => {
    const child = await living();
    child.terminate();
    expect(await child.join()).toBe(-15);
    expect(child.exitCode).toBe(-15);
    expect(String(child)).toContain('SIGTERM');
  });

  test('terminate ends a busy child that has a child of its own, and the grandchild', async () => {
    using folder = new OwnFolder();
    const [ready, childReady] = [new Semaphore(0), new Semaphore(0)];
    const child = started('families', 'isBusyWithAChild', [folder.file('pid'), ready, childReady]);
    await ready.acquire();
    child.terminate();
    const code = await child.join({ timeout: 120_000 });
    if (code === null) child.kill();
    expect(code).toBe(-15);
    await untilGone(JSON.parse(readFileSync(folder.file('pid'), 'utf8')) as number);
  });

  test('kill is exit code -9, of a busy child too', async () => {
    const [idle, busy] = await Promise.all([living(), living('isBusyForEver')]);
    idle.kill();
    busy.kill();
    expect(await Promise.all([idle.join(), busy.join()])).toEqual([-9, -9]);
  });

  test('a child that ignores SIGTERM lives on; kill ends it, and so does terminate with a grace', async () => {
    const [one, other] = await Promise.all([
      living('ignoresTermination'),
      living('ignoresTermination'),
    ]);
    one.terminate();
    expect(await one.join({ timeout: 100 })).toBeNull();
    expect([one.isAlive(), one.exitCode]).toEqual([true, null]);
    one.kill();
    expect(await one.join()).toBe(-9);
    other.terminate({ graceMs: 50 });
    expect(await other.join()).toBe(-9);
  });

  test('close while it runs is an error with a code', async () => {
    const child = await living();
    expect(() => child.close()).toThrow(
      expect.objectContaining({ name: 'ValueError', code: 'VALUE' }),
    );
    child.kill();
    await child.join();
    child.close();
  });

  test('any use after close is an error with a code, another close is none', async () => {
    const child = started();
    await child.join();
    child.close();
    child.close();
    const error = expect.objectContaining({ code: 'VALUE', message: 'process object is closed' });
    await expect(child.join()).rejects.toEqual(error);
    const uses = [
      () => child.start(), () => child.terminate(), () => child.kill(), () => child.isAlive(), () => child.sentinel,
      () => child.pid, () => child.exitCode, () => child.name, () => child.daemon,
    ]; // prettier-ignore
    for (const use of uses) expect(use).toThrow(error);
  });

  test('without a target it runs and ends with 0', async () => {
    expect(await started().join()).toBe(0);
  });

  test('wait returns those that have ended; one that has ended stays so', async () => {
    const [lives, ends] = [await living(), started()];
    expect(await wait([lives, ends])).toEqual([ends]);
    expect(await wait([lives, ends], { timeout: 0 })).toEqual([ends]);
    expect(await wait([lives], { timeout: 50 })).toEqual([]);
    expect(await wait([])).toEqual([]);
    lives.kill();
    expect(await wait([lives])).toEqual([lives]);
  });

  test('at the end of an `await using` block it is ended', async () => {
    let child: Process;
    {
      await using one = await living();
      child = one;
    }
    expect(() => child.isAlive()).toThrow(expect.objectContaining({ code: 'VALUE' }));
    expect(activeChildren()).not.toContain(child);
  });

  test('100 processes, started and terminated, are all -15, and leave no process, descriptor or file', async () => {
    await until('earlier children are forgotten', () => activeChildren().length === 0);
    const descriptors = (): number => readdirSync('/proc/self/fd').length;
    const files = (): string[] => readdirSync(arena().folder).toSorted();
    const before = { descriptors: descriptors(), files: files() };
    const hundred = Array.from({ length: 100 }, () => started('lives', 'livesOn'));
    const pids = hundred.map(({ pid }) => pid!);
    for (const child of hundred) child.terminate();
    expect(await Promise.all(hundred.map((child) => child.join()))).toEqual(Array(100).fill(-15));
    expect(pids.map(stateOf)).toEqual(Array(100).fill(null));
    expect(activeChildren()).toEqual([]);
    await until('their descriptors are closed', () => descriptors() <= before.descriptors);
    expect(files()).toEqual(before.files);
  });
});

describe("a child's view", () => {
  test('its name, daemon flag, pid and parent are right, and it has no children', async () => {
    using folder = new OwnFolder();
    const file = folder.file('who');
    const child = started('tells', 'tellsWhoItIs', [file], { name: 'teller', daemon: true });
    expect(await child.join()).toBe(0);
    const own = {
      name: 'teller',
      daemon: true,
      pid: child.pid,
      realPid: child.pid,
      exitCode: null,
      alive: true,
      inherited: true,
      children: 0,
    };
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      ...own,
      parent: { name: 'MainProcess', pid: process.pid, alive: true },
    });
  });

  test('a daemon must not have children', async () => {
    using folder = new OwnFolder();
    const child = started('families', 'triesToStartAChild', [folder.file('error')], {
      daemon: true,
    });
    expect(await child.join()).toBe(0);
    const message = 'daemonic processes are not allowed to have children';
    expect(JSON.parse(readFileSync(folder.file('error'), 'utf8'))).toEqual({
      name: 'AssertionError',
      code: 'ASSERTION',
      message,
    });
  });

  test('a grandchild is named after its parent, which waits for it', async () => {
    using folder = new OwnFolder();
    const child = started('families', 'startsAChild', [folder.file('who')]);
    expect(await child.join()).toBe(0);
    const { name, parent } = JSON.parse(readFileSync(folder.file('who'), 'utf8')) as {
      name: string;
      parent: object;
    };
    expect(name).toBe(`${child.name}:1`);
    expect(parent).toEqual({ name: child.name, pid: child.pid, alive: true });
  });

  test('a grandchild is gone when its parent is killed', async () => {
    using folder = new OwnFolder();
    const ready = new Semaphore(0);
    const child = started('families', 'livesOnWithAChild', [folder.file('pid'), ready]);
    await ready.acquire();
    const grandchild = JSON.parse(readFileSync(folder.file('pid'), 'utf8')) as number;
    expect(isGone(grandchild)).toBe(false);
    child.kill();
    expect(await child.join()).toBe(-9);
    await untilGone(grandchild);
  });

  test('it has no more descriptors when it has siblings', async () => {
    using folder = new OwnFolder();
    const alone = await told(folder, 'tells', 'tellsItsDescriptors');
    const siblings = await Promise.all([living(), living(), living(), living()]);
    expect(await told(folder, 'tells', 'tellsItsDescriptors')).toBe(alone);
    for (const one of siblings) one.kill();
    await Promise.all(siblings.map((one) => one.join()));
  });

  test('without a stdout it ends with 0', async () => {
    expect(await started('tells', 'printsWithoutStdout').join()).toBe(0);
  });

  test("when its parent's reader has gone it ends with 0", async () => {
    using folder = new OwnFolder();
    const program = new Program('program-hangs-up', [folder.file('code')]);
    await program.line();
    program.closeStdout();
    program.kill('SIGUSR2');
    expect(await program.ending).toEqual({ code: 0, signal: null, stderr: '' });
    expect(readFileSync(folder.file('code'), 'utf8')).toBe('0');
  });

  test('but a pipe of its own that is broken is an error', async () => {
    using folder = new OwnFolder();
    const { codes, stderr } = await exitCodes(['writesToNobody', folder.file('fifo')]);
    expect(codes).toEqual([1]);
    expect(stderr).toContain('EPIPE');
  });

  test('its threads are waited for', async () => {
    using folder = new OwnFolder();
    expect(await told(folder, 'families', 'leavesAThreadWorking')).toBe('done');
  });

  test('its arguments are clones: large ones, cycles and twins too', async () => {
    using folder = new OwnFolder();
    const large = 'x'.repeat(5_000_000);
    expect(await told(folder, 'tells', 'tellsItsArguments', large, [1, { two: null }])).toEqual([
      large,
      [1, { two: null }],
    ]);
    const twin = {};
    const cycle: { self?: unknown; twin: unknown } = { twin };
    cycle.self = cycle;
    expect(await told(folder, 'tells', 'tellsOfACycle', cycle, twin)).toEqual({
      cycle: true,
      same: true,
    });
  });

  test('an argument that cannot be cloned is a TypeError that says whose it is', () => {
    const child = new Process({
      name: 'buyer',
      module: fixture('ends'),
      target: 'exits',
      args: [() => {}],
    });
    expect(() => child.start()).toThrow(
      expect.objectContaining({
        name: 'TypeError',
        message: expect.stringContaining('cannot start buyer: its args cannot be cloned'),
      }),
    );
    expect(child.isAlive()).toBe(false);
  });

  test('of an argument that is a promise, it asks whether an await is missing', () => {
    const child = new Process({
      module: fixture('lives'),
      args: [{ result: Promise.resolve(1) }] as never,
      name: 'buyer',
    });
    expect(() => child.start()).toThrow(
      /cannot start buyer: its args cannot be cloned: args\[0\]\.result is a promise \(did you forget await\?\)/,
    );
  });
});
