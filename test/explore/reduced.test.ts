import { describe, expect, test } from '@jest/globals';
import { inOwnNode } from '../own-node.js';
import { families } from './programs.js';

/**
 * Whatever they share, the reduced search finds each ending of the full one, with the very number
 * of its orders.
 */

const RUNS = Number(process.env['RUNS'] ?? 25);
const SEED = Number(process.env['SEED'] ?? 7);
const REDUCED = new URL('reduced.js', import.meta.url);

describe.each(Object.keys(families))('random programs with %s', (family) => {
  test('the reduced search stands for exactly the orders of the full one, ending by ending', () => {
    expect(inOwnNode(REDUCED, 'compare', family, RUNS, SEED)).toBe(null);
  });
});
