import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { commentAbove } from '../../src/cli/classics/classic.js';
import { classicNames } from '../../src/cli/args/gallery.js';
import { lines, run } from '../command.js';
import { temporaryFolder } from '../temporary.js';

/** The gallery: `classics/NAME.mjs`, called by its name. */

// Seen from dist/test/cli.
const GALLERY = fileURLToPath(new URL('../../../classics/', import.meta.url));
const textOf = (name: string): string => readFileSync(join(GALLERY, `${name}.mjs`), 'utf8');
/** As it was before it was broken into lines. */
const told = (stdout: string): string => stdout.replaceAll(/\s+/g, ' ');
/** Three words of a sentence; names of people and of machines are shorter, or have capitals. */
const ENGLISH = /[A-Za-z’]+[,:;]? [a-z’]+[,:;]? [a-z’]+/;

interface Version {
  readonly name: string;
  readonly broken: boolean;
  readonly about: string;
}

describe('the list', () => {
  test('has every classic with its title, and marks the versions that are broken', async () => {
    const { stdout, stderr, code, left } = await run(['classics']);
    const named = [...stdout.matchAll(/^ {2}([a-z0-9-]+) {2,}\S/gm)].map(([, name]) => name);
    expect(named).toEqual(classicNames());
    expect(stdout).toContain('peterson               Peterson’s algorithm');
    expect(stdout).toMatch(/✗ swapped .* ✓ right/);
    expect([code, stderr, left]).toEqual([0, '', []]);
  });

  test('is in Chinese for who reads Chinese', async () => {
    const { stdout } = await run(['classics', '--lang', 'zh']);
    expect(stdout).toContain('Peterson 算法');
    expect(stdout).toContain('✗ 故意写错');
  });

  test('has an object each for programs, and versions of both kinds in each', async () => {
    const all = lines(await run(['classics', '--json']));
    const classics = all.filter(({ type }) => type === 'classic');
    expect(classics.map(({ name }) => name)).toEqual(classicNames());
    for (const { name, versions } of classics) {
      const kinds = new Set((versions as Version[]).map(({ broken }) => broken));
      expect([name, kinds.size]).toEqual([name, 2]);
      const silent = (versions as Version[]).filter(({ about }) => about === '');
      expect([name, silent]).toEqual([name, []]);
    }
    expect(all.at(-1)).toMatchObject({ type: 'result', acts: classics.length, exitCode: 0 });
  });
});

describe('one of them', () => {
  test('is shown with where it comes from, what breaks, and what can be typed', async () => {
    const { stdout, code } = await run(['classics', 'peterson']);
    const text = told(stdout);
    expect(text).toContain('Gary Peterson published it in 1981');
    expect(text).toContain('Source G. L. Peterson, Myths About the Mutual Exclusion Problem');
    expect(text).toContain('Many believe Both writes come before the wait');
    expect(text).toContain('✗ swapped Gives way before its flag is up');
    expect(text).toContain('✓ right First the flag, then the turn');
    for (const typed of ['explore', 'run', 'play'])
      expect(text).toContain(`npx ipc-demo ${typed} peterson`);
    expect(code).toBe(0);
  });

  test('is shown in Chinese', async () => {
    const { stdout } = await run(['classics', 'peterson', '--lang', 'zh']);
    const text = stdout.replaceAll(/\s+/g, '');
    expect(text).toContain('GaryPeterson于1981年发表');
    expect(text).toContain('很多人以为反正等待之前两个变量都会写好');
    expect(text).toContain('✗swapped还没举旗就先让对方');
  });

  test('has no English sentence in Chinese', async () => {
    const all = lines(await run(['classics', '--json', '--lang', 'zh'])).slice(0, -1);
    const sentences = all.flatMap(({ title, story, belief, versions }) => [
      ...[title, story, belief].map(String),
      ...(versions as Version[]).map(({ about }) => about),
    ]);
    expect(sentences.length).toBeGreaterThan(classicNames().length * 4);
    expect(sentences.filter((one) => ENGLISH.test(one) || !/\p{Script=Han}/u.test(one))).toEqual(
      [],
    );
    // What is said around them; where it was published stays as it is.
    const { stdout } = await run(['classics', 'peterson', '--lang', 'zh']);
    const page = told(stdout).replaceAll(/出处.*很多人以为|npx ipc-demo[ \w-]+/g, '');
    expect(page).not.toMatch(ENGLISH);
  });

  test.each([
    [['classics', 'petersen'], 'there is no classic petersen; did you mean peterson?'],
    [['classics', '../package'], 'there is no classic ../package'],
    [['explore', 'petersen'], 'no such file; did you mean peterson?'],
    [['peterson'], 'did you mean classics peterson?'],
    [['classics', '--copy'], '--copy needs the name of a classic'],
  ])('of an unknown name, %j, the nearest is told', async (args, why) => {
    const { code, stdout, stderr } = await run(args);
    expect(stderr).toContain(why);
    expect([code, stdout]).toEqual([2, '']);
  });
});

test.each(classicNames())('%s has an English sentence, then a Chinese one', async (name) => {
  const text = textOf(name);
  const { about: _, ...versions } = await import(join(GALLERY, `${name}.mjs`));
  const wrong = Object.keys(versions).filter((version) => {
    const english = commentAbove(version, text, 'en');
    const chinese = commentAbove(version, text, 'zh');
    return !/^\P{Script=Han}+\.$/u.test(english) || !/\p{Script=Han}.*。$/u.test(chinese);
  });
  expect(wrong).toEqual([]);
});

test('a sentence is in the language that the comment has, else in English', () => {
  const text = `/** Another one. */
export const other = 1;

/**
 * Right: first the flag,
 * then the turn.
 * 先举旗，
 * 再让。
 */
export const right = 2;
`;
  expect(commentAbove('right', text, 'en')).toBe('First the flag, then the turn.');
  expect(commentAbove('right', text, 'zh')).toBe('先举旗，再让。');
  expect(commentAbove('other', text, 'zh')).toBe('Another one.');
});

describe('--copy', () => {
  test('puts the file into this folder, once, and what it tells to type works', async () => {
    const cwd = temporaryFolder();
    const first = await run(['classics', '--copy', 'peterson'], { cwd });
    expect(first.stdout).toContain('npx ipc-demo explore peterson.mjs');
    expect(readFileSync(join(cwd, 'peterson.mjs'), 'utf8')).toBe(textOf('peterson'));
    const explored = await run(['explore', 'peterson.mjs', '--act', 'right'], { cwd });
    expect([first.code, explored.code]).toEqual([0, 0]);
    writeFileSync(join(cwd, 'peterson.mjs'), 'mine');
    const again = await run(['classics', 'peterson', '--copy'], { cwd });
    expect(again.stderr).toContain('there is a peterson.mjs in this folder already');
    expect([again.code, again.stdout]).toEqual([2, '']);
    expect(readFileSync(join(cwd, 'peterson.mjs'), 'utf8')).toBe('mine');
  });

  test('tells programs which file it is', async () => {
    const copied = lines(
      await run(['classics', 'bank', '--copy', '--json'], { cwd: temporaryFolder() }),
    );
    expect(copied).toMatchObject([
      { type: 'copied', name: 'bank', file: 'bank.mjs' },
      { exitCode: 0 },
    ]);
  });

  test('says why a folder does not take it', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    // Root writes anywhere but there.
    const cwd = process.getuid!() === 0 && existsSync('/sys') ? '/sys' : folder;
    const { code, stdout, stderr } = await run(['classics', 'peterson', '--copy'], { cwd });
    expect(stderr).toMatch(
      /cannot write peterson\.mjs into this folder \((no permission|.*read-only)/,
    );
    expect([code, stdout]).toEqual([3, '']);
  });
});

describe('by its name', () => {
  test('explore finds what is broken, and calls it so that it can be typed again', async () => {
    const { stdout, code } = await run(['explore', 'peterson', '--act', 'swapped']);
    const whole = told(stdout.replaceAll('\\\n', ''));
    const [, typed] = /npx ipc-demo (run peterson --act swapped --schedule \S+)/.exec(whole)!;
    expect(code).toBe(1);
    const again = await run([...typed!.replaceAll("'", '').split(' '), '--json']);
    expect(lines(again).at(-2)).toMatchObject({ demo: 'peterson', act: 'swapped', race: true });
    expect(again.code).toBe(0);
  });

  test('has its options', async () => {
    const dinner = ['explore', 'philosophers', '--act', 'naive', '--philosophers', '2'];
    const { stdout } = await run(dinner);
    expect(told(stdout)).toContain('npx ipc-demo play philosophers --act naive --philosophers 2');
  });

  test('run saves it, and replay and show need no file', async () => {
    const [saved, page] = ['run.jsonl', 'run.html'].map((name) => join(temporaryFolder(), name));
    const { code } = await run(['run', 'peterson', '--act', 'right', '--save', saved!]);
    const replayed = await run(['replay', saved!, '--html', page!, '--json']);
    expect(lines(replayed).at(-1)).toMatchObject({ demo: 'peterson', ok: true });
    expect(readFileSync(page!, 'utf8')).toContain('classics/peterson.mjs');
    const shown = await run(['show', saved!]);
    expect(shown.stdout).toContain('peterson, right');
    expect([code, replayed.code, shown.code]).toEqual([0, 0, 0]);
  });

  test('is played', async () => {
    const { stdout, code } = await run(['play', 'peterson'], { input: '0\nq\n' });
    expect(stdout).toContain('p-0  writes 1 to turn');
    expect(code).toBe(0);
  });

  test('is broken in a challenge, and to be mended it is copied', async () => {
    const input = '01*4,00011\n';
    const { stdout, code } = await run(['challenge', 'peterson', '--act', 'swapped'], { input });
    expect(told(stdout)).toContain('npx ipc-demo classics peterson --copy');
    expect(stdout).toContain('The breaker wins');
    expect(code).toBe(1);
  });

  test('a file of that name in this folder is a file only with its ending', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'peterson'), 'nothing');
    const { code } = await run(['explore', 'peterson', '--act', 'right'], { cwd });
    const { stderr } = await run(['explore', './peterson'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain('./peterson is not a module');
  });
});
