import { beforeAll, describe, expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import { inLanes } from './lanes.js';
import { type Carried, onProcesses } from './on-processes.js';
import { allVersions } from './versions.js';

/** Every version of every classic on real processes; bench/classics.ts tries more orders of each. */

/** Of those that need new processes afterwards, one of each; the bench carries all out. */
const DRAWN = { all: 50, drawn: 50, seed: 1, costly: 1 };
const LONG = 600_000;

const versions = (await allVersions()).map((version) => ({
  title: `${version.classic} ${version.name}`,
  version,
}));

describe('in 50 orders, real processes do what the model says', () => {
  const carried = new Map<string, Carried>();
  beforeAll(async () => {
    await inLanes(versions, async ({ title, version }) => {
      const explored = await explore(version.scenario, version.usual);
      carried.set(title, await onProcesses(version, explored, DRAWN));
    });
  }, LONG);

  test.each(versions)('$title', ({ title }) => {
    const { mismatches, isEvery, orders, cut, leftOut } = carried.get(title)!;
    // A run that is begun once more, to choose another value, is one of the 50.
    const isEnough = isEvery || orders + cut + leftOut >= DRAWN.drawn / 2;
    expect({ mismatches, isEnough }).toEqual({ mismatches: [], isEnough: true });
  });

  test('all of which have an end but for 26, which are left out', () => {
    const endless = [...carried].filter(([, { cut }]) => cut > 0);
    expect(endless.map(([title, { cut }]) => [title, cut])).toEqual([['dekker stubborn', 26]]);
  });
});
