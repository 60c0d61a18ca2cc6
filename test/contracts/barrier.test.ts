import { existsSync, readFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Barrier, type BarrierAction, Process, Semaphore } from '../../src/index.js';
import { allocate } from '../../src/primitives/system/arena.js';
import { duration, fixture, OwnFolder, stop, until } from '../outside.js';
import { callersWriteTo, writesDown } from '../fixtures/barriers.js';

const module = fixture('barriers');

function started(target: string, ...args: unknown[]): Process {
  const child = new Process({ module, target, args });
  child.start();
  return child;
}

const exitOf = (child: Process): Promise<number | null> => child.join({ timeout: 120_000 });
const linesOf = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').toSorted() : [];

/** What `wait` throws when the barrier is broken, with something of its reason. */
const broken = (why: string): unknown =>
  expect.objectContaining({
    name: 'BrokenBarrierError',
    code: 'BROKEN_BARRIER',
    message: expect.stringContaining(why),
  });

/** What several waits give, in order. */
const numbersOf = async (...waits: Promise<number>[]): Promise<number[]> =>
  (await Promise.all(waits)).sort((a, b) => a - b);

/** The outcome of a wait, for it may be there before anybody asks. */
function outcomeOf(barrier: Barrier, timeout = 120_000): Promise<unknown> {
  return barrier.wait({ timeout }).catch((error: unknown) => error);
}

describe('a barrier', () => {
  test('three parties: 0, 1 and 2, each once; nobody is left waiting', async () => {
    using folder = new OwnFolder();
    const [barrier, file] = [new Barrier(3), folder.file('numbers')];
    const children = [1, 2].map(() => started('waits', barrier, file));
    await until('two wait', () => barrier.waiting === 2);
    expect(String(barrier)).toBe('<Barrier(2/3)>');
    expect(await barrier.wait()).toBe(2);
    expect(await Promise.all(children.map(exitOf))).toEqual([0, 0]);
    expect(linesOf(file)).toEqual(['0', '1']);
    expect([barrier.parties, barrier.waiting, barrier.broken]).toEqual([3, 0, false]);
  });

  test('wait with a timeout, alone: broken after that time, for all', async () => {
    using folder = new OwnFolder();
    const [barrier, file] = [new Barrier(3), folder.file('outcomes')];
    const child = started('waits', barrier, file);
    await until('the child waits', () => barrier.waiting === 1);
    const took = await duration(() =>
      expect(barrier.wait({ timeout: 60 })).rejects.toEqual(broken('time of a party was up')),
    );
    expect(took).toBeGreaterThanOrEqual(59);
    expect(took).toBeLessThan(2000);
    expect([barrier.broken, barrier.waiting, String(barrier)]).toEqual([
      true,
      0,
      '<Barrier(broken)>',
    ]);
    expect(await exitOf(child)).toBe(0);
    expect(linesOf(file)).toEqual(['BROKEN_BARRIER']);
  });

  test("with a timeout of 0 or less it is broken at once; the barrier's own timeout is that of a wait that is not told", async () => {
    for (const timeout of [0, -1])
      await expect(new Barrier(2).wait({ timeout })).rejects.toEqual(broken('time'));
    await expect(new Barrier(2, { timeout: 10 }).wait()).rejects.toEqual(broken('time'));
    using folder = new OwnFolder();
    expect(
      await exitOf(started('waits', new Barrier(2, { timeout: 10 }), folder.file('outcomes'))),
    ).toBe(0);
    expect(linesOf(folder.file('outcomes'))).toEqual(['BROKEN_BARRIER']);
  });

  test('wait on a broken one is refused at once; reset mends it', async () => {
    const barrier = new Barrier(2);
    barrier.abort();
    await expect(barrier.wait()).rejects.toEqual(broken('aborted'));
    barrier.reset();
    expect(barrier.broken).toBe(false);
    expect(await numbersOf(barrier.wait(), barrier.wait())).toEqual([0, 1]);
    barrier.reset();
    expect(barrier.broken).toBe(false);
  });

  test('abort breaks it for those who wait, here and in another process', async () => {
    using folder = new OwnFolder();
    const [barrier, file] = [new Barrier(3), folder.file('outcomes')];
    const child = started('waits', barrier, file);
    const own = outcomeOf(barrier);
    await until('both wait', () => barrier.waiting === 2);
    barrier.abort();
    expect(await own).toEqual(broken('aborted'));
    expect(await exitOf(child)).toBe(0);
    expect(linesOf(file)).toEqual(['BROKEN_BARRIER']);
    expect(barrier.broken).toBe(true);
  });

  test('reset with a party inside: that one is refused, the barrier is as new', async () => {
    const barrier = new Barrier(2);
    const inside = outcomeOf(barrier);
    await until('one waits', () => barrier.waiting === 1);
    barrier.reset();
    expect(await inside).toEqual(broken('reset'));
    expect(await numbersOf(barrier.wait(), barrier.wait())).toEqual([0, 1]);
  });

  test('a party that is too slow to look before the next round knows its own outcome: broken, or passed', async () => {
    using folder = new OwnFolder();
    const pass = (barrier: Barrier): Promise<unknown> => barrier.wait();
    const reset = async (barrier: Barrier): Promise<void> => barrier.reset();
    for (const [end, outcome] of [
      [reset, 'BROKEN_BARRIER'],
      [pass, '0'],
    ] as const) {
      const [barrier, file] = [new Barrier(2), folder.file(outcome)];
      const slow = started('waits', barrier, file);
      await until('it waits', () => barrier.waiting === 1);
      await stop(slow.pid!);
      await end(barrier);
      for (let again = 0; again < 3; again++) {
        const other = outcomeOf(barrier);
        await until('another one waits', () => barrier.waiting === 1);
        barrier.reset();
        expect(await other).toEqual(broken('reset'));
      }
      process.kill(slow.pid!, 'SIGCONT');
      expect(await exitOf(slow)).toBe(0);
      expect(linesOf(file)).toEqual([outcome]);
    }
  });

  test('the action is run by exactly one party, a child as well as this process', async () => {
    using folder = new OwnFolder();
    const [numbers, file] = [folder.file('numbers'), folder.file('callers')];
    callersWriteTo(file);
    for (const target of [writesDown, 'writesDown']) {
      const barrier = new Barrier(3, { action: { module, target } });
      const first = [1, 2].map(() => started('waits', barrier, numbers, Infinity, file));
      await until('two wait', () => barrier.waiting === 2);
      expect(await barrier.wait()).toBe(2);
      expect(await Promise.all(first.map(exitOf))).toEqual([0, 0]);
      const own = barrier.wait();
      const later = [1, 2].map(() => started('waits', barrier, numbers, Infinity, file));
      expect(await own).toBe(0);
      expect(await Promise.all(later.map(exitOf))).toEqual([0, 0]);
      const callers = linesOf(file);
      expect(callers.filter((pid) => pid === String(process.pid))).toHaveLength(1);
      expect(
        callers.filter((pid) => later.some((child) => String(child.pid) === pid)),
      ).toHaveLength(1);
      expect(callers).toHaveLength(2);
      rmSync(file);
    }
  });

  test('an action that fails: its error where it ran, the barrier broken for the others', async () => {
    for (const action of [
      { module, target: 'fails' },
      {
        module,
        target: (): never => {
          throw new Error('no');
        },
      },
    ] satisfies BarrierAction[]) {
      const barrier = new Barrier(2, { action });
      const other = outcomeOf(barrier);
      await until('one waits', () => barrier.waiting === 1);
      await expect(barrier.wait()).rejects.toThrow('no');
      expect(await other).toEqual(broken('action failed'));
      expect(barrier.broken).toBe(true);
    }
    await expect(
      new Barrier(1, { action: { module, target: 'isNotThere' } }).wait(),
    ).rejects.toThrow('isNotThere');
    expect(() => new Barrier(1, { action: { module, target: () => {} } })).not.toThrow();
    expect(() => new Barrier(1, { action: { module: 'relative.js', target: 'fails' } })).toThrow(
      TypeError,
    );
  });

  test('one party passes at once; less than one, or a fraction, is a RangeError', async () => {
    expect(await new Barrier(1).wait()).toBe(0);
    for (const parties of [0, -1, 1.5, NaN, 1024])
      expect(() => new Barrier(parties)).toThrow(RangeError);
    expect(new Barrier(1023).parties).toBe(1023);
  });

  test('a thousand passes in lockstep', async () => {
    const barrier = new Barrier(3);
    const steps = [0, 1, 2].map(() => allocate(1));
    const children = steps.map((own) => started('keepsStep', barrier, steps, own, 1000));
    expect(await Promise.all(children.map(exitOf))).toEqual([0, 0, 0]);
    expect([barrier.waiting, barrier.broken]).toEqual([0, false]);
  });

  test('more processes than parties pass it pair by pair', async () => {
    using folder = new OwnFolder();
    const [barrier, file] = [new Barrier(2), folder.file('numbers')];
    const children = Array.from({ length: 6 }, () => started('waits', barrier, file));
    expect(await Promise.all(children.map(exitOf))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(linesOf(file)).toEqual(['0', '0', '0', '1', '1', '1']);
    const waits = await Promise.all(Array.from({ length: 40 }, () => barrier.wait()));
    expect(waits.reduce((sum, number) => sum + number)).toBe(20);
  });

  test('a party that is killed while it waits breaks it for those who wait', async () => {
    using folder = new OwnFolder();
    const barrier = new Barrier(3);
    const victim = started('waits', barrier, folder.file('none'));
    const own = outcomeOf(barrier);
    await until('both wait', () => barrier.waiting === 2);
    victim.kill();
    expect(await own).toEqual(broken(`process ${victim.pid} died`));
    await expect(barrier.wait()).rejects.toEqual(broken(`process ${victim.pid} died`));
    barrier.reset();
    expect(await numbersOf(barrier.wait(), barrier.wait(), barrier.wait())).toEqual([0, 1, 2]);
  });

  test('a party that was killed while it waited is not counted by the last one to come', async () => {
    using folder = new OwnFolder();
    const barrier = new Barrier(2);
    const victim = started('waits', barrier, folder.file('none'));
    await until('it waits', () => barrier.waiting === 1);
    victim.kill();
    await exitOf(victim);
    await expect(barrier.wait()).rejects.toEqual(broken(`process ${victim.pid} died`));
    expect(barrier.broken).toBe(true);
  });

  test('a party that is killed while another one runs the action breaks it', async () => {
    using folder = new OwnFolder();
    const running = new Semaphore(0);
    const target = async (): Promise<void> => {
      running.release();
      victim.kill();
      await exitOf(victim);
    };
    const barrier = new Barrier(2, { action: { module, target } });
    const victim = started('waits', barrier, folder.file('none'));
    await until('it waits', () => barrier.waiting === 1);
    await expect(barrier.wait()).rejects.toEqual(broken(`process ${victim.pid} died`));
    expect(running.value).toBe(1);
  });

  test('a party that is killed while it runs the action breaks it', async () => {
    using folder = new OwnFolder();
    const file = folder.file('caller');
    const barrier = new Barrier(2, { action: { module, target: 'runsForEver' } });
    const own = outcomeOf(barrier);
    const caller = started('waits', barrier, folder.file('none'), Infinity, file);
    await until('the action runs', () => linesOf(file).length === 1);
    expect(barrier.waiting).toBe(2);
    caller.kill();
    expect(await own).toEqual(broken(`process ${caller.pid} died`));
  });

  test('parties that are killed at any moment: the others pass or are told, and go on after a reset', async () => {
    const [barrier, isBroken, mended] = [new Barrier(3), new Semaphore(0), new Semaphore(0)];
    const start = (): Process => started('passesForEver', barrier, isBroken, mended);
    const children = [1, 2, 3].map(start);
    for (let round = 0; round < 20; round++) {
      await until('they go round', () => barrier.waiting > 0);
      const victim = children[round % 3]!;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
      victim.kill();
      expect(await exitOf(victim)).toBe(-9);
      // It may have died outside of the barrier: then only somebody who aborts it can help the
      // others.
      await until(
        'it is broken, or both others wait',
        () => barrier.broken || barrier.waiting === 2,
      );
      if (!barrier.broken) barrier.abort();
      for (const _ of [1, 2]) expect(await isBroken.acquire({ timeout: 120_000 })).toBe(true);
      barrier.reset();
      mended.release(2);
      children[round % 3] = start();
    }
    for (const child of children) child.kill();
    expect(await Promise.all(children.map(exitOf))).toEqual([-9, -9, -9]);
  });

  test('it travels in the arguments of a process only', () => {
    expect(() => JSON.stringify(new Barrier(2))).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    expect(() => structuredClone(new Barrier(2))).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
  });
});
