import { describe, expect, test } from '@jest/globals';
import { type NumberType, SharedArray } from '../../src/index.js';

describe('a shared array', () => {
  test.each(['b', 'H', 'i', 'q', 'f', 'd', 'uint8', 'biguint64'] as NumberType[])(
    '%s: it is zeroed, and as long as asked for',
    (type) => {
      const array = new SharedArray(type, 5);
      expect([array.length, [...array].map(Number)]).toEqual([5, [0, 0, 0, 0, 0]]);
      expect([...new SharedArray(type, 0)]).toEqual([]);
    },
  );

  test('it begins with the numbers given, of any iterable', () => {
    expect([...new SharedArray('i', [3, 4, 5])]).toEqual([3, 4, 5]);
    expect([...new SharedArray('d', new Set([0.5, 1]))]).toEqual([0.5, 1]);
    expect([...new SharedArray('q', [3n])]).toEqual([3n]);
  });

  test('at and set, from the end too; out of range is an error', () => {
    const array = new SharedArray('i', [1, 2, 3]);
    array.set(0, 10);
    array.set(-1, 30);
    expect([array.at(0), array.at(1), array.at(-1), array.at(-3)]).toEqual([10, 2, 30, 10]);
    for (const index of [3, -4, 1.5, NaN, Infinity]) {
      expect(() => array.at(index)).toThrow(RangeError);
      expect(() => array.set(index, 1)).toThrow(RangeError);
    }
    expect([...array]).toEqual([10, 2, 30]);
  });

  test('copyFrom takes what fits in; of what does not it takes nothing', () => {
    const array = new SharedArray('i', 4);
    array.copyFrom([1, 2]);
    array.copyFrom([8, 9], 2);
    expect([...array]).toEqual([1, 2, 8, 9]);
    for (const offset of [3, -1, 1.5])
      expect(() => array.copyFrom([5, 5], offset)).toThrow(
        expect.objectContaining({ code: 'VALUE' }),
      );
    expect(() => array.copyFrom([1, 1, 1, 1, 1])).toThrow(
      expect.objectContaining({ code: 'VALUE' }),
    );
    expect(() => array.copyFrom([7, 1.5])).toThrow(TypeError);
    expect([...array]).toEqual([1, 2, 8, 9]);
  });

  test('whole numbers wrap around; what is no such number is refused', () => {
    const array = new SharedArray('B', [256, -1]);
    expect([...array]).toEqual([0, 255]);
    expect(() => array.set(0, 0.5)).toThrow(TypeError);
    expect(() => new SharedArray('B', ['1'] as never)).toThrow(TypeError);
    expect(() => new SharedArray('q', [1] as never)).toThrow(TypeError);
  });

  test.each([-1, 1.5, NaN, Infinity])('a length of %p is refused', (length) => {
    expect(() => new SharedArray('i', length)).toThrow(RangeError);
  });

  test('one that is too large is refused, in words, and leaves room for others', () => {
    for (const length of [2 ** 28, 2 ** 40, 2 ** 50]) {
      expect(() => new SharedArray('d', length)).toThrow(
        expect.objectContaining({
          code: 'ENVIRONMENT',
          message: expect.stringContaining('SharedMemory'),
        }),
      );
    }
    const large = new SharedArray('d', 2 ** 24);
    large.set(-1, 0.5);
    const next = new SharedArray('d', 1);
    next.set(0, 7);
    expect([large.at(-1), next.at(0)]).toEqual([0.5, 7]);
  });

  test('view is the typed array itself', () => {
    const array = new SharedArray('i', 2);
    expect(Atomics.add(array.view, 1, 5)).toBe(0);
    array.view[0] = 3;
    expect([...array]).toEqual([3, 5]);
  });

  test('it travels in the arguments of a process only', () => {
    expect(() => JSON.stringify(new SharedArray('i', 1))).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    expect(() => structuredClone(new SharedArray('i', 1))).toThrow(
      expect.objectContaining({ code: 'INHERITANCE' }),
    );
    expect(String(new SharedArray('i', 3))).toBe('<SharedArray(i, 3)>');
  });
});
