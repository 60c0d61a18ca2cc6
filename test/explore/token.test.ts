import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TokenError } from '../../src/explore/model/errors.js';
import { formatToken, switchesOf } from '../../src/trace/order.js';
import { parseToken } from '../../src/explore/model/token.js';

describe('the text of an order', () => {
  test.each([
    ['0101', [0, 1, 0, 1]],
    ['0*3', [0, 0, 0]],
    ['0*5,1', [0, 0, 0, 0, 0, 1]],
    ['0001', [0, 0, 0, 1]],
    ['0*3a', [0, 0, 0, 10]],
    ['001110', [0, 0, 1, 1, 1, 0]],
    ['az.36.0', [10, 35, 36, 0]],
    ['.500.*4', [500, 500, 500, 500]],
  ])('%s', (text, schedule) => {
    expect(parseToken(text)).toEqual(schedule);
    expect(formatToken(schedule)).toBe(text);
  });

  test('may have a comma between any two', () =>
    expect(parseToken('0,1,a,.40.')).toEqual([0, 1, 10, 40]));

  test('round-trips', () => {
    const process = fc.oneof(fc.nat(3), fc.nat(60));
    fc.assert(
      fc.property(fc.array(process, { maxLength: 60 }), (schedule) =>
        expect(parseToken(formatToken(schedule))).toEqual(schedule),
      ),
    );
  });

  test.each([
    ['01,', 3, 'a process is missing'],
    ['01-1', 2, '"-" is no process'],
    ['0*0', 2, 'at least 1'],
    ['0*', 1, 'a count must follow'],
    ['*3', 0, '"*" is no process'],
    ['0.4', 1, 'between two dots'],
    ['0*99999999', 0, 'more than'],
  ])('%j is refused at %i', (text, position, why) => {
    const parse = (): unknown => parseToken(text);
    expect(parse).toThrow(TokenError);
    expect(parse).toThrow(
      expect.objectContaining({
        code: 'SCHEDULE_SYNTAX',
        position,
        message: expect.stringContaining(why),
      }),
    );
  });

  test('switches are counted from one process to another', () =>
    expect(switchesOf([0, 0, 1, 1, 1, 0])).toBe(2));
});
