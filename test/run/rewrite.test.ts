import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rewrite } from '../../src/run/things/rewrite.js';

describe("a file of the user's, written again", () => {
  test.each([
    [
      'a number deeper has the same key',
      '{"a":{"count":3},  "count" : 3.0 }\n',
      { a: { count: 3 }, count: 2 },
      '{"a":{"count":3},  "count" : 2 }\n',
    ],
    ['the key is there twice', '{"count":1,"count":5}', { count: 4 }, '{"count":1,"count":4}'],
    [
      'the key stands in a text',
      String.raw`{"a":"\"count\":3","count":3}`,
      { a: '"count":3', count: 2 },
      String.raw`{"a":"\"count\":3","count":2}`,
    ],
    [
      'there is something new',
      '{\r\n  "count": 3\r\n}\r\n',
      { count: 2, x: 1 },
      '{\r\n  "count": 2,\r\n  "x": 1\r\n}\r\n',
    ],
    ['there was nothing', '', { count: 2 }, '{"count":2}'],
  ])('where %s', (_, before, value, after) => {
    expect(rewrite(before, value)).toBe(after);
  });

  test('is read as the value, and where only the number is another, nothing else is', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', ' ', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (rest, from, to, indent, newline) => {
          const before =
            JSON.stringify({ ...rest, count: from }, null, indent).replaceAll('\n', newline) +
            newline;
          const after = rewrite(before, { ...(JSON.parse(before) as object), count: to });
          expect(JSON.parse(after)).toEqual({ ...(JSON.parse(before) as object), count: to });
          expect(after.length - before.length).toBe(String(to).length - String(from).length);
        },
      ),
    );
  });

  test('takes its time where it was written to take for ever', () => {
    const before = `{${'"count":3,'.repeat(50_000)}"a":"${' '.repeat(500_000)}","count":3}`;
    expect(
      JSON.parse(rewrite(before, { ...(JSON.parse(before) as object), count: 2 })),
    ).toMatchObject({ count: 2 });
  });
});
