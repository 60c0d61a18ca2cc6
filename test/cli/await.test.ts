import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { lines, run } from '../command.js';

// Seen from dist/test/cli.
const forgets = fileURLToPath(
  new URL('../../../test/fixtures/scenarios/forgets-await.mjs', import.meta.url),
);

const acts: [act: string, call: string, line: number][] = [
  ['compares', 'n.read', 9],
  ['goesOn', 'q.get', 17],
  ['ends', 'n.write', 26],
  ['inside', 'ways.reader.recv', 35],
  ['loops', 'n.read', 43],
];

describe('a step that is not awaited is told by its name, with the worker and the line', () => {
  test('in memory', async () => {
    const finished = await run([
      'explore',
      forgets,
      '--json',
      ...acts.flatMap(([act]) => ['--act', act]),
    ]);
    const told = lines(finished)
      .filter(({ type }) => type === 'verdict')
      .map(({ message }) => message);
    const names = acts.map(
      ([act, call, line]) =>
        `${act}: ${call}() was not awaited, by p-1 in line ${line}: did you forget await?`,
    );
    expect(told).toEqual(names);
    expect(finished.code).toBe(2);
  });

  test.each(acts)('before it is run: %s', async (act, call, line) => {
    const finished = await run(['run', forgets, '--act', act]);
    expect(finished).toMatchObject({ code: 2, stdout: '' });
    expect(finished.stderr).toContain(
      `${act}: ${call}() was not awaited, by p-1 in line ${line}: did you forget await?`,
    );
  });

  test('on real processes, where it shows in some orders only', async () => {
    const finished = await run(['run', forgets, '--json', '--act', 'seldom', '--schedule', '0110']);
    const verdict = lines(finished).find(({ type }) => type === 'verdict')!;
    expect(verdict).toMatchObject({
      ok: false,
      message: expect.stringContaining(
        'n.write() was not awaited, by p-2 in line 67: did you forget await?',
      ),
    });
    // Two opposite messages in one verdict.
    expect(verdict['message']).not.toContain('(holds) passed.');
    expect(finished).toMatchObject({ code: 2, stderr: '' });
  });

  test('in an order that is asked for, and in a game', async () => {
    const order = await run(['run', forgets, '--act', 'ends', '--schedule', '00']);
    expect(order).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('n.write() was not awaited'),
    });
    const game = await run(['play', forgets, '--act', 'ends'], { input: '0\n' });
    expect(game).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('n.write() was not awaited'),
    });
    expect(
      (await run(['explore', forgets, '--act', 'ends', '--lang', 'zh', '--quiet'])).stderr,
    ).toContain('p-1 没有等待 n.write()（第 26 行）：是不是漏写了 await？');
  });

  test('and the others of the file are run', async () => {
    const ran = await run(['run', forgets, '--act', 'loops', '--act', 'knowsBetter']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/loops: n\.read\(\) was not awaited/);
    expect(ran.stdout).toMatch(/knowsBetter[^]*WENT WELL/);
  });

  test('but none that is awaited later, or together with others', async () => {
    const explored = await run(['explore', forgets, '--act', 'knowsBetter', '--json']);
    expect(lines(explored).find(({ type }) => type === 'verdict')).toMatchObject({ ok: true });
    const ran = await run(['run', forgets, '--act', 'knowsBetter', '--json']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  });
});
