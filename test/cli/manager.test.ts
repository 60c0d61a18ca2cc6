import { describe, expect, test } from '@jest/globals';
import { type Line, lines, pidsIn, run, Running } from '../command.js';
import { childrenOf, isGone } from '../outside.js';

const verdictsOf = (all: readonly Line[]): Line[] => all.filter(({ type }) => type === 'verdict');

describe('ipc-demo manager', () => {
  test('get, then set loses updates; with a lock none is lost, and no item of a list', async () => {
    const finished = await run(['manager', '--increments', '50', '--json']);
    const verdicts = verdictsOf(lines(finished));
    expect(verdicts.map(({ act, ok, race }) => [act, ok, race])).toEqual([
      ['dict-nolock', true, true],
      ['dict-lock', true, false],
      ['list', true, false],
    ]);
    const [nolock, lock, list] = verdicts.map(({ summary }) => summary as Record<string, number>);
    expect(Object.keys(nolock!)).toEqual(['processes', 'increments', 'expected', 'actual', 'lost']);
    expect(nolock!['lost']).toBeGreaterThan(0);
    expect(nolock!['lost']).toBe(200 - nolock!['actual']!);
    expect(lock).toEqual({ processes: 4, increments: 50, expected: 200, actual: 200, lost: 0 });
    expect(list).toEqual({
      processes: 4,
      appended: 50,
      expected: 200,
      actual: 200,
      lost: 0,
      outOfOrder: 0,
    });
    expect(finished.code).toBe(0);
    expect(finished.left).toEqual([]);
  });

  test.each(['dict-lock', 'list'])(
    '%s: who is killed in mid-work is told, and nobody waits for it',
    async (act) => {
      const running = new Running(['manager', '--act', act, '--increments', '3000', '--json']);
      await running.until((stdout) => stdout.includes('"op":"say"'));
      const victim = running.stdout
        .split('\n')
        .filter((line) => line.includes('"op":"say"'))
        .map((line) => JSON.parse(line) as Line)[0]!;
      process.kill(victim['pid'] as number, 'SIGKILL');
      const finished = await running.finished();
      const [verdict] = verdictsOf(lines(finished));
      expect(verdict).toMatchObject({ ok: false });
      expect(verdict!['message']).toContain(
        `${String(victim['process'])} was ended by SIGKILL before its work was done`,
      );
      expect(finished.code).toBe(1);
      expect(pidsIn(finished.stdout).filter((pid) => !isGone(pid))).toEqual([]);
      expect(finished.left).toEqual([]);
    },
  );

  test('the manager itself is killed: every process is told, and so is who looks on', async () => {
    const running = new Running([
      'manager',
      '--act',
      'dict-lock',
      '--increments',
      '3000',
      '--json',
    ]);
    await running.until((stdout) => stdout.split('"op":"say"').length > 4);
    const workers = pidsIn(running.stdout);
    const [manager] = childrenOf(running.child.pid!).filter((pid) => !workers.includes(pid));
    process.kill(manager!, 'SIGKILL');
    const finished = await running.finished();
    expect(verdictsOf(lines(finished))[0]).toMatchObject({
      ok: false,
      message: expect.stringMatching(
        /^manager was ended by SIGKILL before its work was done\. .*0 of 4 processes finished/,
      ),
    });
    expect(finished.code).toBe(1);
    expect(finished.stderr).toBe('');
    expect(finished.left).toEqual([]);
  });

  test('explore: 64 of 70 orders of get, set, get, set lose; the lock and the list cannot be broken', async () => {
    const finished = await run(['explore', 'manager', '--json']);
    expect(lines(finished).filter(({ type }) => type === 'exploration')).toEqual([
      expect.objectContaining({
        act: 'dict-nolock',
        schedules: 70,
        violations: 64,
        complete: true,
      }),
      expect.objectContaining({ act: 'dict-lock', schedules: 6, violations: 0, complete: true }),
      expect.objectContaining({ act: 'list', schedules: 6, violations: 0, complete: true }),
    ]);
  });

  test('explore tells what is asked of a dict in a word', async () => {
    const { stdout } = await run(['explore', 'manager', '--act', 'dict-nolock']);
    expect(stdout).toContain('process-1 reads sold=0 from office');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});
