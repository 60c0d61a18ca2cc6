import { describe, expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import type { Options, Scenario } from '../../src/scenario/index.js';
import { bruteForce, type Found } from './brute.js';
import type { Program, Sizes } from './program.js';

/**
 * Each classic is written a second time, for the search by brute force, which shares nothing with
 * the explorer: both come to the same figures, or, where orders have no end, to the same verdict.
 */

const NAMES = [
  'peterson',
  'dekker',
  'bakery',
  'test-and-set',
  'test-and-test-and-set',
  'ticket-lock',
  'cas-counter',
  'aba',
  'double-checked',
  'livelock',
  'election',
  'priority',
  'two-phase-commit',
  'crash-in-lock',
  'crash-in-write',
];

type Told = Pick<Found, 'ends' | 'orders' | 'counts' | 'livelock'>;
interface Classic {
  readonly name: string;
  readonly broken: readonly string[];
  readonly versions: Readonly<Record<string, Scenario>>;
  readonly programs: Readonly<Record<string, Program<unknown> | Sizes<unknown>>>;
}

const classics: Classic[] = [];
for (const name of NAMES) {
  const { about, ...versions } = await import(`../../../classics/${name}.mjs`);
  const { programs } = await import(`./twins/${name}.js`);
  classics.push({ name, broken: about.broken, versions, programs });
}

describe.each(classics)('$name', ({ broken, versions, programs }) => {
  test('has as many versions as its twin', () => {
    expect(Object.keys(programs).toSorted()).toEqual(Object.keys(versions).toSorted());
  });

  const sized = Object.entries(programs).flatMap(([name, program]) =>
    typeof program !== 'function'
      ? [{ name, program, options: {} }]
      : sizesOf(versions[name]!).map((options) => ({
          name,
          program: program(Object.values(options)[0]!),
          options,
        })),
  );

  test.each(sized)('$name $options: what its twin comes to', async ({ name, program, options }) => {
    const { states: _, ...told } = bruteForce(program);
    expect(await explored(versions[name]!, options)).toEqual(told);
    const isGood = !told.livelock && told.ends.every((how) => how === 'holds');
    expect(isGood).toBe(!broken.includes(name));
  });
});

/** From the least to the most of the one option that there is. */
function sizesOf({ options }: Scenario): Options[] {
  const [name, { least = 0, most = least }] = Object.entries(options!)[0]!;
  const sizes = Array.from({ length: most - least + 1 }, (_, more) => least + more);
  return sizes.map((size) => ({ [name]: size }));
}

async function explored(version: Scenario, options: Options): Promise<Told> {
  const found = await explore(version, options, { timeout: 30_000 });
  expect(found.complete).toBe(true);
  const { endings, orders, livelock } = found;
  const counts: Record<string, bigint> = {};
  if (orders !== null)
    for (const { how, orders: some } of endings) counts[how] = (counts[how] ?? 0n) + some!;
  const ends = [...new Set(endings.map(({ how }) => how))].toSorted() as Found['ends'][number][];
  return { ends, orders, counts, livelock: livelock !== null };
}
