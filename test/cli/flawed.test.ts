import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { lines, run } from '../command.js';

/** What is wrong with a scenario is bad input for every command, and does not block the others. */

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../test/fixtures/scenarios/${name}.mjs`, import.meta.url));
const flawed = fixture('flawed');
const flaws = ['promises', 'returnsNothing', 'asksForAnother', 'forgets', 'throwing'];

const commands: [name: string, args: readonly string[]][] = [
  ['explore', ['explore', flawed]],
  ['run', ['run', flawed, '--delay', '0']],
];

describe.each(commands)('%s', (_, args) => {
  test('tells of each flawed act, carries the others out, and ends with 2', async () => {
    const finished = await run([...args, '--json']);
    const verdicts = new Map(
      lines(finished)
        .filter(({ type }) => type === 'verdict')
        .map(({ act, ok }) => [act, ok]),
    );
    expect(verdicts).toEqual(
      new Map([['first', true], ...flaws.map((act) => [act, false] as const), ['last', true]]),
    );
    expect(finished.code).toBe(2);
  });
});

describe.each(flaws)('%s', (act) => {
  test.each([...commands, ['run --schedule', ['run', flawed, '--schedule', '01']] as const])(
    'is bad input for %s',
    async (_, args) => {
      const { code, stdout, stderr } = await run([...args, '--act', act]);
      expect([code, /\bat .*\.js:\d/.test(stdout + stderr)]).toEqual([2, false]);
    },
  );

  test('is bad input for play', async () => {
    const { code } = await run(['play', flawed, '--act', act], { input: '0\n1\n' });
    expect(code).toBe(2);
  });
});

test.each([
  [
    'awaits nothing that is shared',
    'endless-awaiting',
    'waiting: clerk-1 has not asked for another step',
  ],
  ['computes for ever', 'endless', 'busy: clerk-1 has computed for'],
])('a worker that %s does not hang an order that is asked for', async (_, name, told) => {
  const { code, stderr } = await run(['run', fixture(name), '--schedule', '01', '--timeout', '50']);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(told);
  expect(code).toBe(4);
});
