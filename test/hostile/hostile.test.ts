import { expect, test } from '@jest/globals';
import { tryMany } from './try-many.js';

/**
 * Always the same ones, so that a change is what made the difference; bench/hostile.ts draws
 * others.
 */
const [INPUTS, SEED] = [500, 11];

test(`${INPUTS} hostile inputs: one line, an exit code, no stack, no hang, nothing that a terminal obeys, and no file touched`, async () => {
  const codes = await tryMany(INPUTS, SEED);
  // They are hostile: nearly all are refused, and some are not.
  expect(codes.get(2)).toBeGreaterThan(INPUTS / 2);
  expect(codes.get(0)).toBeGreaterThan(10);
}, 600_000);
