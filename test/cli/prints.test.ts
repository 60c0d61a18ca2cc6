import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { type Line, lines, run } from '../command.js';

// Seen from dist/test/cli.
const talks = fileURLToPath(new URL('../../../test/fixtures/scenarios/talks.mjs', import.meta.url));
const throws = join(talks, '../throws-in-worker.mjs');
const throwsInAnyOrder = join(talks, '../throws-in-any-order.mjs');

const printed = (stderr: string): string[] => stderr.trimEnd().split('\n');
const steps = (clerk: string, found: number): string[] => [
  `${clerk}: found ${found}`,
  `${clerk}: and \\x1b[31mred\\u202e`,
  `${clerk}: complains`,
  `${clerk}: done`,
];
const types = (all: readonly Line[]): unknown[] => [...new Set(all.map(({ type }) => type))];

describe('what the code of a scenario prints goes to standard error, with the name of who prints it', () => {
  test('on real processes: of each all that it prints, and of the judge', async () => {
    const finished = await run(['run', talks, '--json', '--schedule', '0101']);
    expect(types(lines(finished))).toEqual(['start', 'event', 'verdict', 'result']);
    const all = printed(finished.stderr);
    expect(all[0]).toBe(`${talks}: loading`);
    for (const clerk of ['clerk-1', 'clerk-2'])
      expect(all.filter((line) => line.startsWith(clerk))).toEqual([
        `${clerk}: loading`,
        ...steps(clerk, 0),
      ]);
    expect(all.filter((line) => line.startsWith('talking'))).toEqual(['talking: ends with 1']);
    expect(all).toHaveLength(12);
  });

  test('of all orders in memory that of the one that is told, and only once', async () => {
    const finished = await run(['explore', talks, '--json']);
    expect(types(lines(finished))).toEqual(['exploration', 'verdict', 'result']);
    expect(lines(finished)[0]).toMatchObject({ witness: '0110' });
    expect(printed(finished.stderr).toSorted()).toEqual(
      [
        `${talks}: loading`,
        ...steps('clerk-1', 0),
        ...steps('clerk-2', 0),
        'talking: ends with 1',
      ].toSorted(),
    );
  });

  test('on real processes in all orders, no more of it', async () => {
    const finished = await run(['explore', talks, '--json', '--real', '--timeout', '600']);
    expect(types(lines(finished))).toEqual(['exploration', 'verdict', 'rehearsal', 'result']);
    expect(printed(finished.stderr).filter((line) => line.includes('found'))).toHaveLength(2);
  });

  test('nothing of it stands in a picture', async () => {
    const commands = [
      ['run', talks, '--schedule', '0101'],
      ['explore', talks],
    ];
    for (const { stdout } of await Promise.all(commands.map((args) => run(args))))
      // The code that prints it is another matter.
      expect(stdout.replace(/Where each was in the code[^]*?\n\n/, '')).not.toMatch(
        /found|complains|done|loading|ends with/,
      );
  });

  test('nor what a worker that throws leaves behind', async () => {
    const free = await run(['run', throwsInAnyOrder, '--json']);
    expect(free.stdout).not.toContain('at Object.run');
    expect(free.stderr).toMatch(/^clerk-\d: RangeError: one is too many$/m);
    // In an order that is kept, it is what was foreseen, and part of the verdict.
    const kept = await run(['run', throws, '--json', '--schedule', '001']);
    expect(kept.stdout).toMatch(/clerk-\d throws RangeError: one is too many/);
    expect(kept).toMatchObject({ stderr: '', code: 0 });
  });
});
