import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { onProcesses } from './on-processes.js';

/** The short form of bench/random-programs.ts, in a Node of its own: in here it takes three times as long. */

// Seen from dist/test/explore.
const BENCH = fileURLToPath(new URL('../../bench/random-programs.js', import.meta.url));
const PROGRAMS = 500;
const ON_PROCESSES = [1, 2, 3, 4];

describe('programs drawn at random', () => {
  test('come to the same endings, each with the same number of orders, counted by states, walked in every order and by the reduced walk; and no order of all is shorter than the one that is told of an ending, or of a loss', () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [BENCH, String(PROGRAMS)], {
      encoding: 'utf8',
    });
    const [, compared, reduced] =
      /^(\d+) programs with \d+ orders in \d+ s: 0 differences; (\d+) /m.exec(stdout) ?? [];
    expect([stderr, status, Number(compared)]).toEqual(['', 0, PROGRAMS]);
    expect(Number(reduced)).toBeGreaterThan(PROGRAMS / 7);
  });

  test.each(ON_PROCESSES)(
    'do on real processes what they do in memory: number %i',
    async (seed) => {
      expect((await onProcesses(seed, 5)).mismatches).toEqual([]);
    },
  );
});
