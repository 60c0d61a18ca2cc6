import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { run, Running } from '../command.js';
import { temporaryFolder } from '../temporary.js';
import { cases } from './cases.js';
import { wrongWith } from './demands.js';

/**
 * The same as hostile.test.ts, as the command itself: with its own main, its own ends of the
 * streams, its own temporary folder.
 */

test('some dozens, as they come', async () => {
  // Longer words the system does not hand over; and of some values of LANG Node itself dies (a
  // segmentation fault of `node -e 1`).
  const some = fc
    .sample(cases, { seed: 11, numRuns: 200 })
    .filter(
      ({ args, files, env }) =>
        files === undefined && env === undefined && args.join('').length < 60_000,
    )
    .slice(0, 36);
  expect(some).toHaveLength(36);
  for (const { args } of some) {
    const { code, stdout, stderr, left } = await run(args);
    expect([args, wrongWith(args, { code, stdout, stderr, hung: false, touched: left })]).toEqual([
      args,
      null,
    ]);
  }
});

test('a temporary folder that is none, or has an evil name', async () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  execFileSync('mkfifo', [at('fifo')]);
  writeFileSync(at('file'), '');
  symlinkSync('loop', at('loop'));
  mkdirSync(at('\x1b[2J\u202eevil\n'));
  for (const name of ['fifo', 'file', 'loop', 'none', '\x1b[2J\u202eevil\n', 'x'.repeat(300)]) {
    const args = ['ticket', '--lock', '--buyers', '2', '--delay', '0'];
    const { code, stdout, stderr } = await run(args, { env: { TMPDIR: at(name) } });
    expect([
      name,
      code,
      wrongWith(args, { code, stdout, stderr, hung: false, touched: [] }),
    ]).toEqual([name, name.endsWith('\n') ? 0 : 3, null]);
  }
});

test('a ticket file that becomes something else at every moment ends no command in a wait', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'tickets.json');
  const becomes = ['{"count":1}', '{"count":', '', 'null', '[]', '{"count":"x"}', null];
  let turn = 0;
  const change = setInterval(() => {
    const text = becomes[turn++ % becomes.length];
    rmSync(path, { force: true });
    if (text === null) execFileSync('mkfifo', [path]);
    else writeFileSync(path, text!);
  }, 2);
  try {
    for (let time = 0; time < 8; time++) {
      const { code } = await new Running([
        'ticket',
        '--lock',
        '--buyers',
        '2',
        '--delay',
        '5',
        '--file',
        path,
      ]).finished();
      expect([0, 1, 2, 3]).toContain(code);
    }
  } finally {
    clearInterval(change);
  }
  expect(readdirSync(folder).filter((name) => name !== 'tickets.json')).toEqual([]);
});

test('what is said of the bounds of a file is so', () => {
  const promised = readFileSync(new URL('../../../SECURITY.md', import.meta.url), 'utf8');
  for (const [name, mib] of [
    ['counted-file', 1],
    ['own-scenarios', 4],
    ['saved', 32],
  ] as const) {
    expect(
      readFileSync(new URL(`../../../src/cli/args/${name}.ts`, import.meta.url), 'utf8'),
    ).toContain(`MOST_MIB = ${mib};`);
    expect(promised).toContain(`${mib} MiB`);
  }
});
