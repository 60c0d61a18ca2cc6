import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { run } from '../command.js';
import { temporaryFolder } from '../temporary.js';

/**
 * Mistakes in a file with scenarios, each once: one sentence that says what is wrong and where, and
 * exit code 2; no stack, and nothing that looks like an answer.
 */

// Seen from dist/test/cli.
const file = fileURLToPath(
  new URL('../../../test/fixtures/scenarios/mistakes.mjs', import.meta.url),
);
const text = readFileSync(file, 'utf8').split('\n');

/** What is said of each, in English. */
const MISTAKES: Readonly<Record<string, string>> = {
  holdsForgetsReturn:
    'holds (line N) answered undefined: it must answer true or false (is a return',
  holdsIsAsync: 'holds (line N) answered a Promise: it must answer true or false (it may not be',
  holdsMisspells:
    'holds (line N) asks for shared.nn, which is not there: there is door, n, q, file',
  holdsThrows: 'the scenario itself throws, in line N: TypeError',
  holdsIsMissing: '(line N) has holds undefined: it must be a function',
  alwaysForgetsReturn: 'always (line N) answered undefined: it must answer true or false',
  alwaysIsAsync: 'always (line N) answered a Promise: it must answer true or false',
  alwaysMisspells: 'always (line N) asks for shared.m, which is not there',
  alwaysThrows: 'the scenario itself throws, in line N: TypeError',
  alwaysIsNumber: '(line N) has always 3: it must be a function',
  partMisspelt: '(line N) has alway, which is no part of a scenario; did you mean always?',
  partOfNothing: '(line N) has judge, which is no part of a scenario: it has shares, workers,',
  sharesIsObject: '(line N) has shares {"n":{"kind":"word"',
  sharesIsAsync: '(line N) has an async shares: leave out async',
  sharesForgetsReturn: '(line N) has shares undefined: it must be a function that returns what',
  sharesIsList: '(line N) has shares [{"kind":"word","initial":0}]: it must be a function',
  sharesNumber: '(line N) shares n, which cannot be shared: make it with jsonFile, lock,',
  sharesMaker: '(line N) shares n, which cannot be shared: make it with jsonFile, lock,',
  sharesTwice: '(line N) shares two things named "m": each needs a name of its own',
  sharesOurs: '(line N) shares something under the key say, but each worker is given a function',
  sharesUnknown:
    '(line N) throws when it is asked for its shares and workers: ReferenceError: zero',
  workersIsList: '(line N) has workers [{"name":"p-1","run":"() => …"}',
  workersIsAsync: '(line N) has an async workers: leave out async',
  workersIsOne: '(line N) has workers {"name":"p","run":"() => …"}: it must be a function',
  workersIsEmpty: '(line N) has workers []: it must be a function that returns at least one',
  workerIsFunction: '(line N) has the worker () => …: each needs a name and an async function run',
  workerHasNoName: '(line N) has the worker {"run":"() => …"}: each needs a name',
  workerRunsNumber: '(line N) has the worker {"name":"p","run":7}: each needs a name and an async',
  workersHaveOneName: '(line N) has two workers named p: each needs a name of its own',
  workerPartMisspelt:
    '(line N) has a worker with deamon, which is no part of a worker; did you mean',
  daemonIsText: '(line N) has a worker with daemon "yes": that must be true or false',
  repeatsIsNumber: '(line N) has a worker with repeats 3: that must be true or false',
  daemonsOnly: '(line N) has daemons only (p)',
  namedForgetsCount:
    '(line N) throws when it is asked for its shares and workers: TypeError: named',
  namedCalls: 'named takes a function, not what it returns: leave out its parentheses',
  crashIsText: `(line N) has crash "p-1": it must name the workers that may die: ['p-1']`,
  crashOfNobody: '(line N) lets q-1 die (crash), but has no worker of that name; did you mean p-1?',
  crashWithoutMost: '(line N) has crash {"workers":["p-1"]}: it must name the workers that may die',
  crashAtBarrier:
    '(line N) has both crash and the barrier all: a death at a barrier is not modelled',
  startsInTurn: `(line N) has starts "in turn": starts takes 'together' or 'one-by-one'`,
  quietIsText: '(line N) has quiet "yes": starts takes',
  optionOutOfBounds: '(line N) has the option turns: {"default":9,"most":5}: it needs',
  optionOfCommand: '(line N) has the option repeat: {"default":2}: it needs a name of its own',
  optionIsNumber: '(line N) has the option laps: 3: it needs',
  optionMisspelt:
    '(line N) asks for the option round, which it does not declare; did you mean rounds?',
  semaphoreNegative:
    '(line N) throws when it is asked for its shares and workers: RangeError: semaphore',
  semaphoreFraction: 'semaphore takes whole numbers, not 1.5',
  wordIsText: `word takes whole numbers, not 'x'`,
  counterIsText: `counter takes whole numbers, not 'count'`,
  barrierOfNobody: 'barrier takes whole numbers from 1 to 1023, not 0',
  blockOfNothing: 'block takes whole numbers, not undefined',
  folderIsText: `folder takes an object, { key: value }, not 'a'`,
  folderOfNumbers: 'folder takes a text, not 1',
  dictIsList: `dict takes an object, { key: value }, not [ 'a' ]`,
  queueIsText: `queue takes whole numbers, not 'orders'`,
  fileHasNoName: 'the first part of jsonFile, its name, takes a text, not { n: 1 }',
  fileIsWrittenOdd: `jsonFile is written 'whole' or 'in-place', not 'inplace'`,
  conditionOfWord: '(line N) shares a condition of "n": it needs the key of a lock or an rlock',
  conditionOfLock: 'condition, for the key of its lock, takes a text, not { kind:',
  thingMisspelt: 'line N asks for dor, which is not there; did you mean door?',
  thingNotShared: 'line N asks for m, which is not there; did you mean n?',
  callMisspelt: 'line N asks for door.aquire, which is not there; did you mean door.acquire?',
  untilMisspells: 'line N asks for nn, which is not there; did you mean n?',
  untilForgetsReturn: 'until waits for true, and takes true or false, not undefined (line N).',
  untilIsAsync: 'until waits for true, and takes true or false, not a promise',
  untilIsNumber: 'until takes a function, not 0 (line N).',
  acquireBlocks:
    'acquire has no option block: it takes { timeout }; tryAcquire() does not wait (line N)',
  acquireSoon: 'timeout must be a number of milliseconds, not "soon" (line N).',
  addsText: `add takes whole numbers, not '1' (line N).`,
  writesNothing: 'write takes what JSON can say, not undefined (line N).',
  awaitForgotten: 'n.add() was not awaited, by p-1 in line N: did you forget await?',
  awaitForgottenInside: 'did you forget await?',
  assertsPromise: 'n.load() was not awaited, by p-1 in line N: did you forget await?',
  assertsNumber: 'assert takes true or false, not 0 (line N).',
  assertsInSilence: 'assert takes a text, not undefined (line N).',
  choosesNothing: 'choose takes 1 to 253 values, not 0 (line N).',
  choosesFirst: 'p-1 cannot choose in line N: a choice belongs to the step before it',
  choosesTwice: 'p-1 cannot choose in line N: a choice belongs to the step before it',
};

const lineOf = (name: string): number =>
  text.findIndex((line) => line.startsWith(`export const ${name} `)) + 1;
const linesOf = (printed: string): string[] => printed.trimEnd().split('\n');

test('the list has every mistake of the file, and more than thirty', () => {
  const exported = text.flatMap((line) => /^export const (\w+)/.exec(line)?.[1] ?? []);
  expect(Object.keys(MISTAKES)).toEqual(exported);
  expect(exported.length).toBeGreaterThan(30);
});

describe.each(['explore', 'run'])('%s says in one sentence what is wrong, and where', (command) => {
  const finished = run([command, file, '--lang', 'en', '--timeout', '600']);

  test.each(Object.entries(MISTAKES))('%s', async (name, said) => {
    const told = linesOf((await finished).stderr).filter((line) =>
      new RegExp(String.raw`mistakes\.mjs[:,] ${name}\b`).test(line),
    );
    expect(told).toEqual([expect.stringContaining(said.replace('line N', `line ${lineOf(name)}`))]);
    // The number of the line is there in any case.
    expect(told[0]).toMatch(new RegExp(String.raw`\bline ${lineOf(name)}\b`));
  });

  test('and nothing else, neither a stack nor an answer; exit code 2', async () => {
    const { code, stderr, stdout } = await finished;
    expect(linesOf(stderr)).toHaveLength(Object.keys(MISTAKES).length);
    expect(stdout).not.toMatch(/CANNOT GO WRONG|CAN GO WRONG|WENT|\bat .*:\d+:\d+/);
    expect(code).toBe(2);
  });
});

test('in Chinese, too, each in one sentence, with its line', async () => {
  const { code, stderr } = await run(['explore', file, '--lang', 'zh']);
  const told = linesOf(stderr);
  expect(told).toHaveLength(Object.keys(MISTAKES).length);
  for (const name of Object.keys(MISTAKES))
    expect(
      told.filter((line) => line.includes(name) && line.includes(`第 ${lineOf(name)} 行`)),
    ).toHaveLength(1);
  expect(code).toBe(2);
});

test.each(['partMisspelt', 'thingMisspelt', 'alwaysMisspells', 'choosesFirst'])(
  'a game of %s is not begun',
  async (name) => {
    const { code, stdout, stderr } = await run(['play', file, '--act', name], { input: '0\n' });
    expect([code, stdout]).toEqual([2, '']);
    expect(linesOf(stderr)).toEqual([
      expect.stringContaining(MISTAKES[name]!.replace('line N', `line ${lineOf(name)}`)),
    ]);
  },
);

const HEAD = `import { lock, named, scenario, word } from 'ipc-demo/scenario';\n`;
const RIGHT = `scenario({
  options: { rounds: { default: 1, least: 1, most: 5 } },
  shares: () => ({ n: word(0) }),
  workers: ({ rounds }) => named('p', rounds, async ({ n }) => void (await n.add(1))),
  holds: () => true,
});\n`;

test.each([['explore'], ['run'], ['run', '--schedule', '0']])(
  'what is to be counted must be said, before anything runs: %s %s %s',
  async (command, ...more) => {
    const path = join(temporaryFolder(), 'unsaid.mjs');
    const scenario = RIGHT.replace('holds:', 'progress: { overtaken: 1 }, holds:');
    writeFileSync(path, `${HEAD}export const unsaid = ${scenario}`);
    const { code, stdout, stderr } = await run([command, path, ...more, '--lang', 'en']);
    expect([code, stdout.replace(/^ +Every order .*\n/, '').trim()]).toEqual([2, '']);
    expect(linesOf(stderr)).toEqual([
      expect.stringContaining('unsaid.mjs: unsaid: progress counts who is overtaken between'),
    ]);
  },
);

test('it may be said only where somebody else is in the way', async () => {
  const path = join(temporaryFolder(), 'said.mjs');
  const turn = `async ({ n, say }) => {
    if ((await n.exchange(1)) === 1) {
      say('wants');
      await n.until((value) => value === 0);
    }
    say('has');
    await n.store(0);
  }`;
  const scenario = `scenario({
    shares: () => ({ n: word(0) }),
    workers: () => named('p', 2, ${turn}),
    holds: () => true,
    progress: { overtaken: 1 },
  })`;
  writeFileSync(path, `${HEAD}export const said = ${scenario};`);
  const { code, stdout, stderr } = await run(['explore', path, '--lang', 'en']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('CANNOT GO WRONG');
});

describe('a file that cannot be loaded, or has no scenario', () => {
  test.each([
    [
      'syntax',
      `${HEAD}export const x = scenario({\n  shares: () => ({ n: word(0) })\n  workers: 3,\n});`,
      'syntax.mjs cannot be read: line 4',
    ],
    [
      'no-async',
      `${HEAD}const f = (g) => {\n  await g.n.add(1);\n};`,
      'no-async.mjs cannot be read: line 3: Unexpected reserved word (is it await?',
    ],
    [
      'wrong-name',
      HEAD.replace('lock', 'semaphor'),
      "wrong-name.mjs imports semaphor in line 1, which 'ipc-demo/scenario' does not have; did you mean semaphore?",
    ],
    [
      'wrong-door',
      HEAD.replace("scenario'", "scenarios'"),
      "wrong-door.mjs imports 'ipc-demo/scenarios' in line 1, which is not there: what scenarios are written with comes from 'ipc-demo/scenario'",
    ],
    [
      'wrong-file',
      `${HEAD}import { x } from './nowhere.mjs';`,
      "wrong-file.mjs imports './nowhere.mjs' in line 2, which is not there",
    ],
    [
      'throws',
      `${HEAD}const n = word('x');`,
      "throws.mjs throws while it is loaded, in line 2: TypeError: word takes whole numbers, not 'x'",
    ],
    [
      'not-exported',
      `${HEAD}const sale = ${RIGHT}`,
      'not-exported.mjs, sale (line 2) is not exported: write export const sale',
    ],
    ['empty', HEAD, 'empty.mjs exports no scenario: it needs'],
    [
      'one-part',
      `${HEAD}export const x = scenario({ shares: () => ({ n: word(0) }) });`,
      'one-part.mjs, x (line 2) has workers undefined',
    ],
  ])('%s', async (name, program, said) => {
    const path = join(temporaryFolder(), `${name}.mjs`);
    writeFileSync(path, program);
    const { code, stdout, stderr } = await run(['explore', path, '--lang', 'en']);
    expect([code, stdout]).toEqual([2, '']);
    expect(linesOf(stderr)).toEqual([expect.stringContaining(said)]);
  });

  test('a default export alone is a scenario like any other', async () => {
    const path = join(temporaryFolder(), 'default.mjs');
    writeFileSync(path, `${HEAD}export default ${RIGHT}`);
    expect((await run(['explore', path, '--rounds', '1'])).code).toBe(0);
    for (const value of ['x', '1.5', '-1', '9'])
      expect(await run(['explore', path, `--rounds=${value}`, '--lang', 'en'])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: `ipc-demo: --rounds ${value} is not valid: it takes a whole number from 1 to 5\n`,
      });
  });

  test('two flaws are two lines', async () => {
    const path = join(temporaryFolder(), 'two.mjs');
    writeFileSync(
      path,
      `${HEAD}export const a = ${RIGHT.replace('holds', 'hold')}export const b = ${RIGHT.replace('shares', 'share')}`,
    );
    const { code, stderr } = await run(['run', path, '--lang', 'en']);
    expect(code).toBe(2);
    expect(linesOf(stderr)).toEqual([
      expect.stringContaining(
        'a (line 6) has hold, which is no part of a scenario; did you mean holds?',
      ),
      expect.stringContaining(
        'b (line 10) has share, which is no part of a scenario; did you mean shares?',
      ),
    ]);
  });
});

test('what a worker throws of its own, or because of the order, is an ending, and no mistake', async () => {
  const path = join(temporaryFolder(), 'endings.mjs');
  writeFileSync(
    path,
    `${HEAD}const right = { shares: () => ({ n: word(0), door: lock() }), holds: () => true };
const does = (run) => scenario({ ...right, workers: () => named('p', 2, run) });
export const throwing = does(async ({ n }) => { await n.load(); throw new TypeError('mine'); });
export const notHolding = does(async ({ door }) => void (await door.release()));
export const optional = does(async ({ n, gate }) => { await n.add(1); if (gate) await gate.acquire(); });
`,
  );
  const code = async (act: string): Promise<number | null> =>
    (await run(['explore', path, '--act', act])).code;
  expect([await code('throwing'), await code('notHolding'), await code('optional')]).toEqual([
    1, 1, 0,
  ]);
});
