import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

/**
 * The house: its rooms, from the ground up. What lies in a room may use what lies in the same room
 * and in those above it in this list, and nothing else. ARCHITECTURE.md says what each is for.
 */
const ROOMS = [
  'primitives',
  'primitives/system',
  'primitives/waiting',
  'primitives/process',
  'primitives/sync',
  'primitives/messages',
  'primitives/memory',
  'primitives/manager',
  'scenario',
  'trace',
  'act',
  'explore/things',
  'explore/model',
  'explore/strategies',
  'explore/states',
  'explore',
  'run/between',
  'run/things',
  'run/owned',
  'run',
  'messages/grammar',
  'messages/words',
  'messages/en/demos',
  'messages/en',
  'messages/zh/demos',
  'messages/zh',
  'messages',
  'view',
  'view/code',
  'view/tables',
  'view/lanes',
  'view/stage',
  'view/diagram',
  'view/map',
  'view/page',
  'view/lesson',
  'page',
  'demos/shared',
  'demos/ticket',
  'demos/*',
  'demos',
  'lessons',
  'lessons/chapters',
  'cli/shell',
  'cli/sandbox',
  'cli/output',
  'cli/args',
  'cli/play',
  'cli/stage',
  'cli/show',
  'cli/map',
  'cli/commands',
  'cli/classics',
  'cli/learn',
  'cli',
  '.',
] as const;

/** What a room may not use although it stands above it. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  // The library serves whoever has never heard of a scenario.
  '.': /^(?!primitives)/,
  // What the student reads: no runtime, no view, no command.
  demos: /^(explore|run|view|messages|cli)/,
  // The model knows no real process.
  explore: /^(primitives\/(?!errors|here)|run)/,
  // A view is a function from a trace to a text.
  view: /^(primitives|scenario|explore|run|demos)/,
  // What runs in a browser draws what it is given.
  page: /^(?!page|view\/(diagram|map|page|xml)|trace|explore\/states\/stand$|explore\/states\/stand\.)/,
  messages: /^(primitives|explore|run|view|demos|cli)/,
};

/** Who may use what comes from elsewhere; Node's own modules are everybody's but the explorer's. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  koffi: /^primitives\/system\//,
  chalk: /^view\//,
  'get-east-asian-width': /^view\//,
  commander: /^cli\//,
  ora: /^cli\/shell\//,
  '@clack': /^cli\/learn\//,
  'env-paths': /^cli\/learn\//,
  node: /^(?!explore\/)/,
};

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const MOST_FILES = 16;
const MOST_LINES = 250;
/** A chapter is text, in two languages. */
const MOST_LINES_OF_TEXT = 500;
const MOST_COLUMNS = 100;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const textOf = new Map(files.map((name) => [name, readFileSync(join(SRC, name), 'utf8')]));
const roomOf = (name: string): string => dirname(name);
const rank = (room: string): number =>
  ROOMS.findIndex((one) => one === room || (one === 'demos/*' && /^demos\/[^/]+$/.test(room)));

/** Whom each file uses, types too. */
const uses = new Map(
  files.map((name) => {
    const found = textOf.get(name)!.matchAll(/(?:from |import\()'(\.{1,2}\/[^']+)\.js'/g);
    return [name, [...found].map(([, to]) => relative(SRC, join(SRC, dirname(name), `${to}.ts`)))];
  }),
);
const pairs = files.flatMap((name) => uses.get(name)!.map((used) => [name, used] as const));

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

describe('the house', () => {
  test('every file stands in a room of the list', () => {
    expect(files.filter((name) => rank(roomOf(name)) < 0)).toEqual([]);
  });

  test('every room says in one of its files what it is for, and the architecture has them all', () => {
    // Of each demonstration, what it is about says what it is for.
    const rooms = ROOMS.filter((room) => !/demos\/(?!shared)|\/demos$/.test(room));
    const toldIn = (room: string): string[] =>
      files.filter((name) => roomOf(name) === room && /^\/?[ *]+Room: /m.test(textOf.get(name)!));
    expect(rooms.filter((room) => toldIn(room).length !== 1)).toEqual([]);
    const page = readFileSync(join(SRC, '../ARCHITECTURE.md'), 'utf8');
    const drawn = [...page.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, names]) =>
      names!.split(', ').map((name) => name.replaceAll('`', '')),
    );
    expect(drawn.filter((room) => room !== 'demos/*')).toEqual(rooms);
  });

  test('nobody uses what is built on top of it', () => {
    expect(pairs.filter(([from, to]) => rank(roomOf(from)) < rank(roomOf(to)))).toEqual([]);
  });

  test('nobody uses what it is to know nothing of', () => {
    const wrong = pairs.filter(([from, to]) =>
      Object.entries(FORBIDDEN).some(
        ([room, no]) => (roomOf(from) === room || from.startsWith(`${room}/`)) && no.test(to),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('a package is used where it belongs, and no other than these', () => {
    const wrong = files.flatMap((name) =>
      [...textOf.get(name)!.matchAll(/(?:^[^'`\n]*from |import\()'([^'.][^'/:]*)/gm)]
        .map(([, used]) => used!)
        .filter((used) => !PACKAGES[used]?.test(name))
        .map((used) => `${name}: ${used}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no file leads back to itself', () => {
    const done = new Set<string>();
    const circleFrom = (name: string, way: readonly string[]): readonly string[] | null => {
      if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
      if (done.has(name)) return null;
      for (const used of uses.get(name)!) {
        const circle = circleFrom(used, [...way, name]);
        if (circle) return circle;
      }
      done.add(name);
      return null;
    };
    expect(files.map((name) => circleFrom(name, [])).filter((circle) => circle !== null)).toEqual(
      [],
    );
  });

  /** Lists of like things, a file for each kind that can be shared: they grow with these. */
  const CHAPTERS = /^lessons\/chapters\//;
  const THINGS = /^(explore|run)\/things$|^lessons\/chapters$/;

  test(`no room but a list of things has more than ${MOST_FILES} files, no file more than ${MOST_LINES} lines`, () => {
    const inRoom = groupBy(files, roomOf);
    const full = [...inRoom].filter(([room, all]) => all.length > MOST_FILES && !THINGS.test(room));
    expect(full.map(([room]) => room)).toEqual([]);
    const long = files.filter(
      (name) =>
        textOf.get(name)!.trimEnd().split('\n').length >
        (CHAPTERS.test(name) ? MOST_LINES_OF_TEXT : MOST_LINES),
    );
    expect(long).toEqual([]);
  });

  test(`no line of code is longer than ${MOST_COLUMNS} columns, but for its sentences`, () => {
    const inCode = files.filter((name) => !name.startsWith('messages/'));
    const long = inCode.flatMap((name) =>
      textOf
        .get(name)!
        .split('\n')
        .filter((line) => line.length > MOST_COLUMNS && !/['`]/.test(line))
        .map((line) => `${name}: ${line}`),
    );
    expect(long).toEqual([]);
  });

  /** Words that are the same thing in many files: of each language, of each demonstration. */
  const LISTS = /^messages\/(grammar|en|zh)\/|^demos\/[^/]+\/demo\.ts$|^lessons\/chapters\//;

  test('no two things that are exported have the same name', () => {
    const named = files
      .filter((name) => !LISTS.test(name))
      .flatMap((name) =>
        [
          ...textOf
            .get(name)!
            .matchAll(
              /^export (?:abstract )?(?:async )?(?:class|interface|type|function\*?|const) (\w+)/gm,
            ),
        ].map(([, word]) => ({ name, word: word! })),
      );
    const places = [...groupBy(named, ({ word }) => word)];
    const twice = places
      .map(([word, all]) => ({ word, at: [...new Set(all.map(({ name }) => name))] }))
      .filter(({ at }) => at.length > 1);
    expect(twice).toEqual([]);
  });

  test('no two places have the same six lines', () => {
    const windows = new Map<string, string[]>();
    for (const name of files.filter((one) => !one.startsWith('messages/'))) {
      const code = textOf
        .get(name)!
        .replace(/^import [^;]*;/gm, '')
        .split('\n')
        .map((line, index) => ({ line: line.trim(), at: index + 1 }))
        .filter(
          ({ line }) => /\w/.test(line) && !/^(\*|\/[*/]|import |export \{|\} from)/.test(line),
        );
      for (let first = 0; first + 6 <= code.length; first++) {
        const text = code.slice(first, first + 6).map(({ line }) => line);
        const key = text.join('\n');
        windows.set(key, [...(windows.get(key) ?? []), `${name}:${code[first]!.at}`]);
      }
    }
    expect([...windows.values()].filter((at) => at.length > 1)).toEqual([]);
  });

  test('only a demonstration knows its name', () => {
    const names = readdirSync(join(SRC, 'demos'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
      .map(({ name }) => `'${name}'`)
      .join('|');
    // Most of these words mean something else as well: a thing, a way to end.
    const asking = new RegExp(
      `(?:demo|demo\\.name) [!=]== (?:${names})|demos\\[(?:${names})|'ticket'|'compare'|demos/(?!registry)`,
    );
    const general = files.filter((name) => !/^(demos|messages|lessons)\//.test(name));
    expect(general.filter((name) => asking.test(textOf.get(name)!))).toEqual([]);
  });
});
