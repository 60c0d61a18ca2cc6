import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { run } from '../command.js';

/** What a scenario of a file's own may say beside its things: what the command makes of it. */

// Seen from dist/test/cli.
const file = fileURLToPath(
  new URL('../../../test/fixtures/scenarios/vocabulary.mjs', import.meta.url),
);

const linesOf = (stdout: string): Record<string, unknown>[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** However long the path of the file is. */
const flat = (text: string): string => text.replaceAll(/[\s\\]+/g, ' ');

describe('what must hold after every step', () => {
  test('ends the orders in which it does not, and these are counted', async () => {
    const { code, stdout } = await run(['explore', file, '--act', 'careless', '--json']);
    // Both orders that begin with one step of each end there.
    expect(linesOf(stdout)[0]).toMatchObject({ schedules: 4, violations: 2, witness: '01' });
    expect(code).toBe(1);
  });

  test('is told of real processes that are kept to such an order', async () => {
    const asked = ['run', file, '--act', 'careless', '--schedule', '01'];
    const { code, stdout, stderr } = await run(asked);
    expect(flat(stdout)).toContain('did not hold after step 2');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { stdout: zh } = await run([...asked, '--lang', 'zh']);
    expect(zh.replaceAll(/\s+/g, '')).toContain('在第2步之后没有满足');
  });

  test('is found in a run of their own, though all is well at its end', async () => {
    const { code, stdout } = await run(['run', file, '--act', 'alone']);
    expect(stdout).toContain('WENT WRONG');
    expect(flat(stdout)).toContain('did not hold after step 2');
    expect(flat(stdout)).toContain('--schedule 00');
    expect(code).toBe(1);
    const many = await run(['run', file, '--act', 'alone', '--repeat', '2', '--json']);
    expect(linesOf(many.stdout).at(-1)).toMatchObject({ wentWell: 0, exitCode: 1 });
  });

  test('lets no order go on', async () => {
    const { code, stderr } = await run(['run', file, '--act', 'careless', '--schedule', '0110']);
    expect(stderr).toContain('at step 3: it ends before it');
    expect(code).toBe(2);
  });
});

describe('a worker that repeats', () => {
  const act = [file, '--act', 'inTurn'];

  test('has orders without end, some of which get stuck', async () => {
    const { code, stdout } = await run(['explore', ...act, '--json']);
    // Each is at one of two steps or at its end, and it is either’s turn, though not in every way.
    expect(linesOf(stdout)[0]).toMatchObject({ schedules: null, states: 12, witness: '00:1,11' });
    expect(code).toBe(1);
  });

  test('does on real processes the same, in orders drawn at random', async () => {
    const asked = [
      'explore',
      'test-and-set',
      '--act',
      'unbounded',
      '--real',
      '--timeout',
      '600',
      '--json',
    ];
    const { code, stdout } = await run(asked);
    expect(linesOf(stdout).find(({ type }) => type === 'rehearsal')).toMatchObject({
      ok: true,
      orders: 500,
      complete: false,
      mismatches: [],
      message: expect.stringContaining('500 orders, drawn at random'),
    });
    expect(code).toBe(0);
  });

  test('comes again, or does not, as the order says', async () => {
    const once = await run(['run', ...act, '--schedule', '00:1,11:1', '--json']);
    const steps = linesOf(once.stdout).filter(({ op }) => op === 'until' || op === 'write');
    expect([steps.length, once.code]).toEqual([4, 0]);
    const again = await run(['run', ...act, '--schedule', '001100:1,11:1', '--json']);
    expect(linesOf(again.stdout).filter(({ op }) => op === 'write')).toHaveLength(4);
    const stuck = await run(['run', ...act, '--schedule', '00:1,11']);
    expect(flat(stuck.stdout)).toContain('p-1 waits for turn, and nobody is left');
  });

  test('draws it where no order is given, and is told where it ends', async () => {
    const { code, stdout, left } = await run(['run', ...act, '--repeat', '10', '--json']);
    expect(linesOf(stdout).at(-1)).toMatchObject({ type: 'result', runs: 10 });
    expect([[0, 1].includes(code!), left]).toEqual([true, []]);
  });

  test('has nothing in hand when it does', async () => {
    for (const how of ['explore', 'run']) {
      const { code, stdout } = await run([how, file, '--act', 'keepsDoor']);
      expect([code, flat(stdout)]).toEqual([
        1,
        expect.stringContaining('RoundError: a round ended with door in hand'),
      ]);
    }
  });

  test('is told to come to the end of its rounds, in both languages', async () => {
    const asked = ['explore', 'test-and-set', '--act', 'unbounded'];
    expect(flat((await run(asked)).stdout)).toContain(
      'None goes wrong, and somebody always gets to the end of a round unless',
    );
    const { stdout } = await run([...asked, '--lang', 'zh']);
    expect(stdout.replaceAll(/\s+/g, '')).toContain('总有进程能做完一轮');
  });
});

describe('a worker that is a daemon', () => {
  test('ends when the others have, in memory and in processes', async () => {
    const explored = await run([
      'explore',
      file,
      '--act',
      'served',
      '--real',
      '--timeout',
      '600',
      '--json',
    ]);
    expect(linesOf(explored.stdout)[0]).toMatchObject({ violations: 0, deadlocks: 0 });
    expect(explored.code).toBe(0);
    const { code, stdout, left } = await run(['run', file, '--act', 'served']);
    expect(stdout).toContain('WENT WELL');
    expect({ code, left }).toEqual({ code: 0, left: [] });
  });
});

describe('an option of a file’s own', () => {
  test('is typed like any other, and is part of what is to be typed next', async () => {
    const { stdout } = await run(['explore', file, '--act', 'careless', '--rounds', '2', '--json']);
    expect(linesOf(stdout)[0]).toMatchObject({ witness: '01' });
    const told = await run(['explore', file, '--act', 'careless', '--rounds=2']);
    expect(flat(told.stdout)).toContain('--act careless --rounds 2');
  });

  test.each([
    [['--rounds', '7'], '--rounds 7 is not valid: it takes a whole number from 1 to 3'],
    [['--rounds', 'two'], '--rounds two is not valid'],
    [['--round', '2'], 'there is no option --round here; did you mean --rounds?'],
  ])('%s is refused', async (typed, words) => {
    const { code, stderr } = await run(['explore', file, '--act', 'careless', ...typed]);
    expect(flat(stderr)).toContain(words);
    expect(code).toBe(2);
  });

  test('that no demonstration has is none', async () => {
    const { code, stderr } = await run(['explore', 'ticket', '--seats', '2']);
    expect(stderr).toContain('there is no option --seats here');
    expect(code).toBe(2);
  });
});

test('who is overtaken more often than it may be is told, and how', async () => {
  const { code, stdout } = await run(['explore', file, '--act', 'pushing', '--json']);
  const [{ witness }] = linesOf(stdout) as [{ witness: string }];
  const { stdout: told } = await run(['run', file, '--act', 'pushing', '--schedule', witness]);
  expect(flat(told)).toContain('somebody had been overtaken too often');
  expect(code).toBe(1);
});
