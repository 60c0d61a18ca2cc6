import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NoTextError, textOf } from '../../src/explore/states/values.js';

const VALUES = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  1,
  NaN,
  Infinity,
  0n,
  1n,
  '',
  '0',
  'null',
  'undefined',
  'true',
  [],
  [0],
  [null],
  [undefined],
  [[]],
  {},
  { a: 0 },
  { a: null },
  { a: undefined },
  { a: 0, b: 1 },
  { b: 1, a: 0 },
  new Date(0),
  new Date(1),
  new Map(),
  new Map([[0, 1]]),
  new Set(),
  new Set([0]),
  new Uint8Array(),
  new Uint8Array([0]),
  new Int8Array([0]),
  new Error('x'),
  new RangeError('x'),
  new Error('y'),
];

test('values that can be told apart have texts of their own', () => {
  expect(new Set(VALUES.map(textOf)).size).toBe(VALUES.length);
});

test('a copy has the text of its original, and a JSON value that differs has another', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (text, another) => {
      const [one, other] = [JSON.parse(text), JSON.parse(another)] as unknown[];
      expect(textOf(JSON.parse(JSON.stringify(one)))).toBe(textOf(one));
      expect(textOf(one) === textOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

test.each([[() => {}], [Symbol('x')], [new (class Own {})()], [Promise.resolve()]])(
  'what is nothing but itself has none: %p',
  (value) => {
    expect(() => textOf(value)).toThrow(NoTextError);
  },
);
