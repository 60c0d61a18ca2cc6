import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DepthFirst } from '../../src/explore/depth-first.js';
import { Census } from '../../src/explore/census.js';
import { fewestSwitches } from '../../src/explore/fewest-switches.js';
import { carryOut } from '../../src/explore/orders.js';
import { Plan } from '../../src/explore/plan.js';
import { Reduced } from '../../src/explore/reduced.js';
import type { Strategy } from '../../src/explore/strategy.js';
import { switchesOf } from '../../src/explore/token.js';
import { isLoss } from '../../src/explore/verdict.js';
import { counter, dict, jsonFile, lock, type Scenario, pipe, queue, rlock, type Shares, scenario, semaphore, type Given } from '../../src/scenario.js';

/** Programs at random: whatever they share, the reduced search finds each ending of the full one, with the very number of its orders. */

const shares = {
  file: jsonFile('file.json', { n: 0 }),
  torn: jsonFile('torn.json', { n: 0 }, 'in-place'),
  a: lock('a'),
  b: lock('b'),
  again: rlock(),
  places: semaphore(1),
  queue: queue<number>(1),
  pipe: pipe<number>(),
  dict: dict<number>({ x: 0 }),
  number: counter(0),
} satisfies Shares;

type Doing = (given: Given<typeof shares>, me: number) => Promise<unknown>;

/** What is read is made visible, so that an ending tells what was seen. */
const doings: Record<string, Doing> = {
  read: async ({ file, outcome }) => outcome(`saw ${(await file.read() as { n: number }).n}`),
  writeOne: async ({ file }) => file.write({ n: 1 }),
  writeMine: async ({ file }, me) => file.write({ n: me }),
  add: async ({ file }) => file.write({ n: (await file.read() as { n: number }).n + 1 }),
  tear: async ({ torn }, me) => torn.write({ n: me }),
  readTorn: async ({ torn, outcome }) => outcome(`saw ${(await torn.read() as { n: number }).n}`),
  lockA: async ({ a }) => a.acquire(),
  unlockA: async ({ a }) => a.release(),
  lockB: async ({ b }) => b.acquire(),
  unlockB: async ({ b }) => b.release(),
  ab: async ({ a, b, number }) => a.withLock(() => b.withLock(() => number.add(1))),
  ba: async ({ a, b, number }) => b.withLock(() => a.withLock(() => number.add(1))),
  again: async ({ again }) => again.withLock(() => again.withLock(() => {})),
  enter: async ({ places }) => places.acquire(),
  leave: async ({ places }) => places.release(),
  put: async ({ queue: q }, me) => q.put(me),
  putNow: async ({ queue: q, outcome }, me) => Promise.resolve(q.put(me, { block: false })).catch((error: Error) => outcome(error.name)),
  putSoon: async ({ queue: q, outcome }, me) => Promise.resolve(q.put(me, { timeout: 10 * me })).catch((error: Error) => outcome(error.name)),
  get: async ({ queue: q, outcome }) => outcome(`got ${await q.get()}`),
  getNow: async ({ queue: q, outcome }) => Promise.resolve(q.get({ block: false })).then((n) => outcome(`got ${n}`), (error: Error) => outcome(error.name)),
  getSoon: async ({ queue: q, outcome }) => Promise.resolve(q.get({ timeout: 10 })).then((n) => outcome(`got ${n}`), (error: Error) => outcome(error.name)),
  send: async ({ pipe: { writer } }, me) => writer.send(me),
  close: async ({ pipe: { writer } }) => writer.close(),
  receive: async ({ pipe: { reader }, outcome }) => Promise.resolve(reader.recv()).then((n) => outcome(`received ${n}`), (error: Error) => outcome(error.name)),
  lookUp: async ({ dict: d, outcome }) => outcome(`found ${await d.get('x')}`),
  enterIn: async ({ dict: d }, me) => d.set('x', me),
  update: async ({ dict: d }) => d.update('x', (x) => (x ?? 0) + 1),
  count: async ({ number, outcome }) => outcome(`was ${await number.add(1)}`),
  leap: async ({ number, file }) => ((await number.read()) > 0 ? file.write({ n: 9 }) : undefined),
};

const families: Record<string, readonly string[]> = {
  files: ['read', 'writeOne', 'writeMine', 'add', 'leap', 'count'],
  'files in place': ['tear', 'readTorn', 'read'],
  locks: ['lockA', 'unlockA', 'lockB', 'unlockB', 'ab', 'ba', 'add', 'again'],
  semaphores: ['enter', 'leave', 'add', 'lockA', 'unlockA'],
  queues: ['put', 'putNow', 'putSoon', 'get', 'getNow', 'getSoon', 'read', 'writeMine'],
  pipes: ['send', 'receive', 'close', 'add'],
  'dictionaries and counters': ['lookUp', 'enterIn', 'update', 'count', 'leap'],
  everything: Object.keys(doings),
};

const program = (programs: readonly (readonly string[])[]): Scenario => {
  const used = new Set(programs.flat());
  const named = (key: string): boolean => [...used].some((name) => doings[name]!.toString().includes(key === 'queue' || key === 'pipe' || key === 'dict' ? `${key}:` : key));
  return scenario({
    shares: () => Object.fromEntries(Object.entries(shares).filter(([key]) => named(key))) as typeof shares,
    workers: () =>
      programs.map((names, index) => ({
        name: `worker-${index + 1}`,
        async run(given: Given<typeof shares>): Promise<void> {
          for (const name of names) await doings[name]!(given, index + 1);
        },
      })),
    holds: ({ outcomes }) => outcomes.length % 2 === 0,
  });
};

const FEW = 1_500;
const RUNS = Number(process.env['RUNS'] ?? 25);
const SEED = Number(process.env['SEED'] ?? 7);

describe.each(Object.entries(families))('random programs with %s', (_, names) => {
  test('the reduced search stands for exactly the orders of the full one, ending by ending', async () => {
    const worker = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 });
    const property = fc.asyncProperty(fc.array(worker, { minLength: 2, maxLength: 4 }), async (programs) => {
      const plan = new Plan(program(programs), {});
      const every = await countEndings(plan, new DepthFirst());
      fc.pre(every.stopped === null);
      const reduced = await countEndings(plan, new Reduced());
      expect(reduced.summary).toEqual(every.summary);
      // None is in vain.
      expect(reduced.ended).toBe(reduced.runs);
      const schedule = await fewestSwitches(plan, {});
      expect(schedule === null ? null : switchesOf(schedule)).toBe(every.fewest);
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });
});

async function countEndings(plan: Plan, strategy: Strategy) {
  const census = new Census();
  let ended = 0;
  const { runs, stopped } = await carryOut(plan, strategy, { max: FEW }, (run) => {
    ended++;
    census.add(run, strategy.weight?.() ?? 1);
  });
  const endings = census.endings();
  const fewest = Math.min(...endings.filter(({ how }) => isLoss(how)).map(({ switches }) => switches));
  const summary = endings.map(({ how, orders, ending, deadlock, failures }) => JSON.stringify([how, orders, ending.shared, sorted(ending.outcomes), deadlock, sorted(failures)]));
  return { runs, ended, stopped, summary: summary.toSorted(), fewest: fewest === Infinity ? null : fewest };
}

function sorted(list: readonly { readonly process: string }[]): unknown {
  return list.toSorted((a, b) => (a.process < b.process ? -1 : 1));
}
