import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { run } from '../command.js';
import { temporaryFolder } from '../temporary.js';

/** The code beside the run: each process at the line that it has come to. */

// Seen from dist/test/cli.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const bank = join(root, 'examples/bank.mjs');
const code = (stdout: string): string[] => {
  const lines = stdout.split('\n');
  const from = lines.findIndex((line) => /^ {2}(Where each|那一刻|各进程停)/.test(line));
  return from < 0 ? [] : lines.slice(from + 1, lines.indexOf('', from));
};
const source = (file: string, text: string): number =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

describe('the code', () => {
  test('of the moment of the race stands below every run that has one, with everybody in it', async () => {
    const { stdout } = await run('ticket --nolock --buyers 3 --schedule 001122012'.split(' '));
    const [name, ...lines] = code(stdout);
    expect(name).toBe(
      `  src/demos/ticket/demo.ts:${source('src/demos/ticket/demo.ts', 'async function buy(')}`,
    );
    expect(lines.join('\n')).toMatch(
      /^ {2}2 3 +const ticket = await tickets\.read\(\);\n(?:.*\n)+ {2}▶1 +await tickets\.write\(/m,
    );
    const { stdout: free } = await run('ticket --nolock --buyers 3 --delay 200'.split(' '));
    expect(code(free).filter((line) => line.includes('await tickets.'))).toEqual([
      expect.stringMatching(/^ {2}\d \d +const ticket/),
      expect.stringMatching(/^ {2}▶\d +await tickets.write/),
    ]);
  });

  test('of a stuck run is where each stands, in both languages', async () => {
    const stuck = 'deadlock --act lock-order --schedule 01'.split(' ');
    for (const lang of ['en', 'zh'])
      expect(code((await run([...stuck, '--lang', lang])).stdout).join('\n')).toMatch(
        /1 2 +await way\.second\.withLock\(/,
      );
  });

  test('stands in the story of an order that goes wrong, and below a game that is over', async () => {
    const marked = /^ {2}1 +const ticket.*\n.*\n.*\n {2}▶2 +await tickets\.write/m;
    expect((await run('explore ticket --nolock --buyers 2'.split(' '))).stdout).toMatch(marked);
    const played = await run('play ticket --nolock --buyers 2'.split(' '), { input: '001110\n' });
    expect(played.stdout).toMatch(marked);
  });

  test('stands in a story without a lost update, too, at the point of no return', async () => {
    const { stdout } = await run('explore pipe --act two-readers-nolock'.split(' '));
    const [name, ...lines] = code(stdout);
    expect(name).toContain('src/demos/pipe/demo.ts:');
    expect(lines.filter((line) => /^ {2}(?:\d )*▶\d .*\bline\.read\(/.test(line))).toHaveLength(1);
  });

  test('of an order that is over early is where the last step was taken, not what would have come', async () => {
    const file = join(temporaryFolder(), 'early.mjs');
    writeFileSync(
      file,
      `import { named, scenario, word } from 'ipc-demo/scenario';
export const early = scenario({
  shares: () => ({ inside: word() }),
  workers: () =>
    named('p', 2, async ({ inside }) => {
      await inside.add(1);
      await inside.add(-1);
    }),
  always: ({ shared }) => shared.inside < 2,
  holds: () => true,
});
`,
    );
    const lines = code((await run(['explore', file])).stdout);
    expect(lines.filter((line) => /\d {2,}await/.test(line))).toEqual([
      expect.stringMatching(/^ {2}1 ▶2 +await inside\.add\(1\);/),
    ]);
  });

  test('of a file of the user is shown the same, and never where it has no race, nor for programs', async () => {
    const mine = join(temporaryFolder(), 'mine.mjs');
    copyFileSync(bank, mine);
    const careless = ['run', mine, '--act', 'careless', '--schedule', '0011'];
    expect(
      code((await run(['run', bank, '--act', 'careless', '--schedule', '0101'])).stdout),
    ).toEqual([
      `  examples/bank.mjs:${source('examples/bank.mjs', 'async function withdraw')}`,
      '       async function withdraw({ account }) {',
      '  2      const { balance } = await account.read();',
      '  ▶1     await account.write({ balance: balance - 50 });',
      '       }',
    ]);
    expect((await run(careless)).stdout).not.toContain('async function');
    const json = await run(['run', bank, '--act', 'careless', '--schedule', '0101', '--json']);
    expect(json.stdout).not.toContain('bank.mjs:');
    expect(json.stdout).not.toContain('"line"');
  });
});
