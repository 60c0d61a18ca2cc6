import {
  type Options,
  jsonFile,
  lock,
  type Mutex,
  named,
  type Given,
  type JsonFile,
  type Scenario,
  scenario,
  type Shared,
  type Worker,
} from '../../src/scenario/index.js';

/** Small scenarios whose orders can be counted by hand, or nearly. */

type Count = { count: Shared<JsonFile<{ n: number }>> };

/** Each reads a number, and writes it plus one. */
export const counter: Scenario = scenario({
  shares: () => ({ count: jsonFile('count.json', { n: 0 }) }),
  workers: ({ processes }: Options) => named<Count>('process', processes!, addOne),
  holds: ({ shared }, { processes }: Options) => (shared['count'] as { n: number }).n === processes,
});

async function addOne({ count }: Given<Count>): Promise<void> {
  const { n } = await count.read();
  await count.write({ n: n + 1 });
}

/** Each looks so many times at something of its own. */
export const independent: Scenario = scenario({
  shares: () => ({ a: jsonFile('a.json', {}), b: jsonFile('b.json', {}) }),
  workers: ({ steps }: Options) =>
    (['a', 'b'] as const).map((mine) => ({
      name: mine,
      async run(given: Given<Record<'a' | 'b', Shared<JsonFile<object>>>>): Promise<void> {
        for (let step = 0; step < steps!; step++) await given[mine].write({ step });
      },
    })),
  holds: () => true,
});

/**
 * Around a table, a fork between any two; each takes first the one, then the other. `fixed`: the
 * last one is left-handed.
 */
export const philosophers: Scenario = scenario({
  shares: ({ processes }: Options) =>
    Object.fromEntries(
      Array.from({ length: processes! }, (_, proc) => [`fork${proc}`, lock(`fork-${proc}`)]),
    ),
  workers: ({ processes, fixed }: Options) =>
    Array.from({ length: processes! }, (_, proc): Worker<Record<string, Shared<Mutex>>> => {
      const [left, right] = [`fork${proc}`, `fork${(proc + 1) % processes!}`];
      const [first, second] = fixed && proc === processes! - 1 ? [right, left] : [left, right];
      return {
        name: `philosopher-${proc}`,
        async run(given) {
          await given[first]!.withLock(() => given[second]!.withLock(() => given.outcome('ate')));
        },
      };
    }),
  holds: ({ outcomes }, { processes }: Options) => outcomes.length === processes,
});
