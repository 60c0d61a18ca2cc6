import { Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { Lock } from '../../src/index.js';
import { decode, encode } from '../../src/primitives/message.js';

function nested(levels: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level++) value = { value };
  return value;
}

class Cyclic {
  readonly me = this;
  readonly call = (): void => {};
}

const same: [string, unknown][] = [
  [
    'plain data',
    { i: 1, s: 'ticket', list: [true, false, null, [1.5, -2]], nested: { ok: 'é票\n"' } },
  ],
  ['undefined', undefined],
  ['null', null],
  ['an empty object', {}],
  ['a property that is undefined', { a: undefined }],
  ['numbers that JSON has not', [NaN, -0, Infinity]],
  ['an array with holes', [, 1, ,]], // oxlint-disable-line no-sparse-arrays
  // oxlint-disable-next-line no-sparse-arrays
  ['an array with a hole and a property beside', Object.assign([, 1], { beside: 2 })],
  ['half a surrogate pair', '\ud800'],
  ['a long text', 'ab票'.repeat(10_000)],
  ['a Map in a Set', new Set([new Map([[{ a: 1 }, new Date(5)]])])],
  ['BigInt', [2n ** 80n]],
  ['typed arrays', [new Float64Array([1, NaN]), new Uint8Array(0), new BigInt64Array([-1n])]],
  ['an ArrayBuffer', new Uint8Array([1, 2, 3]).buffer],
  ['an Error', new RangeError('too much', { cause: 'greed' })],
  ['a regular expression', /a+/gi],
  ['1,000 levels', nested(1000)],
  ['a key named __proto__', JSON.parse('{"__proto__":{"a":1}}')],
];

describe('a message', () => {
  test.each(same)('%s arrives as the same', (_, value) => {
    expect(decode(encode(value))).toStrictEqual(value);
  });

  test('what stood in it twice stands in it twice, also within itself', () => {
    const part = { a: 1 };
    const [first, second] = decode(encode([part, part])) as [object, object];
    expect(first).toBe(second);
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    const copy = decode(encode(loop)) as Record<string, unknown>;
    expect(copy['self']).toBe(copy);
  });

  test.each([
    ['a function', () => 1, 'the value is a function'],
    ['a function inside', { deep: { call() {} } }, 'the value.deep.call is a function'],
    ['a function in a Map', new Map([['key', () => 1]]), 'the value.key is a function'],
    ['a symbol', Symbol('s'), 'the value is a symbol'],
    ['a socket', new Socket(), 'is a function'],
    ['a cyclic instance with a function in it', new Cyclic(), 'the value.call is a function'],
    [
      'a promise',
      { ticket: Promise.resolve() },
      'the value.ticket is a promise (did you forget await?)',
    ],
    [
      'a function at an index and under a name that is none',
      [0, { 'a key': () => 1 }],
      'the value[1]["a key"] is a function',
    ],
    ['100,000 levels', nested(100_000), 'nested too deeply'],
    ['2,500 levels, which could be written and not read', nested(2500), 'nested too deeply'],
  ])('%s is refused, and why is said', (_, value, why) => {
    expect(() => encode(value)).toThrow(
      expect.objectContaining({
        name: 'SerializationError',
        code: 'SERIALIZATION',
        message: expect.stringContaining(why),
      }),
    );
  });

  test('a primitive is refused by name', () => {
    expect(() => encode({ lock: new Lock() })).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
  });
});
