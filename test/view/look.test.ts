import { describe, expect, test } from '@jest/globals';
import { languages } from '../languages.js';
import { visible } from '../../src/view/ink.js';
import {
  brief,
  clip,
  createLook,
  displayName,
  pad,
  padLeft,
  terminalColours,
  thingName,
  told,
  toldOn,
  widthOf,
  wrap,
} from '../../src/view/look.js';

test('a number is told as in sentences, a text that looks like one as it is', () => {
  const look = createLook(languages.en, 80, 0);
  const values = [2351, -1000, { n: 200_000 }, { count: 1000 }, 999, 1234.5, '2351', [1000]];
  expect(values.map((value) => told(look, value))).toEqual(
    '2,351 -1,000 200,000 1,000 999 1234.5 2351 [1000]'.split(' '),
  );
});

test('of several things that are waited for together few are named, and many are not', () => {
  const names = ['door', 'a, b', 'a / b / c', 'a / b / c / d'];
  const [en, zh] = [languages.en, languages.zh].map((messages) =>
    names.map((name) => thingName({ messages }, name)),
  );
  expect(en).toEqual(['door', 'a, b', 'a, b, c', 'several things']);
  expect(zh).toEqual(['door', 'a, b', 'a、b、c', '多项共享内容']);
});

test('what was found of several things stands in their place, if it is not much', () => {
  const found: readonly object[] = [{ a: 1 }, { a: 1000, d: 'x y' }, { a: 0, b: 0, c: 0, d: 0 }];
  const [en, zh] = [languages.en, languages.zh].map((messages) =>
    found.map((value) => toldOn({ messages }, 'a / b / c / d', value)[0]),
  );
  expect(en).toEqual(['a=1', 'a=1,000, d="x y"', 'several things']);
  expect(zh).toEqual(['a=1', 'a=1,000、d=“x y”', '多项共享内容']);
});

describe('text in columns', () => {
  test('a Chinese character takes two', () => {
    expect(pad('买家', 6)).toBe('买家  ');
    expect(padLeft('买家', 6)).toBe('  买家');
  });

  test('what is too wide is cut, and the cut is shown', () => {
    expect(clip('buyer-10', 8)).toBe('buyer-10');
    expect(clip('buyer-10', 5)).toBe('buye…');
    expect(widthOf(clip('买家买家', 5))).toBeLessThanOrEqual(5);
  });

  test('lines break between words, and between Chinese characters', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('一二三四五', 4)).toEqual(['一二', '三四', '五']);
    expect(wrap('一二（三四）', 6)).toEqual(['一二', '（三', '四）']);
    expect(wrap('', 8)).toEqual([]);
    expect(wrap('some 52 % go wrong', 9)).toEqual(['some 52 %', 'go wrong']);
    expect(wrap('(about 2.6 × 10^22: 26)', 14)).toEqual(['(about', '2.6 × 10^22:', '26)']);
    expect(wrap('0*3,1*12,0*100,1*7', 11)).toEqual(['0*3,1*12,', '0*100,1*7']);
    expect(wrap('经 a 发送“买到票”', 11)).toEqual(['经 a 发送', '“买到票”']);
    expect(wrap('等待（买家-1 持有）', 10)).toEqual(['等待', '（买家-1', '持有）']);
  });

  test('processes have names in the language of the user', () => {
    expect(displayName(createLook(languages.zh, 80, 0), 'buyer-3')).toBe('买家-3');
    expect(displayName(createLook(languages.en, 80, 0), 'somebody-else-3')).toBe('somebody-else-3');
    // Every object has a property of this name.
    expect(displayName(createLook(languages.en, 80, 0), 'constructor')).toBe('constructor');
  });

  test('a value is told in a word', () => {
    expect([brief({ count: 3, train: 'G1' }), brief([1]), brief('x')]).toEqual(['3', '[1]', 'x']);
  });
});

test.each([
  ['\u202e', 10_000],
  ['一', 4_000],
  ['e\u0301', 5_000],
  ['x', 50_000],
])('a long word of %j is wrapped in a time that grows with it, and no faster', (sign, few) => {
  const wrapped = (signs: number): number => {
    const before = process.cpuUsage();
    const lines = wrap(sign.repeat(signs), 76);
    const { user, system } = process.cpuUsage(before);
    expect(lines.every((line) => widthOf(line) <= 76)).toBe(true);
    expect(lines.join('')).toBe(visible(sign.repeat(signs)));
    return user + system;
  };
  wrapped(few);
  // Were it to grow with the square, four times the length would take sixteen times as long.
  expect(wrapped(4 * few) / wrapped(few)).toBeLessThan(9);
});

test('NO_COLOR wins', () => {
  expect(terminalColours({ NO_COLOR: '1', FORCE_COLOR: '3' })).toBe(0);
});
