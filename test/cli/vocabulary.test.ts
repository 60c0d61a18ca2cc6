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

describe('a worker that is a daemon', () => {
  test('ends when the others have, in memory and in processes', async () => {
    const explored = await run(['explore', file, '--act', 'served', '--real', '--json']);
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
