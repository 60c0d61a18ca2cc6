import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Process, Semaphore, wait } from '../../src/index.js';
import { allocate, arena } from '../../src/primitives/system/arena.js';
import { fixture, OwnFolder, until } from '../outside.js';
import { semaphoreContract } from './semaphore.js';

semaphoreContract('a semaphore', (value) => new Semaphore(value));

function started(module: string, target: string, ...args: unknown[]): Process {
  const child = new Process({ module: fixture(module), target, args });
  child.start();
  return child;
}

/** Processes that wait for a permit, one after the other. */
async function waitersFor(
  seats: Semaphore,
  file: string,
  targets: readonly string[],
): Promise<Process[]> {
  const waiters: Process[] = [];
  for (const target of targets) {
    waiters.push(started('semaphores', target, seats, file));
    await until('it waits', () => seats.inspect().waiting.length === waiters.length);
  }
  return waiters;
}

async function codes(processes: readonly Process[]): Promise<(number | null)[]> {
  return Promise.all(processes.map((one) => one.join({ timeout: 120_000 })));
}

function turns(file: string): number[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n').map(Number);
}

describe('a semaphore between processes', () => {
  test('anybody may release, more often than it has acquired', async () => {
    const seats = new Semaphore(0);
    const wait = Promise.all([seats.acquire(), seats.acquire()]);
    const child = started('semaphores', 'givesTwo', seats);
    expect(await wait).toEqual([true, true]);
    expect(await child.join()).toBe(0);
    expect(seats.value).toBe(0);
  });

  test('it says its value', () => {
    expect(String(new Semaphore(3))).toBe('<Semaphore(value=3)>');
    expect(new Semaphore(3).inspect()).toEqual({ value: 3, waiting: [] });
  });

  test('it travels in the arguments of a process only, and is refused by name elsewhere', () => {
    const refused = expect.objectContaining({
      code: 'INHERITANCE',
      message: expect.stringContaining('Semaphore objects'),
    });
    expect(() => JSON.stringify(new Semaphore())).toThrow(refused);
    expect(() => structuredClone(new Semaphore())).toThrow(refused);
  });

  test('each permit lets one waiter through; the others stay in order of arrival', async () => {
    using folder = new OwnFolder();
    const seats = new Semaphore(0);
    const waiters = await waitersFor(seats, folder.file('turns'), [
      'takesOne',
      'takesOneSync',
      'takesOne',
    ]);
    for (const left of [2, 1, 0]) {
      const before = seats.inspect().waiting;
      expect(before).toHaveLength(left + 1);
      seats.release();
      const [ended] = await wait(
        waiters.filter((waiter) => waiter.isAlive()),
        { timeout: 120_000 },
      );
      expect(ended?.exitCode).toBe(0);
      expect(seats.inspect()).toEqual({
        value: 0,
        waiting: before.filter((pid) => pid !== ended!.pid),
      });
    }
    expect(new Set(turns(folder.file('turns')))).toEqual(new Set(waiters.map(({ pid }) => pid)));
  });

  test('n permits released at once wake n', async () => {
    using folder = new OwnFolder();
    const seats = new Semaphore(0);
    const waiters = await waitersFor(seats, folder.file('turns'), [
      'takesOne',
      'takesOneSync',
      'takesOne',
    ]);
    seats.release(4);
    expect(await codes(waiters)).toEqual([0, 0, 0]);
    expect(seats.value).toBe(1);
  });

  test.each([0, 1])('waiter %i of two is killed: the other gets the permit', async (victim) => {
    using folder = new OwnFolder();
    const seats = new Semaphore(0);
    const waiters = await waitersFor(seats, folder.file('turns'), ['takesOne', 'takesOne']);
    const [dead] = waiters.splice(victim, 1);
    dead!.kill();
    seats.release();
    expect(await codes([dead!, ...waiters])).toEqual([-9, 0]);
    expect(seats.value).toBe(0);
  });

  test('a permit taken by a process that is killed is lost, as in Python', async () => {
    const [seats, ready] = [new Semaphore(2), new Semaphore(0)];
    const child = started('semaphores', 'keepsOne', seats, ready);
    await ready.acquire();
    child.kill();
    await child.join();
    expect(seats.value).toBe(1);
  });

  test('three seats, five processes, 500 turns each: never more than three sit', async () => {
    const [seats, inside, most] = [new Semaphore(3), allocate(1), allocate(1)];
    const sitters = Array.from({ length: 5 }, () =>
      started('hammers', 'sits', seats, inside, most, 500),
    );
    expect(await codes(sitters)).toEqual([0, 0, 0, 0, 0]);
    const { words } = arena();
    expect(words[inside]).toBe(0);
    expect(words[most]).toBeLessThanOrEqual(3);
    expect(seats.value).toBe(3);
  });
});
