import { describe, expect, test } from '@jest/globals';
import { type Exploration, explore } from '../../src/explore/explore.js';
import type { Options, Scenario } from '../../src/scenario/index.js';
import { bruteForce, type Found } from './brute.js';
import { bank } from './twins/bank.js';
import { barber } from './twins/barber.js';
import { boundedBuffer } from './twins/bounded-buffer.js';
import { createIfAbsent, renameCheck } from './twins/files.js';
import { h2o } from './twins/h2o.js';
import { ifForWhile } from './twins/if-for-while.js';
import { lostWakeup } from './twins/lost-wakeup.js';
import { philosophers } from './twins/philosophers.js';
import { readersWriters } from './twins/readers-writers.js';
import { rendezvous } from './twins/rendezvous.js';
import { smokers } from './twins/smokers.js';
import type { Sizes, Twin, Twins } from './twins/steps.js';
import { turnstiles } from './twins/turnstiles.js';

/** Each version of a classic, explored, and its twin, counted by brute force: the same figures. */

const CLASSICS: Readonly<Record<string, Twins>> = {
  'bounded-buffer': boundedBuffer,
  'readers-writers': readersWriters,
  philosophers,
  smokers,
  barber,
  rendezvous,
  turnstiles,
  bank,
  h2o,
  'lost-wakeup': lostWakeup,
  'if-for-while': ifForWhile,
  'create-if-absent': createIfAbsent,
  'rename-check': renameCheck,
};
/** Besides the usual sizes; brute force has its limits. */
const OTHER_SIZES: Readonly<Record<string, readonly Options[]>> = {
  'bounded-buffer': [{ items: 6 }, { places: 4, items: 6 }],
  'readers-writers': [{ readers: 3, writers: 1 }, { writers: 3 }],
  philosophers: [{ philosophers: 2 }],
  barber: [{ chairs: 2 }],
  'create-if-absent': [{ processes: 3 }, { processes: 4 }],
};

interface Version {
  readonly name: string;
  readonly sizes: Options;
  readonly real: Scenario;
  readonly twin: Twin;
  readonly isBroken: boolean;
}
interface Classic {
  readonly file: string;
  /** Of the file's exports, and of the twins. */
  readonly names: readonly [readonly string[], readonly string[]];
  readonly versions: readonly Version[];
}

const usual = ({ options = {} }: Scenario): Options =>
  Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));

const classics: Classic[] = [];
for (const [file, twins] of Object.entries(CLASSICS)) {
  const { about, ...exports } = await import(`../../../classics/${file}.mjs`);
  const versions = Object.entries(twins).flatMap(([name, twin]) => {
    const real: Scenario = exports[name];
    return [{}, ...(OTHER_SIZES[file] ?? [])].map((other): Version => {
      const sizes = { ...usual(real), ...other };
      const sized = typeof twin === 'function' ? twin(sizes as Sizes) : twin;
      return { name, sizes, real, twin: sized, isBroken: about.broken.includes(name) };
    });
  });
  classics.push({ file, names: [Object.keys(exports), Object.keys(twins).toSorted()], versions });
}

describe.each(classics)('$file', ({ names: [exported, twins], versions }) => {
  test('each version has its twin', () => {
    expect(exported).toEqual(twins);
  });

  test.each(versions)('$name $sizes', async ({ real, sizes, twin, isBroken }) => {
    const explored = await explore(real, sizes);
    expect(explored.complete).toBe(true);
    const { states: _, ...counted } = bruteForce(twin);
    expect(figuresOf(explored)).toEqual(counted);
    expect(explored.shortest !== null || explored.livelock !== null).toBe(isBroken);
  });
});

/** How many orders end in each way; where orders are without end, which ways there are. */
type Figures = Pick<Found, 'orders' | 'ends' | 'counts' | 'livelock'>;

function figuresOf({ endings, orders, livelock }: Exploration): Figures {
  const counts: Partial<Record<string, bigint>> = {};
  for (const { how, orders: some } of endings)
    if (some !== null) counts[how] = (counts[how] ?? 0n) + some;
  return {
    orders,
    ends: [...new Set(endings.map(({ how }) => how))].toSorted() as Figures['ends'],
    counts,
    livelock: livelock !== null,
  };
}
