import { expect, test } from '@jest/globals';
import { complaints } from './complaints.js';

/** Mistakes in a scenario file in TypeScript, which do not compile: a line each. */

const HEAD = `import { barrier, block, condition, counter, dict, event, folder, jsonFile, list, lock, named, pipe, queue, rlock, scenario, semaphore, terminal, word } from 'ipc-demo/scenario';
const all = { n: word(0), door: lock(), bell: condition('door'), go: event(), q: queue<number>(3), file: jsonFile('f.json', { n: 0 }), places: semaphore(2), desk: folder({ a: 'x' }) };
const shares = () => all;
const workers = () => named<typeof all>('p', 2, async ({ n }) => void (await n.add(1)));
const holds = () => true;
`;

const does = (run: string): string => `named<typeof all>('p', 2, ${run});`;
const has = (part: string): string => `scenario({ shares, workers, holds, ${part} });`;
const isRight = (holds: string): string => `scenario({ shares, workers, holds: ${holds} });`;

const MISTAKES: readonly (readonly [what: string, code: string])[] = [
  ['holds forgets return', isRight('({ shared }) => { shared.n === 2; }')],
  ['holds is async', isRight('async () => true')],
  ['holds misspells', isRight('({ shared }) => shared.nn === 2')],
  ['holds takes a word for a text', isRight("({ shared }) => shared.n === '2'")],
  ['holds takes a file for what it is not', isRight('({ shared }) => shared.file.m === 2')],
  ['holds takes a lock for a boolean', isRight('({ shared }) => shared.door')],
  ['holds asks for a condition', isRight('({ shared }) => shared.bell === null')],
  ['holds takes the queue for its length', isRight('({ shared }) => shared.q === 0')],
  ['holds takes the semaphore for its value', isRight('({ shared }) => shared.places === 2')],
  [
    'holds takes a file of the folder for a number',
    isRight("({ shared }) => shared.desk['a'] === 2"),
  ],
  ['holds misspells outcomes', isRight('({ outcome }) => outcome.length === 2')],
  ['holds is missing', 'scenario({ shares, workers });'],
  ['hold', 'scenario({ shares, workers, hold: holds });'],
  ['alway', has('alway: () => true')],
  ['always forgets return', has('always: ({ shared }) => { shared.n < 3; }')],
  ['always is async', has('always: async () => true')],
  ['always misspells', has('always: ({ shared }) => shared.m < 3')],
  ['shares is an object', 'scenario({ shares: all, workers, holds });'],
  ['shares is async', 'scenario({ shares: async () => all, workers, holds });'],
  ['shares has a number', 'scenario({ shares: () => ({ n: 0 }), workers: () => [], holds });'],
  ['shares has a maker', 'scenario({ shares: () => ({ l: lock }), workers: () => [], holds });'],
  ['workers is a list', 'scenario({ shares, workers: workers(), holds });'],
  ['workers is async', 'scenario({ shares, workers: async () => workers(), holds });'],
  ['workers is one', 'scenario({ shares, workers: () => workers()[0]!, holds });'],
  [
    'a worker without a name',
    'scenario({ shares, workers: () => [{ run: async () => {} }], holds });',
  ],
  [
    'a worker that runs a number',
    "scenario({ shares, workers: () => [{ name: 'p', run: 7 }], holds });",
  ],
  [
    'a worker that is not async',
    "scenario({ shares, workers: () => [{ name: 'p', run: () => {} }], holds });",
  ],
  [
    'daemon is a text',
    "scenario({ shares, workers: () => [{ name: 'p', run: async () => {}, daemon: 'yes' }], holds });",
  ],
  [
    'a worker repeats three times',
    "scenario({ shares, workers: () => [{ name: 'p', run: async () => {}, repeats: 3 }], holds });",
  ],
  [
    'a worker of a list misspells',
    "scenario({ shares: () => ({ door: lock() }), workers: () => [{ name: 'p', run: async (g) => void (await g.dor.acquire()) }], holds: ({ shared }) => shared.door.holder === null });",
  ],
  ['named forgets the count', "named('p', async () => {});"],
  ['named calls', "named('p', 2, (async () => {})());"],
  ['crash is a text', has("crash: 'p-1'")],
  ['crash without most', has("crash: { workers: ['p-1'] }")],
  ['crash of a number', has('crash: [1]')],
  ['starts in turn', has("starts: 'in turn'")],
  ['quiet is a text', has("quiet: 'yes'")],
  ['an option is a number', has('options: { rounds: 3 }')],
  ['an option has max', has('options: { rounds: { default: 3, max: 5 } }')],
  [
    'an option is misspelt',
    'scenario({ options: { rounds: { default: 3 } }, shares: ({ round }) => ({ n: word(round) }), workers: () => [], holds });',
  ],
  [
    'an option is not declared',
    'scenario({ shares: ({ rounds }) => ({ n: word(rounds) }), workers: () => [], holds });',
  ],
  ['a semaphore of nothing', 'semaphore();'],
  ['a word of a text', "word('x');"],
  ['a counter of a text', "counter('count');"],
  ['a barrier of a text', "barrier('two');"],
  ['a block of nothing', 'block();'],
  ['a folder of a text', "folder('a');"],
  ['a folder of numbers', 'folder({ a: 1 });'],
  ['a dict of a text', "dict('a');"],
  ['a list of a number', 'list(1);'],
  ['a queue of a text', "queue('orders');"],
  ['a file without a name', 'jsonFile({ n: 1 });'],
  ['a file of a number', "jsonFile('f.json', 1);"],
  ['a file that is written odd', "jsonFile('f.json', { n: 1 }, 'inplace');"],
  ['a lock of a number', '[lock(1), rlock(), pipe(), terminal()];'],
  ['a condition of a lock', 'condition(lock());'],
  ['a thing is misspelt', does('async (g) => void (await g.dor.acquire())')],
  ['a thing is not shared', does('async ({ m }) => void (await m.add(1))')],
  ['a call is misspelt', does('async (g) => void (await g.door.aquire())')],
  ['until misspells', does('async (g) => g.until((seen) => seen.nn === 0)')],
  ['until asks for a lock', does('async (g) => g.until((seen) => seen.door === null)')],
  ['until forgets return', does('async (g) => g.n.until((n) => { n === 0; })')],
  ['until is async', does('async (g) => g.n.until(async (n) => n === 0)')],
  ['until is a number', does('async (g) => g.n.until(0)')],
  ['acquire blocks', does('async (g) => void (await g.door.acquire({ block: false }))')],
  ['acquire soon', does("async (g) => void (await g.door.acquire({ timeout: 'soon' }))")],
  ['adds a text', does("async (g) => void (await g.n.add('1'))")],
  ['writes nothing', does('async (g) => g.file.write()')],
  ['writes something else', does('async (g) => g.file.write({ m: 1 })')],
  ['puts a text', does("async (g) => g.q.put('1')")],
  ['an await is forgotten', does('async (g) => g.n.store(g.n.load() + 1)')],
  ['asserts a promise', does("async (g) => g.assert(g.n.load(), 'is there')")],
  ['asserts in silence', does('async (g) => g.assert(true)')],
  ['chooses nothing', does('async (g) => void g.choose()')],
];

test('each of these mistakes is an error of the compiler, and what is right is none', () => {
  const right = [
    isRight(
      "({ shared, died = [] }) => shared.n === 2 && shared.door.holder === null && shared.door.waiting.length === 0 && shared.go && shared.q[0] === 1 && shared.file.n === 0 && shared.places.value === 2 && shared.desk['a'] === 'x' && died.length === 0",
    ),
    has('always: ({ shared, outcomes }) => shared.n < 3 && outcomes.length < 3'),
    has("crash: ['p-1'], starts: 'together', quiet: true"),
    has("crash: { workers: ['p-1', 'p-2'], most: 2 }"),
    'scenario({ options: { rounds: { default: 2, least: 1 } }, shares: ({ rounds }) => ({ n: counter(rounds), b: barrier(2) }), workers: ({ rounds }) => [{ name: "p", run: async ({ n }) => { for (let i = 0; i < rounds; i++) await n.add(1); }, daemon: false }], holds: ({ shared }, { rounds }) => shared.n === rounds && shared.b.waiting === 0 });',
    "scenario({ shares, workers: () => named('p', 2, async (g) => { await g.n.add(1); await g.until((seen) => seen.n === 2); g.outcome(g.choose('a', 'b')); }), holds });",
    does(
      "async (g) => { const n: number = await g.n.load(); await g.until((seen) => seen.n === n && seen.file?.n === 0); if (await g.door.acquire({ timeout: 5 })) await g.door.release(); const text: string = await g.desk.read('a'); g.assert(text === 'x', 'is read'); }",
    ),
  ];
  const wrong = MISTAKES.map(([what, code]) => `// @ts-expect-error ${what}\n${code}`);
  const said = complaints([HEAD, ...right, ...wrong].join('\n'));
  // Of one that compiles the compiler says its line: the text is told instead.
  const lines = [HEAD, ...right, ...wrong].join('\n').split('\n');
  const missed = [...said.matchAll(/use\.ts\((\d+),.*?: (.*)/g)].map(
    ([, line, why]) => `${lines[Number(line) - 1]}: ${why}`,
  );
  expect(missed).toEqual([]);
  expect(said).toBe('');
});
