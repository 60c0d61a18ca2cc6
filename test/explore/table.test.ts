import { expect, test } from '@jest/globals';
import { Table } from '../../src/explore/states/table.js';

test('each row is kept once and read as it was, however large its numbers become', () => {
  const table = new Table(5);
  const known = new Map<string, number>();
  let seed = 1;
  const next = (below: number): number =>
    (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) % below;
  for (const below of [4, 300, 70_000, 2 ** 31])
    for (let round = 0; round < 3000; round++) {
      const row = Int32Array.from({ length: 5 }, () => next(2) && next(below));
      const number = known.get(String(row)) ?? known.size;
      known.set(String(row), number);
      expect(table.of(row)).toBe(number);
    }
  expect(table.size).toBe(known.size);
  const row = new Int32Array(5);
  for (const [text, number] of known) {
    table.read(number, row);
    expect(String(row)).toBe(text);
    expect(table.of(row)).toBe(number);
  }
});

test('small numbers take a byte each', () => {
  const [small, large] = [new Table(64), new Table(64)];
  large.of(new Int32Array(64).fill(2 ** 20));
  expect(large.bytes - small.bytes).toBe(1024 * 64 * 3);
});
