import { describe, expect, test } from '@jest/globals';
import { onProcesses } from './on-processes.js';
import { differences, threeWays } from './three-ways.js';

/** `node dist/bench/random-programs.js` is the long form. */

const PROGRAMS = 800;
const PARTS = 4;
const MOST_ORDERS = 300;
const ON_PROCESSES = [1, 2, 3, 4, 5, 6];

describe('programs drawn at random', () => {
  test.each([...Array(PARTS).keys()])(
    'come to the same endings, each with the same number of orders, counted by states, walked in every order and by the reduced walk; and no order of all is shorter than the one that is told of an ending, or of a loss (part %i)',
    async (part) => {
      const found: string[] = [];
      let [compared, reduced] = [0, 0];
      for (let seed = part; compared < PROGRAMS / PARTS; seed += PARTS) {
        const ways = await threeWays(seed, MOST_ORDERS);
        if (ways === null) continue;
        compared++;
        if (ways.reduced !== null) reduced++;
        found.push(...differences(ways));
      }
      expect(found).toEqual([]);
      expect(reduced).toBeGreaterThan(compared / 7);
    },
  );

  test.each(ON_PROCESSES)(
    'do on real processes what they do in memory: number %i',
    async (seed) => {
      expect((await onProcesses(seed, 5)).mismatches).toEqual([]);
    },
  );
});
