import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RealRuns } from '../../src/run/real-runs.js';
import { type Line, lines, run, Running } from '../command.js';
import { patience } from '../fixtures/patience.js';
import { temporaryFolder } from '../temporary.js';

const verdicts = (all: readonly Line[]): Line[] => all.filter(({ type }) => type === 'verdict');

describe('ipc-demo deadlock', () => {
  test('each mistake comes about, and each fix helps', async () => {
    const finished = await run(['deadlock', '--json']);
    const told = new Map(verdicts(lines(finished)).map(({ act, ...verdict }) => [act, verdict]));
    expect([...told].map(([act, { ok }]) => [act, ok])).toEqual(
      [
        'wrong-lock',
        'right-lock',
        'forgotten-release',
        'released',
        'twice',
        'reentrant',
        'lock-order',
        'same-order',
        'holder-killed',
        'repaired',
      ].map((act) => [act, true]),
    );
    expect(told.get('wrong-lock')!['summary']).toMatchObject({ sold: 3, oversold: 2 });
    expect(told.get('right-lock')!['summary']).toMatchObject({ sold: 1, oversold: 0 });
    expect(told.get('forgotten-release')!['summary']).toMatchObject({
      abandoned: true,
      holder: expect.stringMatching(/^buyer-/),
    });
    expect(told.get('released')!['summary']).toMatchObject({ abandoned: false });
    expect(told.get('holder-killed')!['summary']).toMatchObject({
      holderExitCode: -9,
      left: 0,
      sold: 0,
      lost: 1,
    });
    expect(told.get('repaired')!['summary']).toMatchObject({
      holderExitCode: -9,
      left: 0,
      sold: 1,
      lost: 0,
    });
    expect(finished.code).toBe(0);
    expect(finished.left).toEqual([]);
  });

  test('every mark of its pictures is explained, and how deep a lock is held', async () => {
    const killed = (await run(['deadlock', '--act', 'holder-killed'])).stdout;
    expect(killed).toMatch(/buyer-1 {3}is halfway: releases the semaphore halfway$/m);
    expect(killed.replace(/\s+/g, ' ')).toContain(
      'halfway: free permits of the semaphore; after <, who waits for one',
    );
    const { stdout } = await run(['deadlock', '--act', 'reentrant']);
    expect(stdout).toMatch(/ acquires lock \(depth 2\)$/m);
    expect(stdout).toContain('×2: acquired so often, and not yet released');
  });

  test('two locks in opposite order: the circle is told by name', async () => {
    const { stdout, code } = await run(['deadlock', '--act', 'lock-order']);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'buyer-1 holds A and waits for B; buyer-2 holds B and waits for A',
    );
    for (const seen of [
      /^ +[\d,]+ ms .*wait A/m,
      /^ +[\d,]+ ms .*wait B/m,
      /killed/,
      /<- for buyer-\d: a circle$/m,
      /^ {2}└── buyer-1$/m,
      /│: still waits/,
    ])
      expect(stdout).toMatch(seen);
    expect(code).toBe(0);
    const [verdict] = verdicts(lines(await run(['deadlock', '--act', 'lock-order', '--json'])));
    expect(verdict!['summary']).toMatchObject({
      cycle: ['buyer-1', 'buyer-2'],
      deadlock: {
        waits: [
          { process: 'buyer-1', on: 'B', heldBy: ['buyer-2'] },
          { process: 'buyer-2', on: 'A', heldBy: ['buyer-1'] },
        ],
      },
    });
  });

  test('a lock acquired twice: the process waits for itself, and the others for it', async () => {
    const [verdict] = verdicts(lines(await run(['deadlock', '--act', 'twice', '--json'])));
    const { cycle, deadlock } = verdict!['summary'] as {
      cycle: string[];
      deadlock: { waits: { process: string; heldBy: string[] }[] };
    };
    expect(cycle).toHaveLength(1);
    expect(deadlock.waits.map(({ process }) => process)).toEqual(['buyer-1', 'buyer-2']);
    expect(deadlock.waits.every(({ heldBy }) => heldBy[0] === cycle[0])).toBe(true);
  });

  test('an order that ends in a circle is kept on real processes, saved and replayed', async () => {
    const kept = lines(
      await run(['deadlock', '--act', 'lock-order', '--schedule', '01', '--json']),
    );
    expect(verdicts(kept)[0]).toMatchObject({
      ok: true,
      race: true,
      schedule: '01',
      summary: { cycle: ['buyer-1', 'buyer-2'] },
    });
    const path = join(temporaryFolder(), 'circle.jsonl');
    await run(['explore', 'deadlock', '--act', 'lock-order', '--save', path]);
    const replayed = await run(['replay', path, '--repeat', '5', '--json']);
    expect(verdicts(lines(replayed)).map(({ ok, schedule }) => [ok, schedule])).toEqual(
      Array(5).fill([true, '01']),
    );
    expect(replayed.code).toBe(0);
    expect(replayed.left).toEqual([]);
  });

  test('an order in which all wait for ever, but not for a lock, is kept, and its end is told', async () => {
    const { code, stdout } = await run([
      'run',
      fileURLToPath(
        new URL('../../../test/fixtures/scenarios/waits-for-nobody.mjs', import.meta.url),
      ),
      '--schedule',
      '0',
    ]);
    expect(stdout).toMatch(/clerk waits for q, and nobody is left who could end that\./);
    expect(code).toBe(0);
  });

  test.each(['slow', 'releases-later'])('who is only slow is in no deadlock: %s', async (name) => {
    const realRuns = await RealRuns.open(
      patience,
      patience.acts.find((act) => act.name === name)!,
      { options: { delay: 100 } },
    );
    const { deadlock, ending } = await realRuns.run(() => {});
    await realRuns.close();
    expect(deadlock).toBeNull();
    expect(ending.outcomes).toHaveLength(3);
  });

  test.each(['right-lock', 'same-order', 'reentrant', 'released', 'forgotten-release'])(
    '%s says so when a process is killed in the middle of it',
    async (act) => {
      const running = new Running(['deadlock', '--act', act, '--delay', '300', '--json']);
      await running.until((stdout) => stdout.includes('"op":"acquire"'));
      const [, pid] = /"pid":(\d+),"op":"acquire"/.exec(running.stdout)!;
      process.kill(Number(pid), 'SIGKILL');
      const finished = await running.finished();
      const [verdict] = verdicts(lines(finished));
      expect(verdict).toMatchObject({
        ok: false,
        message: expect.stringMatching(/buyer-\d was ended by SIGKILL before its work was done/),
      });
      expect(finished.code).toBe(1);
      expect(finished.left).toEqual([]);
    },
  );

  test('explored: what is stuck is found and named, the fixes are proved', async () => {
    const found = lines(await run(['explore', 'deadlock', '--json'])).filter(
      ({ type }) => type === 'exploration',
    );
    expect(
      found.map(({ act, schedules, violations, deadlocks }) => [
        act,
        schedules,
        violations,
        deadlocks,
      ]),
    ).toEqual([
      ['wrong-lock', 18_240, 15_660, 0],
      ['right-lock', 6, 0, 0],
      ['forgotten-release', 2, 2, 0],
      ['released', 2, 0, 0],
      ['twice', 2, 0, 2],
      ['reentrant', 2, 0, 0],
      ['lock-order', 6, 0, 2],
      ['same-order', 2, 0, 0],
    ]);
  });
});
