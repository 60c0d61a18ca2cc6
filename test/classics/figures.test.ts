import { describe, expect, test } from '@jest/globals';
import { classicNames } from '../../src/cli/args/gallery.js';
import { type Exploration, explore } from '../../src/explore/explore.js';
import type { Options } from '../../src/scenario/index.js';
import { bruteForce, type Found } from './brute.js';
import type { Program, Sizes } from './program.js';
import { type Version, versionsOf } from './versions.js';

/**
 * Each version of a classic is written a second time, as its twin, for the search by brute force,
 * which shares nothing with the explorer: both come to the same figures, or, where orders have no
 * end, to the same verdict.
 */

/** Besides the usual ones, of a classic or of one version; brute force has its limits. */
const OTHER_SIZES: Readonly<Record<string, readonly Options[]>> = {
  bakery: [{ processes: 2 }],
  barber: [{ chairs: 2 }],
  'bounded-buffer': [{ items: 6 }, { places: 4, items: 6 }],
  'cas-counter': [{ processes: 2 }, { processes: 4 }],
  'create-if-absent': [{ processes: 3 }, { processes: 4 }],
  philosophers: [{ philosophers: 2 }],
  'readers-writers': [{ readers: 3, writers: 1 }, { writers: 3 }],
  'ticket-lock': [{ processes: 2 }, { processes: 4 }],
  'ticket-lock tooFew': [{ processes: 2 }],
  'ticket-lock unbounded': [{ processes: 2 }],
};

interface Case extends Version {
  readonly sizes: Options;
  readonly twin: Program<unknown>;
}
interface Classic {
  readonly classic: string;
  /** Of the versions, and of the twins. */
  readonly names: readonly [readonly string[], readonly string[]];
  readonly cases: readonly Case[];
}

const classics: Classic[] = [];
for (const classic of classicNames()) {
  const versions = await versionsOf(classic);
  const { programs } = await import(`./twins/${classic}.js`);
  const cases = versions.flatMap((version) =>
    [{}, ...(OTHER_SIZES[`${classic} ${version.name}`] ?? OTHER_SIZES[classic] ?? [])].map(
      (other): Case => {
        const sizes = { ...version.usual, ...other };
        const twin: Program<unknown> | Sizes<unknown> = programs[version.name];
        return { ...version, sizes, twin: typeof twin === 'function' ? twin(sizes) : twin };
      },
    ),
  );
  const names = versions.map(({ name }) => name);
  classics.push({ classic, names: [names, Object.keys(programs).toSorted()], cases });
}

describe.each(classics)('$classic', ({ names: [versions, twins], cases }) => {
  test('each version has its twin', () => {
    expect(versions.toSorted()).toEqual(twins);
  });

  test.each(cases)('$name $sizes', async ({ scenario, sizes, twin, isBroken }) => {
    const explored = await explore(scenario, sizes, { timeout: 250_000 });
    expect(explored.complete).toBe(true);
    const { states: _, ...counted } = bruteForce(twin);
    expect(figuresOf(explored)).toEqual(counted);
    expect(explored.shortest !== null || explored.livelock !== null).toBe(isBroken);
  });
});

/** How many orders end in each way; where orders are without end, which ways there are. */
type Figures = Pick<Found, 'orders' | 'ends' | 'counts' | 'livelock'>;

function figuresOf({ endings, orders, livelock }: Exploration): Figures {
  const counts: Record<string, bigint> = {};
  if (orders !== null)
    for (const { how, orders: some } of endings) counts[how] = (counts[how] ?? 0n) + some!;
  return {
    orders,
    ends: [...new Set(endings.map(({ how }) => how))].toSorted() as Figures['ends'],
    counts,
    livelock: livelock !== null,
  };
}
