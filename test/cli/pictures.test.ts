import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { lines, run, Running } from '../command.js';
import { temporaryFolder } from '../temporary.js';
import { flawIn } from '../well-formed.js';

/** The files that a run is drawn into. */

const sale = ['ticket', '--nolock', '--buyers', '2', '--delay', '20'];

describe('a run is drawn', () => {
  test('into an SVG and a trace, and is told as ever', async () => {
    const [svg, trace] = ['run.svg', 'run.json'].map((name) => join(temporaryFolder(), name)) as [
      string,
      string,
    ];
    const { code, stdout, stderr } = await run([...sale, '--svg', svg, '--trace', trace]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Oversold by 1');
    const drawn = readFileSync(svg, 'utf8');
    expect(flawIn(drawn)).toBeNull();
    expect(drawn).toContain('Oversold by 1');
    expect(drawn).toContain('class="arrow overwrites"');
    expect(readFileSync(trace, 'utf8')).toContain('"ph":"s"');
  });

  test('all acts into one file', async () => {
    const svg = join(temporaryFolder(), 'run.svg');
    const args = ['ticket', '--buyers', '2', '--delay', '0', '--svg', svg, '--lang', 'zh'];
    expect((await run(args)).stderr).toBe('');
    const drawn = readFileSync(svg, 'utf8');
    for (const title of ['不加锁', '加锁', 'join']) expect(drawn).toContain(title);
  });

  test.each(['../examples/bank.mjs', 'a saved run'])('of %s', async (what) => {
    const folder = temporaryFolder();
    const svg = join(folder, 'run.svg');
    const saved = join(folder, 'saved.jsonl');
    const bank = new URL(`../../../examples/bank.mjs`, import.meta.url).pathname;
    if (what === 'a saved run') await run([...sale, '--save', saved]);
    const args = what === 'a saved run' ? ['replay', saved] : ['run', bank];
    const { stderr } = await run([...args, '--svg', svg]);
    expect(stderr).toBe('');
    expect(flawIn(readFileSync(svg, 'utf8'))).toBeNull();
  });

  test('the first of many that goes wrong', async () => {
    const svg = join(temporaryFolder(), 'run.svg');
    await run([...sale, '--repeat', '3', '--svg', svg]);
    expect(readFileSync(svg, 'utf8')).toContain('Oversold by 1');
  });
});

describe('what cannot be written', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'file'), '');
  symlinkSync('/dev/full', join(folder, 'full'));

  test.each([
    ['a folder', 'folder', 'not a regular file'],
    ['in no folder', 'missing/run.svg', 'there is no such folder'],
    ['in a file', 'file/run.svg', 'it is not in a folder'],
    ['a device', 'full', 'not a regular file'],
  ])('%s is refused before anything is run', async (_, name, why) => {
    const path = join(folder, name);
    const { code, stdout, stderr } = await run([...sale, '--svg', path]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(why)]);
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });

  test('in the end ends with 3, and what was told stays as it is', async () => {
    const gone = join(temporaryFolder(), 'gone');
    mkdirSync(gone);
    const args = [...sale.slice(0, -1), '300', '--json', '--trace', join(gone, 'run.json')];
    const running = new Running(args);
    await running.until((stdout) => stdout.includes('"op":"read"'));
    rmSync(gone, { recursive: true });
    const finished = await running.finished();
    rmSync(running.temporary, { recursive: true });
    expect(finished.code).toBe(3);
    expect(finished.stderr.trimEnd().split('\n')).toHaveLength(1);
    const told = lines(finished);
    expect(told.filter(({ type }) => type === 'verdict')).toEqual([
      expect.objectContaining({ ok: true, race: true }),
    ]);
    expect(told.at(-1)).toMatchObject({ type: 'result', exitCode: 3 });
  });
});
