import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Line, lines, run } from '../command.js';

// Seen from dist/test/cli.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const fixture = (name: string): string => join(root, 'test/fixtures/scenarios', `${name}.mjs`);

/** What is said of one act, and how the command ends. */
async function told(
  args: readonly string[],
): Promise<{ message: unknown; code: number | null; stderr: string }> {
  const finished = await run([...args, '--json']);
  const [verdict, result] = lines(finished);
  expect(verdict).toMatchObject({ type: 'verdict', ok: false });
  expect(result).toMatchObject({ type: 'result', ok: false, exitCode: finished.code });
  return { message: verdict!['message'], code: finished.code, stderr: finished.stderr };
}

const explorations = (all: readonly Line[]): Line[] =>
  all.filter(({ type }) => type === 'exploration');

describe('the bank of the page on scenarios', () => {
  const page = readFileSync(join(root, 'docs/scenarios.md'), 'utf8');
  const program = /```js\n([^]+?)```/.exec(page)![1]!;
  const folder = mkdtempSync(join(tmpdir(), 'ipc-demo-bank-'));
  const path = join(folder, 'bank.mjs');
  writeFileSync(path, program);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is the one in examples', () => {
    expect(program).toBe(readFileSync(join(root, 'examples/bank.mjs'), 'utf8'));
  });

  test('loses money, and the fix is proved; it may lie anywhere', async () => {
    const finished = await run(['explore', path, '--json']);
    expect(explorations(lines(finished))).toEqual([
      expect.objectContaining({
        demo: path,
        act: 'careless',
        processes: 2,
        schedules: 6,
        violations: 4,
        complete: true,
        witness: '0110',
      }),
      expect.objectContaining({
        act: 'careful',
        schedules: 2,
        violations: 0,
        complete: true,
        witness: null,
      }),
    ]);
    expect(finished.code).toBe(1);
    expect((await run(['explore', path, '--act', 'careful'])).code).toBe(0);
  });

  test('is told in prose, with the state of the account', async () => {
    const { stdout } = await run(['explore', path, '--act', 'careless']);
    expect(stdout).toMatch(/4 +67 % +wrong +account \{"balance":50\}/);
    expect(stdout).toContain('Before clerk-1 writes 50 to account.json, clerk-2 reads 100');
  });

  test('runs on real processes, in an order that loses', async () => {
    const lost = await run(['run', path, '--act', 'careless', '--schedule', '0110', '--json']);
    const all = lines(lost);
    expect(
      all
        .filter(({ op }) => op === 'read' || op === 'write')
        .map(({ process, op }) => `${String(process)} ${String(op)}`),
    ).toEqual(['clerk-1 read', 'clerk-2 read', 'clerk-2 write', 'clerk-1 write']);
    expect(new Set(all.filter(({ op }) => op === 'start').map(({ pid }) => pid)).size).toBe(2);
    expect(all.find(({ type }) => type === 'verdict')).toMatchObject({
      race: true,
      summary: { shared: { account: { balance: 50 } } },
    });
    const fixed = await run(['run', path, '--act', 'careful', '--json']);
    expect(lines(fixed).find(({ type }) => type === 'verdict')).toMatchObject({
      act: 'careful',
      ok: true,
      summary: { shared: { account: { balance: 0 } } },
    });
    expect(fixed.code).toBe(0);
    expect(fixed.left).toEqual([]);
  });
});

describe('five philosophers', () => {
  const path = join(root, 'examples/philosophers.mjs');

  test('the deadlock is found and named, the fix is proved', async () => {
    const finished = await run(['explore', path, '--json']);
    expect(explorations(lines(finished))).toEqual([
      expect.objectContaining({
        act: 'stubborn',
        processes: 5,
        violations: 0,
        deadlocks: 120,
        complete: true,
        witness: '01234',
      }),
      expect.objectContaining({
        act: 'polite',
        violations: 0,
        deadlocks: 0,
        complete: true,
        witness: null,
      }),
    ]);
    expect(finished.code).toBe(1);
  });

  test('who waits for whom is told round the table', async () => {
    const { stdout } = await run(['explore', path, '--act', 'stubborn']);
    for (const seat of [0, 1, 2, 3, 4])
      expect(stdout).toContain(
        `philosopher-${seat} holds fork-${seat} and waits for fork-${(seat + 1) % 5}\n`,
      );
  });

  test('the polite ones eat on real processes', async () => {
    const { code, stdout } = await run(['run', path, '--act', 'polite']);
    expect(stdout.match(/philosopher-\d {2}ate/g)).toHaveLength(5);
    expect(code).toBe(0);
  });
});

describe('a file that cannot be loaded is told in one line, with exit code 2', () => {
  test.each([
    ['that is not there', './nothing.mjs', /no file \.\/nothing\.mjs/],
    ['that is a folder', root, /is not a module/],
    ['that is no module', join(root, 'README.md'), /is not a module: .* \.mjs or \.js/],
    [
      'that does not parse',
      fixture('syntax'),
      /syntax\.mjs cannot be read: line 2: Unexpected token ';'/,
    ],
    [
      'that throws',
      fixture('throws'),
      /throws\.mjs throws while it is loaded, in line 2: TypeError/,
    ],
    [
      'that throws elsewhere than in a thread',
      fixture('throws-in-process'),
      /throws-in-process\.mjs throws while it is loaded, in line 4: RangeError: not in the main/,
    ],
    [
      'that exports no scenario',
      fixture('no-scenario'),
      /exports no scenario: it needs export const x = scenario\(\{ shares, workers, holds \}\)/,
    ],
    ['that ends the process', fixture('exits'), /ends the process while it is loaded/],
    ['with two workers of one name', fixture('twins'), /two workers named twin/],
    [
      'that comes by the old door',
      fixture('old-door'),
      /old-door\.mjs imports scenario from 'ipc-demo', .* comes from 'ipc-demo\/scenario'$/m,
    ],
  ])('one %s', async (_, path, complaint) => {
    const { code, stdout, stderr } = await run(['explore', path]);
    expect(stderr).toMatch(complaint);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test.each(['explore', 'run', 'play'])(
    '%s refuses two things of one name, and a name that leads elsewhere',
    async (command) => {
      for (const [name, complaint] of [
        ['namesakes', /shares two things named "door"/],
        ['blank-worker', /blank \(line 3\) has something named "  ": .* not all of them spaces/],
        [
          'climbs',
          /climbs \(line \d\) has something named "\.\.\/\.\.\/\.\.\/x\.json": a name has/,
        ],
        ['climbing-worker', /climber \(line \d\) has something named "\.\.\/alice"/],
      ] as const) {
        const { code, stdout, stderr } = await run([command, fixture(name)]);
        expect(stderr).toMatch(complaint);
        expect(stderr.trimEnd().split('\n')).toHaveLength(1);
        expect(stdout).toBe('');
        expect(code).toBe(2);
      }
    },
  );

  test.each(['explore', 'run'])(
    'one flawed act is told by its name, and the others work: %s ends with 2',
    async (command) => {
      const all = await run([command, fixture('one-flawed'), '--delay', '0', '--json']);
      const told = lines(all).filter(({ type }) => type === 'verdict');
      expect(Object.fromEntries(told.map(({ act, ok }) => [act, ok]))).toEqual({
        fine: true,
        twins: false,
        throwing: false,
        alsoFine: true,
      });
      expect(all.stderr).toMatch(
        /one-flawed\.mjs, twins \(line 7\) has two workers named clerk-1: /,
      );
      expect(all.stderr).toMatch(
        /one-flawed\.mjs, throwing \(line 8\) throws when .* ReferenceError: nothing is not defined$/m,
      );
      expect(all.code).toBe(2);
      expect(await run([command, fixture('one-flawed'), '--act', 'fine'])).toMatchObject({
        code: 0,
        stderr: '',
      });
      expect(await run([command, fixture('one-flawed'), '--act', 'twins'])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('two workers named clerk-1'),
      });
    },
  );

  test.each([
    ['in a loop', 'loads-forever', /is still not loaded after [\d.]+ s/],
    ['awaited', 'waits-forever', /is still not loaded after 2.0 s/],
  ])(
    'but one that is still %s when the time is over may yet come to an end: exit code 4',
    async (_, name, complaint) => {
      const { code, stdout, stderr } = await run(['explore', fixture(name), '--timeout', '2']);
      expect(stderr).toMatch(complaint);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stdout).toBe('');
      expect(code).toBe(4);
    },
  );

  test('in Chinese too', async () => {
    expect((await run(['explore', fixture('no-scenario'), '--lang', 'zh'])).stderr).toContain(
      '没有导出场景',
    );
    expect((await run(['explore', fixture('old-door'), '--lang', 'zh'])).stderr).toMatch(
      /^.*old-door\.mjs 从 'ipc-demo' 导入了 scenario，.*请从 'ipc-demo\/scenario' 导入\n$/,
    );
  });
});

describe('a worker at fault does not hang the command, and is named', () => {
  test('one that throws is an ending, told with its order', async () => {
    const { code, stdout } = await run(['explore', fixture('throws-in-worker')]);
    expect(stdout).toMatch(/error +clerk-2 throws RangeError: one is too many/);
    expect(stdout).toContain('001 (1 switch between processes)');
    expect(code).toBe(1);
  });

  test.each([
    [
      'is not deterministic',
      'forgetful',
      /forgetful: at step 1, after the same steps as before, clerk-1 did something else/,
    ],
    ['ends the process', 'ends-itself', /leaving: a worker ends the whole process/],
    [
      'is judged by a judge who throws',
      'judges-wrongly',
      /unjust: the scenario itself throws, in line 6: TypeError/,
    ],
  ])('one that %s', async (_, name, complaint) => {
    expect(await told(['explore', fixture(name)])).toEqual({
      message: expect.stringMatching(complaint),
      code: 2,
      stderr: '',
    });
  });

  test.each([
    [
      'awaits something else for ever',
      'endless-awaiting',
      /waiting: clerk-1 has not asked for another step, and has not ended/,
    ],
    [
      'awaits nothing',
      'endless',
      /busy: clerk-1 has computed for \d\.\d s of processor time without coming to a step/,
    ],
  ])('one that %s may yet come to its end: nobody knows', async (_, name, complaint) => {
    expect(await told(['explore', fixture(name), '--timeout', '50'])).toEqual({
      message: expect.stringMatching(complaint),
      code: 4,
      stderr: '',
    });
  });
});

test('a thread that is given no time of the processor is slow, and in no loop', async () => {
  // On the way to the orders it loads the file twice, and stands still for six seconds each time.
  const finished = await run(['explore', fixture('stands-still'), '--json']);
  expect(explorations(lines(finished))).toEqual([
    expect.objectContaining({ complete: true, violations: 0 }),
  ]);
  expect(finished.code).toBe(0);
});

describe('a losing order of a run without end', () => {
  const counting = fixture('counts-for-ever');

  test('is told in a few lines, however many steps one process takes', async () => {
    const { stdout } = await run(['explore', counting, '--steps', '100']);
    const story = stdout.slice(stdout.indexOf('counter writes'), stdout.indexOf('Then reader'));
    expect(story.replaceAll(/\s+/g, ' ')).toMatch(
      /^counter writes 1 to n.json, .*writes 12 to n.json, does 86 things more and writes 99 to n.json\. $/,
    );
  });

  test('is no order that can be typed for real processes, and none is printed', async () => {
    const { stdout } = await run(['explore', counting, '--steps', '10']);
    expect(stdout).toContain('A shortest order that goes wrong: 0*9,1 (1 switch');
    expect(stdout).not.toContain('--schedule');
    const typed = await run(['run', counting, '--schedule', '0*9,1']);
    expect(typed).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('a worker that asks again and again', () => {
  const asking = fixture('asks-again');

  test('ends unless somebody is left out for ever: that is proved over the states, and on what it rests is said', async () => {
    const finished = await run(['explore', asking, '--act', 'forever']);
    const told = finished.stdout.replaceAll(/\s+/g, ' ');
    expect(told).toContain('CANNOT GO WRONG All 5 states checked.');
    expect(told).toContain('each ends unless a process that could go is left out for ever');
    expect(told).toContain(
      'A process that did the same for 10,000 rounds is taken to do it for as long as nothing changes; the proof rests on that.',
    );
    expect(finished.code).toBe(0);
  });

  test('and nobody ever sets it: a livelock, and that it rests on many rounds is part of the finding', async () => {
    for (const lang of ['en', 'zh']) {
      const args = ['explore', asking, '--act', 'never', '--lang', lang];
      const quiet = await run([...args, '--quiet']);
      const [verdict] = lines(await run([...args, '--json'])).filter(
        ({ type }) => type === 'verdict',
      );
      const bare = (text: unknown): string => String(text).replaceAll(/\s+/g, '');
      expect(bare(verdict!['message'])).toContain('10,000');
      expect(bare(quiet.stdout)).toContain(bare(verdict!['message']));
      expect([quiet.code, verdict!['ok']]).toEqual([1, false]);
    }
  });

  test('on real processes, too: an order without an end in sight is neither carried out nor compared', async () => {
    const ends = await run([
      'explore',
      asking,
      '--act',
      'forever',
      '--real',
      '--timeout',
      '600',
      '--json',
    ]);
    const check = lines(ends).find(({ type }) => type === 'rehearsal')!;
    expect(check).toMatchObject({ ok: true, complete: false, mismatches: [] });
    expect(check['orders']).toBeGreaterThan(0);
    expect([ends.code, ends.left]).toEqual([0, []]);
    const never = await run([
      'explore',
      asking,
      '--act',
      'never',
      '--real',
      '--timeout',
      '600',
      '--json',
    ]);
    expect(lines(never).find(({ type }) => type === 'rehearsal')).toMatchObject({
      ok: false,
      orders: 0,
      complete: false,
      message: expect.stringContaining('no order was carried out on real processes'),
    });
    expect([never.code, never.left]).toEqual([1, []]);
  });

  test('when every order is carried out, is told, with what it repeats and who could have gone on: nobody knows whether it ends', async () => {
    const finished = await run(['explore', asking, '--act', 'forever', '--full', '--json']);
    expect(explorations(lines(finished))).toEqual([
      expect.objectContaining({ complete: false, stopped: 'loop', witness: null, runs: 1 }),
    ]);
    expect(finished.stdout).toContain(
      'asker reads 0 from flag, again and again: after 101 such steps, between which nothing shared changed, it has not ended. Meanwhile setter (writes 1 to flag) could go on.',
    );
    expect(finished.code).toBe(4);
  });

  test('is told in Chinese', async () => {
    const { stdout } = await run([
      'explore',
      asking,
      '--act',
      'forever',
      '--full',
      '--quiet',
      '--lang',
      'zh',
    ]);
    expect(stdout.replaceAll(/\s/g, '')).toContain(
      'asker反复执行同样的步骤：从flag读到0。这样执行了101步，其间共享的内容毫无变化，它仍未结束。这时还能继续的：setter（把1写入flag）。',
    );
  });

  test('and counts how often is not taken for one that never ends', async () => {
    const finished = await run(['explore', asking, '--act', 'sometimes', '--json']);
    expect(explorations(lines(finished))).toEqual([
      expect.objectContaining({ complete: true, schedules: 51, violations: 0 }),
    ]);
    expect(finished.code).toBe(0);
  });

  test.each([
    [['--full'], { complete: false, stopped: 'loop', violations: 1 }],
    [[], { complete: true, reduction: 'states', schedules: null, violations: null }],
  ])('hides no order that goes wrong %j', async (flags, figures) => {
    const finished = await run(['explore', asking, '--act', 'wrong', '--json', ...flags]);
    expect(explorations(lines(finished))).toEqual([
      expect.objectContaining({ ...figures, witness: '10' }),
    ]);
    expect(finished.code).toBe(1);
  });
});

test('a reader that has gone after the first line has read what it says, and ends the command quietly', () => {
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" "${join(root, 'bin/ipc-demo.js')}" explore ticket | head -1`],
    { encoding: 'utf8' },
  );
  expect(stdout).toBe(
    '  Every order (interleaving) of their steps, in memory. Small enough to be\n',
  );
  expect(stderr).toBe('');
});

test('of what a worker throws, the places in its own file are told, and none of ours', async () => {
  const { stderr } = await run(['run', fixture('throws-always')]);
  expect(stderr).toMatch(/^clerk-\d: RangeError: one is too many\nclerk-\d: +at .*throws-always/m);
  expect(stderr).not.toMatch(/dist\/(?:bundle|src)|node:/);
});

test.each([
  ['explore', 'is not known', 'endless-awaiting', / NOT KNOWN /],
  ['play', 'is played', 'luck', / NOT OVER /],
])('%s: what %s has its title, too', async (command, _, name, label) => {
  const { stdout } = await run([command, fixture(name), '--timeout', '5'], { input: 'q\n' });
  expect(stdout).toMatch(new RegExp(`${name}\\.mjs, \\w+\\s+\\d process(?:es)?$`, 'm'));
  expect(stdout).toMatch(label);
});
