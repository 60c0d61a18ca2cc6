import { classicNames } from '../../src/cli/args/gallery.js';
import { type Exploration, explore } from '../../src/explore/explore.js';
import type { Options } from '../../src/scenario/index.js';
import { bruteForce, type Found } from './brute.js';
import type { Program, Sizes } from './program.js';
import { type Version, versionsOf } from './versions.js';

/** What the explorer and the search by brute force come to, each by itself. */

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

/** How many orders end in each way; where orders are without end, which ways there are. */
interface Figures {
  readonly orders: string | null;
  readonly ends: readonly string[];
  readonly counts: Readonly<Record<string, string>>;
  readonly livelock: boolean;
}

export interface Case {
  readonly name: string;
  readonly sizes: Options;
  readonly isBroken: boolean;
  readonly explored: Figures & { readonly complete: boolean; readonly goesWrong: boolean };
  readonly bruteForce: Figures;
}

export interface Classic {
  readonly classic: string;
  readonly versions: readonly string[];
  readonly twins: readonly string[];
  readonly cases: readonly Case[];
}

export async function figures(): Promise<Classic[]> {
  const classics: Classic[] = [];
  for (const classic of classicNames()) {
    const { programs } = (await import(`./twins/${classic}.js`)) as {
      programs: Readonly<Record<string, Program<unknown> | Sizes<unknown>>>;
    };
    const all = await versionsOf(classic);
    const cases: Case[] = [];
    for (const version of all)
      if (programs[version.name])
        for (const sizes of sizesOf(version))
          cases.push(await compare(version, sizes, programs[version.name]!));
    const versions = all.map(({ name }) => name).toSorted();
    classics.push({ classic, versions, twins: Object.keys(programs).toSorted(), cases });
  }
  return classics;
}

function sizesOf({ classic, name, usual }: Version): Options[] {
  const others = OTHER_SIZES[`${classic} ${name}`] ?? OTHER_SIZES[classic] ?? [];
  return [usual, ...others.map((other) => ({ ...usual, ...other }))];
}

async function compare(
  { name, scenario, isBroken }: Version,
  sizes: Options,
  twin: Program<unknown> | Sizes<unknown>,
): Promise<Case> {
  const { states: _, ...found } = bruteForce(typeof twin === 'function' ? twin(sizes) : twin);
  const explored = await explore(scenario, sizes);
  const { complete, shortest, livelock } = explored;
  const goesWrong = shortest !== null || livelock !== null;
  return {
    name,
    sizes,
    isBroken,
    explored: { ...told(foundBy(explored)), complete, goesWrong },
    bruteForce: told(found),
  };
}

type Counted = Omit<Found, 'states'>;

function foundBy({ endings, orders, livelock }: Exploration): Counted {
  const counts: Record<string, bigint> = {};
  if (orders !== null)
    for (const { how, orders: some } of endings) counts[how] = (counts[how] ?? 0n) + some!;
  return {
    orders,
    ends: [...new Set(endings.map(({ how }) => how))].toSorted() as Found['ends'],
    counts,
    livelock: livelock !== null,
  };
}

function told({ orders, ends, counts, livelock }: Counted): Figures {
  const texts = Object.entries(counts).map(([how, count]) => [how, String(count)]);
  return {
    orders: orders === null ? null : String(orders),
    ends,
    counts: Object.fromEntries(texts) as Figures['counts'],
    livelock,
  };
}
