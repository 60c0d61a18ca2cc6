import { describe, expect, test } from '@jest/globals';
import { type Line, lines, pidsIn, run, Running } from '../command.js';
import { isGone } from '../outside.js';

const verdictsOf = (all: readonly Line[]): Line[] => all.filter(({ type }) => type === 'verdict');
const summaryOf = (all: readonly Line[]): Record<string, unknown> =>
  verdictsOf(all)[0]!['summary'] as Record<string, unknown>;

describe('ipc-demo memory', () => {
  test('a variable changed in the child is unchanged in main: two processes, two variables', async () => {
    const finished = await run(['memory', '--act', 'not-shared', '--json']);
    const all = lines(finished);
    expect(summaryOf(all)).toMatchObject({
      mainBefore: 10,
      mainAfter: 10,
      childBefore: 10,
      childAfter: 0,
    });
    const pids = new Map(
      all.filter(({ op }) => op === 'start').map(({ process, pid }) => [process, pid]),
    );
    expect([summaryOf(all)['mainPid'], summaryOf(all)['childPid']]).toEqual([
      pids.get('main'),
      pids.get('child'),
    ]);
    expect(pids.get('main')).not.toBe(pids.get('child'));
    expect(finished.code).toBe(0);
    expect(finished.left).toEqual([]);
  });

  test('without a lock updates are lost; with a lock, or atomically, none is', async () => {
    const finished = await run([
      'memory',
      '--act',
      'counter-nolock',
      '--act',
      'counter-lock',
      '--act',
      'counter-atomic',
      '--json',
    ]);
    const verdicts = verdictsOf(lines(finished));
    expect(verdicts.map(({ act, ok, race }) => [act, ok, race])).toEqual([
      ['counter-nolock', true, true],
      ['counter-lock', true, false],
      ['counter-atomic', true, false],
    ]);
    const summaries = verdicts.map(({ summary }) => summary as Record<string, number>);
    for (const summary of summaries) {
      expect(Object.keys(summary)).toEqual([
        'processes',
        'increments',
        'expected',
        'actual',
        'lost',
      ]);
      expect(summary['expected']).toBe(summary['processes']! * summary['increments']!);
      expect(summary['lost']).toBe(summary['expected']! - summary['actual']!);
    }
    expect(summaries[0]!['lost']).toBeGreaterThan(0);
    expect(summaries.slice(1).map(({ lost }) => lost)).toEqual([0, 0]);
    expect(finished.code).toBe(0);
  });

  test('one process alone loses nothing, and that is not what the act promises', async () => {
    const finished = await run([
      'memory',
      '--act',
      'counter-nolock',
      '--processes',
      '1',
      '--increments',
      '5',
      '--json',
    ]);
    expect(verdictsOf(lines(finished))[0]).toMatchObject({
      ok: false,
      race: false,
      summary: { processes: 1, increments: 5, expected: 5, actual: 5, lost: 0 },
    });
    expect(finished.code).toBe(1);
  });

  test('who is killed among the others is missing in the number, and the act says so', async () => {
    const running = new Running([
      'memory',
      '--act',
      'counter-atomic',
      '--increments',
      '5000000',
      '--json',
    ]);
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
    expect(Number(summaryOf(lines(finished))['lost'])).toBeGreaterThan(0);
    expect(finished.code).toBe(1);
    expect(pidsIn(finished.stdout).filter((pid) => !isGone(pid))).toEqual([]);
    expect(finished.left).toEqual([]);
  });

  test('explore: of two processes that add once, 4 of 6 orders lose; neither the lock nor the atomic instruction can be broken', async () => {
    const finished = await run(['explore', 'memory', '--json']);
    expect(lines(finished).filter(({ type }) => type === 'exploration')).toEqual([
      expect.objectContaining({
        act: 'counter-nolock',
        processes: 2,
        schedules: 6,
        violations: 4,
        complete: true,
      }),
      expect.objectContaining({
        act: 'counter-lock',
        processes: 2,
        schedules: 2,
        violations: 0,
        complete: true,
      }),
      expect.objectContaining({
        act: 'counter-atomic',
        processes: 2,
        schedules: 2,
        violations: 0,
        complete: true,
      }),
    ]);
    expect(finished.code).toBe(1);
  });

  test('explore --real: the same orders on real processes, step by step', async () => {
    const finished = await run([
      'explore',
      'memory',
      '--act',
      'counter-nolock',
      '--processes',
      '3',
      '--real',
      '--timeout',
      '600',
    ]);
    expect(finished.stdout).toContain('84 of 90 orders go wrong');
    expect(finished.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Every order on real processes, step by step as in memory: 90 orders',
    );
  });
});
