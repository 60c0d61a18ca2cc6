import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { columnsTaken } from '../../src/view/width.js';

/** Parts of which something is drawn as one: marks, joiners, flags, keycaps, syllables. */
const JOINING = [
  '\u0301',
  '\u0e33',
  '\u0903',
  '\u200d',
  '\ufe0f',
  '\ufe0e',
  '\u20e3',
  '\u{1f3fb}',
  '\u{1f469}',
  '\u{1f4bb}',
  '\u2764',
  '\u{1f1e9}',
  '\u{1f1ea}',
  '\u1100',
  '\u1161',
  '\u11a8',
  '\ua960',
  '\ud7b0',
  '\ud7cb',
  '\uac00',
  '\uff9e',
  '\uff76',
  '\ud800',
  '\u00ad',
  '\u0600',
  '\u{e0067}',
  '\u{1f3f4}',
  '#',
  '1',
  'a',
  '中',
  '，',
  '…',
  '┌',
  '\n',
  '\r',
  '\u0915',
  '\u094d',
];

describe('a text takes as many columns as string-width says', () => {
  test('each character alone', () => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      // The long rows of Chinese, Korean, private and unused ones: every hundredth of them.
      const isOneOfMany = (code > 0x3400 && code < 0xd700 && code >> 10 !== 0x29) || code > 0x1fc00;
      if (isOneOfMany && code % 97 > 0 && code >> 9 !== 0x700) continue;
      const char = String.fromCodePoint(code);
      if (columnsTaken(char) !== stringWidth(char)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test('any two that may be drawn as one, between others', () => {
    const wrong = JOINING.flatMap((one) => JOINING.map((other) => `a${one}${other}中`)).filter(
      (text) => columnsTaken(text) !== stringWidth(text),
    );
    expect(wrong).toEqual([]);
  });

  test('any texts of them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...JOINING), { maxLength: 12 }), (parts) => {
        expect(columnsTaken(parts.join(''))).toBe(stringWidth(parts.join('')));
      }),
      { numRuns: 3000 },
    );
  });

  test('with our colours in it, which take none', () => {
    expect(columnsTaken('\x1b[31m买家\x1b[39m-3')).toBe(6);
  });
});
