import {
  counter,
  dict,
  jsonFile,
  lock,
  type Scenario,
  pipe,
  queue,
  rlock,
  type Shares,
  scenario,
  semaphore,
  type Given,
} from '../../src/scenario/index.js';

/**
 * Programs at random: a list of doings for each worker; workers with the same list are the same
 * function.
 */

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

type Doings = (given: Given<typeof shares>) => Promise<void>;

/** What is read is made visible, so that an ending tells what was seen. */
const doings: Record<string, Doing> = {
  read: async ({ file, outcome }) => outcome(`saw ${((await file.read()) as { n: number }).n}`),
  writeOne: async ({ file }) => file.write({ n: 1 }),
  writeMine: async ({ file }, me) => file.write({ n: me }),
  add: async ({ file }) => file.write({ n: ((await file.read()) as { n: number }).n + 1 }),
  tear: async ({ torn }, me) => torn.write({ n: me }),
  readTorn: async ({ torn, outcome }) => outcome(`saw ${((await torn.read()) as { n: number }).n}`),
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
  putNow: async ({ queue: q, outcome }, me) =>
    Promise.resolve(q.put(me, { block: false })).catch((error: Error) => outcome(error.name)),
  putSoon: async ({ queue: q, outcome }, me) =>
    Promise.resolve(q.put(me, { timeout: 10 * me })).catch((error: Error) => outcome(error.name)),
  get: async ({ queue: q, outcome }) => outcome(`got ${await q.get()}`),
  getNow: async ({ queue: q, outcome }) =>
    Promise.resolve(q.get({ block: false })).then(
      (n) => outcome(`got ${n}`),
      (error: Error) => outcome(error.name),
    ),
  getSoon: async ({ queue: q, outcome }) =>
    Promise.resolve(q.get({ timeout: 10 })).then(
      (n) => outcome(`got ${n}`),
      (error: Error) => outcome(error.name),
    ),
  send: async ({ pipe: { writer } }, me) => writer.send(me),
  close: async ({ pipe: { writer } }) => writer.close(),
  receive: async ({ pipe: { reader }, outcome }) =>
    Promise.resolve(reader.recv()).then(
      (n) => outcome(`received ${n}`),
      (error: Error) => outcome(error.name),
    ),
  lookUp: async ({ dict: d, outcome }) => outcome(`found ${await d.get('x')}`),
  enterIn: async ({ dict: d }, me) => d.set('x', me),
  update: async ({ dict: d }) => d.update('x', (x) => (x ?? 0) + 1),
  count: async ({ number, outcome }) => outcome(`was ${await number.add(1)}`),
  leap: async ({ number, file }) => ((await number.read()) > 0 ? file.write({ n: 9 }) : undefined),
};

export const families: Record<string, readonly string[]> = {
  files: ['read', 'writeOne', 'writeMine', 'add', 'leap', 'count'],
  'files in place': ['tear', 'readTorn', 'read'],
  locks: ['lockA', 'unlockA', 'lockB', 'unlockB', 'ab', 'ba', 'add', 'again'],
  semaphores: ['enter', 'leave', 'add', 'lockA', 'unlockA'],
  queues: ['put', 'putNow', 'putSoon', 'get', 'getNow', 'getSoon', 'read', 'writeMine'],
  pipes: ['send', 'receive', 'close', 'add'],
  'dictionaries and counters': ['lookUp', 'enterIn', 'update', 'count', 'leap'],
  everything: Object.keys(doings),
};

export const program = (programs: readonly (readonly string[])[]): Scenario => {
  const used = new Set(programs.flat());
  const named = (key: string): boolean =>
    [...used].some((name) =>
      doings[name]!.toString().includes(
        key === 'queue' || key === 'pipe' || key === 'dict' ? `${key}:` : key,
      ),
    );
  return scenario({
    shares: () =>
      Object.fromEntries(Object.entries(shares).filter(([key]) => named(key))) as typeof shares,
    workers: () => {
      const runs = new Map<string, Doings>();
      return programs.map((names, index) => {
        const text = names.join();
        const me = index + 1;
        const run =
          runs.get(text) ??
          (async (given) => {
            for (const name of names) await doings[name]!(given, me);
          });
        runs.set(text, run);
        return { name: `worker-${me}`, run };
      });
    },
    holds: ({ outcomes }) => outcomes.length % 2 === 0,
  });
};
