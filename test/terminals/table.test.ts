import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { run, Running } from '../command.js';
import { temporaryFolder } from '../temporary.js';
import { type Finished, InTerminal } from './pseudo.js';

/**
 * Every command, in every terminal, in both languages: it ends, with the exit code it has anywhere,
 * and writes nothing that does not fit.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
let saved = '';

interface Command {
  readonly args: readonly string[];
  readonly code: number;
  /** What is typed where it is asked for. */
  readonly keys?: string;
  /** What makes it last for longer than anybody waits. */
  readonly longer?: readonly string[];
}

/** Quick, for they start no process. */
const QUICK: readonly Command[] = [
  { args: ['list'], code: 0 },
  { args: ['classics'], code: 0 },
  { args: ['classics', 'bounded-buffer'], code: 0 },
  { args: ['help'], code: 0 },
  { args: ['explore', '--help'], code: 0 },
  { args: ['help', 'memry'], code: 2 },
  { args: ['explore', 'tickets'], code: 2 },
  { args: ['ticket', '--buyers', 'some'], code: 2 },
  { args: ['explore', 'ticket', '--nolock'], code: 1 },
  { args: ['explore', 'deadlock', '--act', 'lock-order'], code: 1 },
  { args: ['play', 'ticket', '--nolock', '--buyers', '2'], code: 0, keys: '0\n?\n1\nq\n' },
];

const DEMOS: readonly Command[] = [
  {
    args: ['daemon', '--act', 'non-daemon', '--delay', '20'],
    code: 0,
    longer: ['--delay', '30000'],
  },
  { args: ['ticket', '--buyers', '2'], code: 0, longer: ['--delay', '30000'] },
  { args: ['ticket', '--nolock', '--buyers', '3'], code: 0, longer: ['--delay', '30000'] },
  { args: ['queue', '--act', 'anatomy', '--delay', '5'], code: 0 },
  { args: ['pipe', '--act', 'end-of-file', '--delay', '5'], code: 0, longer: ['--delay', '30000'] },
  { args: ['manager', '--act', 'list', '--increments', '5'], code: 0 },
  {
    args: ['memory', '--act', 'counter-atomic', '--increments', '5', '--processes', '2'],
    code: 0,
    longer: ['--increments', '5000000'],
  },
  { args: ['terminal', '--act', 'lock', '--delay', '5'], code: 0, longer: ['--delay', '30000'] },
  {
    args: ['deadlock', '--act', 'same-order', '--delay', '5'],
    code: 0,
    longer: ['--delay', '30000'],
  },
  {
    args: ['compare', '--act', 'file', '--tickets', '100', '--rounds', '3'],
    code: 0,
    longer: ['--tickets', '100000'],
  },
  { args: ['run', join(ROOT, 'examples/bank.mjs'), '--act', 'careful'], code: 0 },
  {
    args: ['explore', 'ticket', '--nolock', '--buyers', '2', '--real'],
    code: 1,
    longer: ['--buyers', '4'],
  },
  { args: ['replay', '{saved}'], code: 0, longer: ['--repeat', '100000'] },
  { args: ['verify', '--timeout', '1'], code: 4, longer: ['--timeout', '100'] },
];

const HUNG_UP = 129;

const LANGUAGES = ['en', 'zh'] as const;
type Lang = (typeof LANGUAGES)[number];

const all = (command: Command, lang: Lang): string[] => [
  ...command.args.map((arg) => (arg === '{saved}' ? saved : arg)),
  '--lang',
  lang,
];
const titled = ({ args }: Command): string => args.map((arg) => arg.replace(ROOT, '')).join(' ');

/**
 * Some at a time: each is mostly waiting. Tells of all of them what is wrong, not of the first
 * only.
 */
async function ofEach(
  commands: readonly Command[],
  check: (command: Command) => Promise<readonly string[]>,
): Promise<string[]> {
  const waiting = [...commands];
  const wrong: string[] = [];
  const go = async (): Promise<void> => {
    for (let command = waiting.shift(); command; command = waiting.shift()) {
      for (const complaint of await check(command)) wrong.push(`${titled(command)}: ${complaint}`);
    }
  };
  await Promise.all([go(), go(), go()]);
  return wrong;
}

beforeAll(async () => {
  saved = join(temporaryFolder(), 'saved.jsonl');
  // As long as it takes for it to go wrong, or there would be nothing to replay.
  await run(['ticket', '--nolock', '--schedule', '001101', '--buyers', '2', '--save', saved]);
});

/** Every word that the command knows. */
const vocabulary: ReadonlySet<string> = new Set(
  ['src', 'examples', 'classics'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.m?[tj]s$/.test(name))
      .flatMap((name) => readFileSync(join(ROOT, folder, name), 'utf8').match(/[a-z]+/gi) ?? [])
      .map((word) => word.toLowerCase()),
  ),
);

/** A word of our own that nobody knows has been broken; one that was cut on purpose says so. */
function brokenIn(lines: readonly string[], typed: string): string[] {
  return lines.flatMap((line) =>
    [...line.matchAll(/(?<![\w/.…-])[a-z]{3,}(?![\w/.…-])/gi)]
      .map(([word]) => word)
      .filter((word) => !vocabulary.has(word.toLowerCase()) && !typed.includes(word)),
  );
}

function complaints(
  { code, signal, seen, written, left }: Finished,
  expected: Command,
  columns: number,
): string[] {
  const tooWide = columns < 40 ? [] : seen.tooWide;
  return [
    ...(code === expected.code ? [] : [`exit code ${code ?? signal}: ${written.slice(-600)}`]),
    ...seen.strays.map((stray) => `writes ${stray}`),
    ...tooWide.map((line) => `too wide: ${line}`),
    ...(columns < 40
      ? []
      : brokenIn(seen.lines, titled(expected)).map((word) => `a broken word: ${word}`)),
    ...(written.length < 20_000 ? [] : [`${written.length} characters`]),
    ...left.map((name) => `leaves ${name}`),
  ];
}

const USUAL = [
  { name: '40 columns', columns: 40, env: {} },
  { name: '80 columns', columns: 80, env: {} },
];

const ODD = [
  { name: 'no columns', columns: 0, env: {} },
  { name: '1 column', columns: 1, env: { COLUMNS: '-5' } },
  { name: '20 columns', columns: 20, env: { COLUMNS: '10000' } },
  { name: '200 columns', columns: 200, env: { COLUMNS: '1' } },
  { name: 'TERM=dumb', columns: 80, env: { TERM: 'dumb' } },
  { name: 'no TERM and no rows', columns: 80, rows: 0, env: { TERM: undefined } },
  { name: 'NO_COLOR', columns: 80, env: { NO_COLOR: '1' } },
];

type Terminal = (typeof USUAL | typeof ODD)[number];

/** What is wrong in this terminal with these commands. */
function wrongIn(
  { columns, env, rows }: Terminal & { readonly rows?: number },
  lang: Lang,
  commands: readonly Command[],
): Promise<string[]> {
  return ofEach(commands, async (command) => {
    const running = new InTerminal(all(command, lang), {
      columns,
      env,
      ...(rows !== undefined && { rows }),
    });
    if (command.keys) running.type(command.keys);
    return complaints(await running.finished(), command, columns);
  });
}

describe('ends, fits, and writes nothing strange', () => {
  test.each(USUAL.flatMap((terminal) => LANGUAGES.map((lang) => ({ ...terminal, lang }))))(
    'with $name, in $lang: every command',
    async ({ lang, ...terminal }) => {
      expect(await wrongIn(terminal, lang, [...QUICK, ...DEMOS])).toEqual([]);
    },
  );

  // They differ in little: each command goes through two or three of them.
  test.each(ODD.map((terminal, at) => ({ ...terminal, at, lang: LANGUAGES[at % 2]! })))(
    'with $name: a third of the commands',
    async ({ at, lang, ...terminal }) => {
      const some = [...QUICK, ...DEMOS].filter((_, index) => index % 3 === at % 3);
      expect(await wrongIn(terminal, lang, some)).toEqual([]);
    },
  );
});

describe('what goes away', () => {
  test.each([
    ['that tells its session', true],
    ['that can only be written to no more', false],
  ])('a terminal %s: every command ends, and leaves nothing', async (_, session) => {
    const wrong = await ofEach([...QUICK, ...DEMOS], async (command) => {
      const running = new InTerminal(
        [...all(command, session ? 'en' : 'zh'), ...(command.longer ?? [])],
        { columns: 80, session },
      );
      await running.until((written) => written !== '');
      running.close();
      const { code, signal, left } = await running.finished();
      // What is over as soon as it has written ends as it likes.
      return [
        ...(command.longer === undefined || code === HUNG_UP
          ? []
          : [`exit code ${code ?? signal}`]),
        ...left.map((name) => `leaves ${name}`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test('a reader who has read one line: every command ends, quietly', async () => {
    const wrong = await ofEach(
      [...QUICK, ...DEMOS].filter(({ code }) => code < 2),
      async (command) => {
        const running = new Running(all(command, 'en'), { input: 'q\n' });
        await running.until((stdout) => stdout.includes('\n'));
        running.child.stdout!.destroy();
        const { code, signal, stderr, left } = await running.finished();
        // What explore has not told, it has not proved.
        const codes = [command.code, command.args[0] === 'explore' ? 4 : 0];
        return [
          ...(codes.includes(code!) ? [] : [`exit code ${code ?? signal}`]),
          ...(stderr === '' ? [] : [stderr]),
          ...left.map((name) => `leaves ${name}`),
        ];
      },
    );
    expect(wrong).toEqual([]);
  });
});
