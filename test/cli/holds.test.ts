import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { lines, run } from '../command.js';
import { temporaryFolder } from '../temporary.js';

/** What `holds` may answer, and what it is given. */

const answers = fileURLToPath(
  new URL('../../../test/fixtures/scenarios/answers.mjs', import.meta.url),
);

describe.each(['explore', 'run'])('%s', (command) => {
  test.each([
    [
      'promises',
      'holds (line 9) answered a Promise: it must answer true or false (it may not be async).',
    ],
    [
      'forgets',
      'holds (line 10) answered undefined: it must answer true or false (is a return missing?).',
    ],
    ['counts', 'holds (line 11) answered 2: it must answer true or false.'],
    ['misspells', 'holds (line 12) asks for shared.nn, which is not there: there is l, n, s.'],
  ])('says of %s what is wrong with it', async (act, complaint) => {
    const { stdout, stderr, code } = await run([command, answers, '--act', act]);
    expect((stdout + stderr).replaceAll(/\s+/g, ' ')).toContain(complaint);
    expect(code).toBe(2);
  });

  test('shows what locks and semaphores are at the end', async () => {
    expect((await run([command, answers, '--act', 'looks'])).code).toBe(0);
  });
});

test('which of two outcomes was first is no step: every order is judged alike, however they are counted', async () => {
  for (const flags of [[], ['--full'], ['--max', '100']]) {
    const finished = await run(['explore', answers, '--act', 'first', '--json', ...flags]);
    expect(lines(finished).find(({ type }) => type === 'exploration')).toMatchObject({
      complete: true,
      schedules: 3,
      violations: 3,
    });
    expect(finished.code).toBe(1);
  }
});

test('a proof beside an order that went wrong is none: it is said, and exits with 70', async () => {
  const fickle = fileURLToPath(
    new URL('../../../test/fixtures/scenarios/fickle.mjs', import.meta.url),
  );
  const finished = await run(['explore', fickle, '--full', '--json']);
  expect(lines(finished).find(({ type }) => type === 'verdict')).toBeUndefined();
  expect(lines(finished).at(-1)).toMatchObject({
    type: 'result',
    ok: false,
    exitCode: 70,
    error: { code: 'CONTRADICTION' },
  });
  expect(finished.code).toBe(70);
  expect(finished.stderr).toContain(
    'ipc-demo: explore contradicts itself, so nothing is said: order 01 went wrong',
  );
});

test('what is shared through a variable of the file is no proof: it is named', async () => {
  const keeps = fileURLToPath(
    new URL('../../../test/fixtures/scenarios/keeps.mjs', import.meta.url),
  );
  const finished = await run(['explore', keeps, '--lang', 'en']);
  expect(finished.stderr.replaceAll(/\s+/g, ' ')).toContain(
    'in a variable of the file, of which each real process has its own: what is shared belongs in shares',
  );
  expect(finished.code).toBe(2);
});

test('a scenario in TypeScript is run where Node can run it, and refused in a sentence where it cannot', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'typed.mts');
  writeFileSync(
    file,
    readFileSync(answers, 'utf8').replace(
      /^export const looks/m,
      'const none: number = 0;\nvoid none;\nexport const looks',
    ),
  );
  const { code, stderr } = await run(['explore', file, '--act', 'looks']);
  const takesTypes = Boolean((process.features as { readonly typescript?: unknown }).typescript);
  expect(code).toBe(takesTypes ? 0 : 2);
  expect(
    /typed\.mts is TypeScript, which Node runs as it stands from 22\.18 on; this is v\d/.test(
      stderr,
    ),
  ).toBe(!takesTypes);
});
