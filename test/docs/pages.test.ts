import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { MAKERS } from '../../src/scenario/shared.js';
import type { TraceEvent } from '../../src/trace/event.js';
import { OPS } from '../../src/trace/ops.js';
import { drawLanes } from '../../src/view/lanes/picture.js';
import { createLook } from '../../src/view/look.js';
import { run } from '../command.js';
import { languages } from '../languages.js';
import { complaints } from '../strangers/complaints.js';
import { temporaryFolder } from '../temporary.js';

/** What stands in a box on the pages for readers is what the command prints, and can be typed. */

// Seen from dist/test/docs.
const ROOT = new URL('../../../', import.meta.url);
const names = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...['bench/', 'docs/'].flatMap((folder) =>
    readdirSync(new URL(folder, ROOT))
      .filter((name) => name.endsWith('.md'))
      .map((name) => folder + name),
  ),
];
const pictures = readdirSync(new URL('docs/pictures/', ROOT)).map(
  (name) => `docs/pictures/${name}`,
);
const textOf = new Map(names.map((name) => [name, readFileSync(new URL(name, ROOT), 'utf8')]));
const blocks = names.flatMap((name) =>
  [...textOf.get(name)!.matchAll(/^```(\w*)\n([^]+?)^```$/gm)].map(([, language, text]) => ({
    name,
    language: language!,
    text: text!,
  })),
);
const printed = blocks.filter(({ language }) => language === '');
/** Files that a page shows whole, each with its name in its first line. */
const shown = blocks.flatMap(({ language, text }) => {
  const file = language === 'js' ? /^\/\/ (\w+\.mjs)\n/.exec(text)?.[1] : undefined;
  return file === undefined ? [] : [{ file, text }];
});
const isRace = (text: string): boolean => / ms {2}buyer-\d {2}reads/.test(text);

describe('a box without a language is what the command prints', () => {
  test('of a race: drawn from the very lines above it', () => {
    const races = printed.filter(({ text }) => isRace(text));
    expect(races.length).toBeGreaterThan(0);
    for (const { text } of races) {
      const events = [...text.matchAll(/^ +(\d+) ms {2}(buyer-(\d)) {2}(reads|writes) (\d)/gm)].map(
        ([, at, process, number, does, count]): TraceEvent => ({
          at: Number(at) * 1e6,
          process: process!,
          pid: Number(number),
          op: does === 'reads' ? 'read' : 'write',
          on: 'tickets.json',
          value: { count: Number(count) },
        }),
      );
      const drawn = drawLanes(createLook(languages.en, 80, 0), {
        events,
        processes: ['buyer-1', 'buyer-2', 'buyer-3'],
      });
      expect(text).toContain(drawn.slice(0, 1 + events.length).join('\n'));
    }
  });

  test.each(printed.filter(({ text }) => !isRace(text)))(
    'of a command that stands above it, in $name; … is left out',
    async ({ text }) => {
      const [, typed, output] = /^\$ npx ipc-demo (.+)\n([^]+)$/.exec(text)!;
      const words = typed!.split(' ');
      const isShown = shown.some(({ file }) => words.includes(file));
      const { stdout } = await run(words, isShown ? { cwd: folderOfShown() } : {});
      const timeless = stdout.replaceAll(/\d+\.\d\d s/g, '0.01 s');
      const parts = output!.split(/^ *…\n/m).filter(Boolean);
      expect(parts.filter((part) => !timeless.includes(part.replace(/^\n+|\n+$/g, '')))).toEqual(
        [],
      );
    },
  );
});

/** A folder with all of them, as their reader has copied them. */
function folderOfShown(): string {
  const folder = temporaryFolder();
  for (const { file, text } of shown) writeFileSync(join(folder, file), text);
  return folder;
}

test('a file that a page shows is carried out there', () => {
  const unused = shown.filter(({ file }) => !printed.some(({ text }) => text.includes(` ${file}`)));
  expect(shown.length).toBeGreaterThan(5);
  expect(unused).toEqual([]);
});

test.each(blocks.filter(({ language }) => language === 'ts'))(
  'what $name says with types is right',
  ({ text }) => expect(complaints(text)).toBe(''),
);

/** The keys of everything in it, and of what kind it is. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
}

test('a line of JSON has the keys that the command’s lines have', async () => {
  const told = blocks
    .filter(({ language }) => language === 'json')
    .flatMap(({ text }) => text.trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as { type: string });
  const commands = [
    ['ticket', '--nolock', '--buyers', '2', '--json'],
    ['explore', 'ticket', '--nolock', '--json'],
  ];
  const outputs = await Promise.all(commands.map((args) => run(args)));
  const said = outputs
    .flatMap(({ stdout }) => stdout.trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as { type: string });
  expect(told.length).toBeGreaterThan(4);
  for (const line of told) expect(said.map(shapeOf)).toContainEqual(shapeOf(line));
});

test('every operation is on the page for programs, in the order of its list', () => {
  const [, told] = /^`op` is one of `([^`]+)`/m.exec(textOf.get('docs/json.md')!)!;
  expect(told!.split(/\s+/)).toEqual(Object.keys(OPS));
});

test('every thing that can be shared has its line on the page on scenarios', () => {
  const told = [
    ...textOf.get('docs/scenarios.md')!.matchAll(/^\| `(\w+)\(.*\)` \|.*\|.*\|.*\|$/gm),
  ];
  expect(told.map(([, maker]) => maker!).toSorted()).toEqual(Object.values(MAKERS).toSorted());
});

test('what came of a race is said in the words of the command', () => {
  const saidOf = (sold: number): string =>
    languages.en.sentences.oversold({
      tickets: 1,
      tornReads: 0,
      sold,
      oversold: sold - 1,
    } as never);
  const messages = [...textOf.get('docs/json.md')!.matchAll(/"race":true,.*"message":"([^"]+)"/g)];
  expect(messages.map(([, message]) => message)).toEqual([saidOf(2)]);
  const races = names.flatMap((name) => textOf.get(name)!.match(/^ +RACE {3}.+$/gm) ?? []);
  expect(races.map((race) => race.trim())).toEqual([`RACE   ${saidOf(3)}`]);
});

test('the map on the page is what the command that stands beside it draws', async () => {
  const path = join(temporaryFolder(), 'map.svg');
  await run(['explore', 'ticket', '--nolock', '--svg', path]);
  const shown = readFileSync(new URL('docs/pictures/map.svg', ROOT), 'utf8');
  expect(readFileSync(path, 'utf8')).toBe(shown);
});

/** Whether a file on a page has it among its options. */
const isOwn = (option: string): boolean =>
  shown.some(({ text }) => text.includes(`${option.slice(2)}: { default:`));

describe('what is to be typed', () => {
  const typed = blocks
    .flatMap(({ text }) => text.split('\n'))
    .concat(
      names.flatMap((name) =>
        [...textOf.get(name)!.matchAll(/`(npx ipc-demo [^`]+)`/g)].map(([, line]) => line!),
      ),
    )
    .flatMap((line) =>
      [...line.matchAll(/npx ipc-demo ([^#;&]+)/g)].map(([, words]) => words!.trim().split(/ +/)),
    );

  test('has such options as its command has', async () => {
    const commands = [...new Set(typed.map(([command]) => command!))].filter(
      (command) => !command.startsWith('-') && !command.startsWith('<'),
    );
    const helps = await Promise.all(
      commands.map(async (command) => [command, await run([command, '--help'])] as const),
    );
    const helpOf = new Map(helps.map(([command, { code, stdout }]) => [command, { code, stdout }]));
    expect(commands.filter((command) => helpOf.get(command)!.code !== 0)).toEqual([]);
    const wrong = typed
      .filter(([command]) => helpOf.has(command!))
      .flatMap(([command, ...words]) =>
        words
          .filter((word) => word.startsWith('--') && word !== '--help')
          .filter((option) => !helpOf.get(command!)!.stdout.includes(option) && !isOwn(option))
          .map((option) => `${command} ${option}`),
      );
    expect(typed.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });
});

test('a link leads to a page or a picture that is there', () => {
  const dead = names.flatMap((name) =>
    [...textOf.get(name)!.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
      .map(([, to]) => to!)
      .filter(
        (to) =>
          ![...names, ...pictures].includes(
            new URL(to, new URL(name, ROOT)).href.slice(ROOT.href.length),
          ),
      )
      .map((to) => `${name}: ${to}`),
  );
  expect(dead).toEqual([]);
});

test('a file that a page names is there', () => {
  const lists = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' }).concat(
    readdirSync(new URL('test/', ROOT), { recursive: true, encoding: 'utf8' }),
  );
  const missing = ['ARCHITECTURE.md', 'CONTRIBUTING.md'].flatMap((name) =>
    [...textOf.get(name)!.matchAll(/`([\w*/-]+\/[\w-]+(?:\.test)?\.ts)`/g)]
      .map(([, path]) => path!.replace(/^(?:src|test)\//, ''))
      // Of what the reader adds.
      .filter((path) => !/NAME|XX|stack/.test(path) && !lists.includes(path))
      .map((path) => `${name}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test('the README is read in a few minutes', () => {
  expect(textOf.get('README.md')!.split('\n').length).toBeLessThan(150);
});
