import { describe, expect, test } from '@jest/globals';
import type { Figure } from '../../bench/figure.js';
import { isLost, lossOf, together } from '../../bench/kept.js';

const figure = (unit: Figure['unit'], ratio: number | null): Figure => ({
  name: 'a figure',
  unit,
  ours: 1,
  beside: ratio === null ? null : { what: 'Python', value: 1, ratio },
  target: null,
});

describe('a ratio beside the one that was kept', () => {
  test.each([
    ['ns', 0.6, 0.6, false],
    ['ns', 0.6, 0.79, false],
    ['ns', 0.6, 0.81, true],
    ['ns', 0.6, 0.1, false],
    // Of a share, and of what is done in a second, less is worse.
    ['share', 0.9, 0.7, false],
    ['share', 0.9, 0.6, true],
    ['share', 0.9, 1.5, false],
    ['/s', 9, 6, true],
    ['/s', 9, 20, false],
  ] as const)('%s: %d then, %d now: a loss is %p', (unit, before, now, isWorse) => {
    expect(isLost(figure(unit, now), { 'a figure': before })).toBe(isWorse);
  });

  test('is no loss where one of them is missing', () => {
    expect(lossOf(figure('ns', null), { 'a figure': 1 })).toBeNull();
    expect(lossOf(figure('ns', 9), {})).toBeNull();
    expect(isLost(figure('ns', 9), {})).toBe(false);
  });
});

test('what is measured takes the place of what was kept, but for what says nothing about us', () => {
  const before = { 'a figure': 1, another: 2 };
  expect(together(before, [figure('ns', 0.12345)])).toEqual({ 'a figure': 0.123, another: 2 });
  expect(together(before, [{ ...figure('ns', 0.5), isKept: false }])).toEqual(before);
  expect(together(before, [figure('ns', null)])).toEqual(before);
});
