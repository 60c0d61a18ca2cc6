import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { run } from '../command.js';
import { temporaryFolder } from '../temporary.js';

/** An order without a step is an order; what is printed can be pasted into a shell. */

const BIN = fileURLToPath(new URL('../../../bin/ipc-demo.js', import.meta.url));
const folder = temporaryFolder();
// Its name has to be quoted.
const file = join(folder, "the clerk's scenarios.mjs");
const fixture = new URL('../../../test/fixtures/scenarios/takes-no-step.mjs', import.meta.url);
copyFileSync(fixture, file);
// It would be an option.
copyFileSync(fixture, join(folder, '-scenarios.mjs'));

/** The commands that are printed, as they stand there. */
const commandsIn = (stdout: string): string[] =>
  stdout.match(/npx ipc-demo (?:.*\\\n)*.*$/gm) ?? [];

/** What comes of a command that is pasted into a shell: its exit code and its output. */
function paste(command: string): { readonly code: number; readonly stdout: string } {
  const script = `cd "${folder}"; npx() { shift; "${process.execPath}" "${BIN}" "$@"; }; ${command}; echo "exit $?"`;
  const stdout = execFileSync('/bin/sh', ['-c', script], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: folder, LANG: 'C' },
    input: '',
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return { stdout, code: Number(/exit (\d+)\n$/.exec(stdout)![1]) };
}

describe.each([
  ['broken', /^ +WENT WRONG /m],
  ['throwing', /^ +WENT WRONG /m],
  ['stuck', /^ +STANDSTILL /m],
])('an order without a step that is %s', (act, label) => {
  test.each(['explore', 'run'])(
    'is told by %s with commands that work when pasted',
    async (command) => {
      const { stdout, code } = await run([command, file, '--act', act]);
      expect(code).toBe(1);
      const pasted = commandsIn(stdout);
      expect(pasted).toHaveLength(2);
      const again = pasted.find((one) => one.includes('--schedule'))!;
      expect(again).toMatch(/ --schedule (?:\\\n *)?''$/);
      expect(paste(again)).toMatchObject({ code: 0, stdout: expect.stringMatching(label) });
      expect(paste(pasted.find((one) => one !== again)!).code).not.toBe(2);
    },
  );

  test('is replayed', async () => {
    const saved = join(folder, `${act}.jsonl`);
    await run(['run', file, '--act', act, '--save', saved]);
    const { stdout, code } = await run(['replay', saved, file]);
    expect(stdout).toMatch(label);
    expect(code).toBe(0);
  });
});

test('an order without a step is refused where there are some', async () => {
  const { stderr, code } = await run(['ticket', '--nolock', '--schedule', '']);
  expect(stderr).toContain('step 1');
  expect(code).toBe(2);
});

test('the commands for a file whose name begins with a dash work when pasted', () => {
  const { stdout } = paste('npx ipc-demo explore --act broken -- -scenarios.mjs');
  const pasted = commandsIn(stdout);
  expect(pasted).toHaveLength(2);
  for (const command of pasted) expect(paste(command).code).not.toBe(2);
});
