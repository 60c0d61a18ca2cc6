import { fileURLToPath } from 'node:url';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Line, lines, run, Running } from '../command.js';

const explorations = (all: readonly Line[]): Line[] =>
  all.filter(({ type }) => type === 'exploration');

describe('ipc-demo explore', () => {
  test('ticket: the losing acts are found losing with a shortest witness, the others are proved', async () => {
    const finished = await run(['explore', 'ticket', '--json']);
    const all = lines(finished);
    expect(explorations(all)).toEqual([
      expect.objectContaining({
        demo: 'ticket',
        act: 'nolock',
        processes: 3,
        schedules: 1152,
        violations: 1008,
        deadlocks: 0,
        complete: true,
        reduction: 'states',
        witness: '00111022',
      }),
      expect.objectContaining({
        act: 'lock',
        schedules: 360,
        violations: 0,
        deadlocks: 0,
        complete: true,
        reduction: 'states',
        witness: null,
      }),
      expect.objectContaining({
        act: 'join',
        schedules: 1,
        violations: 0,
        complete: true,
        reduction: 'none',
        witness: null,
      }),
      expect.objectContaining({
        act: 'flag',
        schedules: 1_758_456,
        violations: 1_472_688,
        complete: true,
        witness: '001*4,0*4,112*5',
      }),
      expect.objectContaining({
        act: 'lock-write',
        schedules: 4_698,
        violations: 3_960,
        complete: true,
        witness: '001*5,00022',
      }),
    ]);
    expect(all.filter(({ type }) => type === 'verdict').map(({ act, ok }) => [act, ok])).toEqual([
      ['nolock', false],
      ['lock', true],
      ['join', true],
      ['flag', false],
      ['lock-write', false],
    ]);
    expect(all.at(-1)).toMatchObject({
      type: 'result',
      demo: 'ticket',
      ok: false,
      acts: 5,
      exitCode: 1,
    });
    expect(all.filter(({ type }) => type === 'result')).toHaveLength(1);
    expect(finished.code).toBe(1);
  });

  test.each([
    [2, 12],
    [3, 360],
    [4, 20_160],
  ])('the lock cannot be broken by %i buyers, in less than 10 s', async (buyers, orders) => {
    const finished = await run([
      'explore',
      'ticket',
      '--lock',
      '--buyers',
      String(buyers),
      '--json',
    ]);
    const [found] = explorations(lines(finished));
    expect(found).toMatchObject({ schedules: orders, violations: 0, complete: true });
    expect(found!['elapsedMs']).toBeLessThan(10_000);
    expect(finished.code).toBe(0);
  });

  test('--full carries out every order, and counts the same', async () => {
    const [found] = explorations(
      lines(await run(['explore', 'ticket', '--nolock', '--full', '--json'])),
    );
    expect(found).toMatchObject({
      schedules: 1152,
      runs: 1152,
      violations: 1008,
      reduction: 'none',
      witness: '00111022',
    });
  });

  test('tells the census, the shortest order in prose and in lanes, and what to type', async () => {
    const { stdout, code } = await run(['explore', 'ticket', '--nolock']);
    expect(stdout).toContain('CAN GO WRONG   1,008 of 1,152 orders go wrong.');
    expect(stdout).toMatch(
      /540 +47 % +wrong +sold 3 of 1\n +468 +41 % +wrong +sold 2 of 1\n +144 +13 % +right +sold 1 of 1\n/,
    );
    expect(stdout).toContain('00111022 (3 switches between processes)');
    expect(stdout).toMatch(/Before buyer-1 writes 0 to tickets\.json, buyer-2 looks/);
    expect(stdout).toMatch(/^ +4 +read 1 +1 +<- before buyer-1 wrote$/m);
    expect(stdout).toContain('ipc-demo ticket --nolock --buyers 3 --schedule 00111022');
    expect(stdout).toContain('ipc-demo play ticket --nolock --buyers 3');
    expect(stdout).toContain('ipc-demo explore ticket --lock --buyers 3');
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(stdout).not.toContain('\u001B');
    expect(code).toBe(1);
  });

  test('says of what cannot go wrong how many orders were checked', async () => {
    const { stdout, code } = await run(['explore', 'ticket', '--lock', '--quiet']);
    expect(stdout).toBe('   CANNOT GO WRONG   All 360 orders checked.\n');
    expect(code).toBe(0);
  });

  test('counts the orders of ten buyers: in full, in words, and what a coin would do; for programs as digits', async () => {
    const args = ['explore', 'ticket', '--nolock', '--buyers', '10'];
    const { stdout } = await run(args);
    const told = stdout.replaceAll(/\s+/g, ' ');
    expect(told).toContain(
      '26,260,088,804,733,168,000,000 of 26,260,095,546,846,161,280,000 orders (about 2.6 × 10^22: 26 sextillion) go wrong. 1 in 3.9 million goes well.',
    );
    expect(told).toContain('If a coin decided each time who goes next, 77 % would go wrong.');
    expect((await run([...args, '--lang', 'zh'])).stdout.replaceAll(/\s+/g, '')).toContain(
      '（约2.6×10^22，即263万亿亿）',
    );
    const [found] = explorations(lines(await run([...args, '--json'])));
    expect(found).toMatchObject({
      schedules: '26260095546846161280000',
      violations: '26260088804733168000000',
      deadlocks: 0,
      reduction: 'states',
      states: 2068,
    });
  });

  test('--save keeps the shortest order, for replay on real processes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ipc-demo-save-'));
    const path = join(folder, 'loss.jsonl');
    await run(['explore', 'ticket', '--save', path]);
    const replayed = await run(['replay', path, '--json']);
    rmSync(folder, { recursive: true });
    expect(lines(replayed).find(({ type }) => type === 'verdict')).toMatchObject({
      act: 'nolock',
      ok: true,
      race: true,
      schedule: '00111022',
    });
    expect(replayed.code).toBe(0);
  });

  test('a message that was read is not counted as one that was not', async () => {
    const { stdout } = await run(['explore', 'pipe', '--act', 'two-readers-lock']);
    expect(stdout).toMatch(/22 +100 % +right +2 of 2 messages whole\n/);
    expect((await run(['explore', 'pipe', '--act', 'two-readers-nolock'])).stdout).toMatch(
      /right +2 of 2 messages whole\n/,
    );
  });

  test('speaks Chinese', async () => {
    const { stdout } = await run(['explore', 'ticket', '--nolock', '--lang', 'zh']);
    expect(stdout).toContain('会出错   1,152 种交错顺序中，有 1,008 种出错。');
    expect(stdout).toContain('买家-1 还没来得及把 0 写入 tickets.json，买家-2');
  });

  test('a bound is honest: what was not found may exist', async () => {
    const ended = await run(['explore', 'ticket', '--lock', '--max', '5', '--json']);
    expect(explorations(lines(ended))[0]).toMatchObject({
      complete: false,
      stopped: 'max',
      runs: 5,
      violations: 0,
    });
    expect(lines(ended).at(-1)).toMatchObject({ ok: false, exitCode: 4 });
    expect(ended.code).toBe(4);
    expect((await run(['explore', 'ticket', '--lock', '--max', '5'])).stdout).toMatch(
      /NOT KNOWN {3}Nothing went wrong in the 72 orders[^]+The limit of --max was reached after 5 orders: the rest was not explored\./,
    );
    expect(
      (await run(['explore', 'ticket', '--lock', '--buyers', '9', '--full', '--timeout', '1']))
        .code,
    ).toBe(4);
    expect((await run(['explore', 'ticket', '--nolock', '--buyers', '9', '--max', '5'])).code).toBe(
      1,
    );
  });

  test('a share of a part of the orders is not told', async () => {
    const shares = async (...flags: string[]): Promise<number> =>
      (await run(['explore', 'ticket', '--nolock', ...flags])).stdout.match(
        / \d+ % {2}(wrong|right)/g,
      )?.length ?? 0;
    expect(await shares()).toBe(3);
    expect(await shares('--max', '20')).toBe(0);
  });

  test('Ctrl-C gives what is known so far', async () => {
    const running = new Running(['explore', 'ticket', '--lock', '--buyers', '12', '--full']);
    // The search is under way when the sentence about it stands there.
    await running.until((stdout) => stdout.includes('Every order'));
    setTimeout(() => running.child.kill('SIGINT'), 1000);
    const { code, stdout, stderr } = await running.finished();
    expect(stdout).toMatch(
      /NOT KNOWN {3}Nothing went wrong[^]+Interrupted: the rest was not explored/,
    );
    expect(stderr).toMatch(/^ipc-demo: interrupted/);
    expect(code).toBe(130);
  });

  test('Ctrl-C gives what is known of a large count, too, and ends no processes where there are none', async () => {
    const grows = fileURLToPath(
      new URL('../../../test/fixtures/scenarios/grows.mjs', import.meta.url),
    );
    const running = new Running(['explore', grows]);
    await running.until((stdout) => stdout.includes('Every order'));
    // To count what has been found takes longer than a moment then.
    setTimeout(() => running.child.kill('SIGINT'), 5000);
    const { code, stdout, stderr } = await running.finished();
    expect(stdout).toMatch(/NOT KNOWN [^]+states[^]+Interrupted: the rest was not explored/);
    expect(stderr).toBe('ipc-demo: interrupted\n');
    expect(code).toBe(130);
  });

  test('the life and death of processes has no orders', async () => {
    const finished = await run(['explore', 'daemon', '--act', 'daemon']);
    expect(finished.stderr).toMatch(/only real processes can carry it out/);
    expect(finished.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(finished.code).toBe(2);
  });

  test.each([
    ['nothing named', ['explore'], /nothing to work on: .* ipc-demo explore ticket/],
    [
      'an unknown demonstration',
      ['explore', 'tickets'],
      /no demonstration or classic tickets.* daemon, ticket/,
    ],
    [
      'an act that is not there',
      ['explore', 'ticket', '--act', 'x'],
      /--act x .* nolock, lock, join/,
    ],
    ['a mode that is not there', ['explore', 'daemon', '--lock'], /daemon has no option --lock/],
    [
      'an option that is not there',
      ['explore', 'daemon', '--buyers', '3'],
      /daemon has no option --buyers/,
    ],
    ['no orders at all', ['explore', 'ticket', '--max', '0'], /--max 0 .* from 1/],
    ['a word too many', ['explore', 'ticket', 'now'], /unexpected argument now/],
  ])('%s is wrong usage', async (_, args, complaint) => {
    const { code, stdout, stderr } = await run(args);
    expect(stderr).toMatch(complaint);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('a reader that has gone before it was over ends it quietly, and has been told no proof', async () => {
    const running = new Running(['explore', 'ticket', '--lock']);
    running.child.stdout!.destroy();
    const { code, stderr } = await running.finished();
    expect(stderr).toBe('');
    expect(code).toBe(4);
  });
});

test.each([
  [
    'en',
    'The point of no return is step 4: buyer-2 reads 1 from tickets.json. After it, no order goes well.',
  ],
  [
    'zh',
    '无可挽回的是第 4 步：买家-2 从 tickets.json 读到 1。这一步之后，不管怎样调度，都不会有正确的结局。',
  ],
])('the story of a losing order names the step of no return (%s)', async (lang, sentence) => {
  const { stdout } = await run(['explore', 'ticket', '--nolock', '--lang', lang]);
  const unbroken = (text: string): string => text.replaceAll(/\s+/g, '');
  expect(unbroken(stdout)).toContain(unbroken(sentence));
});

test('where every order goes wrong there is no step of no return', async () => {
  const { stdout } = await run(['explore', 'deadlock', '--act', 'twice']);
  expect(stdout).toContain('A shortest order that goes wrong');
  expect(stdout).not.toContain('no return');
});

test('what is shown of a run and what is proved are judged alike: a sale that loses updates is none that goes well', async () => {
  const { stdout, code } = await run(['explore', 'ticket', '--nolock', '--tickets', '5', '--json']);
  expect(explorations(lines({ stdout } as never))[0]).toMatchObject({
    schedules: 1680,
    violations: 1512,
  });
  expect(code).toBe(1);
  expect((await run(['explore', 'ticket', '--lock', '--tickets', '5'])).code).toBe(0);
});
