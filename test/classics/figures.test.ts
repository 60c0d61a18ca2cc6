import { describe, expect, test } from '@jest/globals';
import { inOwnNode } from '../own-node.js';
import type { Classic } from './figures.js';

/**
 * Each version of a classic is written a second time, as its twin, for the search by brute force,
 * which shares nothing with the explorer: both come to the same figures, or, where orders have no
 * end, to the same verdict.
 */

const classics = inOwnNode<Classic[]>(new URL('figures.js', import.meta.url), 'figures');

describe.each(classics)('$classic', ({ versions, twins, cases }) => {
  test('each version has its twin', () => {
    expect(versions).toEqual(twins);
  });

  test.each(cases)('$name $sizes', ({ explored, bruteForce, isBroken }) => {
    expect(explored).toEqual({ ...bruteForce, complete: true, goesWrong: isBroken });
  });
});
