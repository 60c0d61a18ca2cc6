import { describe, expect, test } from '@jest/globals';
import { languages } from '../languages.js';
import { drawCommand } from '../../src/view/command.js';
import { inkOf, terminalText, visible } from '../../src/view/ink.js';
import { clip, createLook, displayName, shorten, widthOf, wrap } from '../../src/view/look.js';
import { drawNext } from '../../src/view/verdict.js';

const HOSTILE = [
  '\x1b[31mred\x1b[0m',
  '\x1b]0;title\x07',
  '\x9b2J',
  'a\0b',
  'a\nb',
  'a\rb',
  'a\tb',
  '\x7f',
  'txt.\u202exe',
  '\u2066x\u2069',
  '\u200fx',
  'a\u2028b',
  '\ud800',
];
const ink = inkOf(1);

describe('what goes to the terminal', () => {
  test.each(HOSTILE)('%j is shown, not obeyed, painted or not', (text) => {
    for (const line of [
      text,
      `${ink.bold('ours')} ${text}`,
      wrap(text, 20).join(' '),
      clip(`${text} and so on`, 8),
    ]) {
      const ours = terminalText(line).replaceAll('\x1b[1m', '').replaceAll('\x1b[22m', '');
      expect(ours).not.toMatch(/[\p{Cc}\p{Zl}\p{Bidi_Control}\p{Cs}]/u);
    }
    expect(terminalText(ink.red(text))).toBe(`\x1b[31m${visible(text)}\x1b[39m`);
  });

  test('controls are written as a programmer writes them', () => {
    expect(visible('\x1b[31m\n\t\x9b\u202e')).toBe(String.raw`\x1b[31m\n\t\x9b\u202e`);
  });

  test('our colours pass, also one in another', () => {
    expect(terminalText(ink.red(`a ${ink.bold('b')} c`))).toBe(
      '\x1b[31ma \x1b[1mb\x1b[22m c\x1b[39m',
    );
    expect(terminalText(ink.red(`a ${ink.green('b')} c`))).toBe(
      '\x1b[31ma \x1b[32mb\x1b[39m\x1b[31m c\x1b[39m',
    );
    expect(terminalText(inkOf(0).red('a'))).toBe('a');
  });

  test('a colour of ours that a foreign text has seen and repeats is foreign', () => {
    const [seen] = terminalText(ink.red('x')).split('x');
    expect(terminalText(`${seen}evil`)).toBe(String.raw`\x1b[31mevil`);
  });

  test('a name, a value, an emoji stay what they are', () => {
    for (const text of ['买家-2', 'naïve', '👨‍👩‍👧', 'a\\x1b']) expect(terminalText(text)).toBe(text);
  });
});

describe('widths', () => {
  test('are those of what is seen', () => {
    expect(widthOf('\x1b[31m')).toBe(8);
    expect(widthOf(ink.red('买家'))).toBe(4);
    expect(widthOf(displayName(createLook(languages.en, 80, 1), 'x\x1b[2J'))).toBe(8);
    for (const width of [1, 2, 5, 9])
      expect(widthOf(clip('ab\x1b[31m买家 and more', width))).toBeLessThanOrEqual(
        Math.max(1, width),
      );
  });

  test('a word that is wider than its line is cut, painted or not, and no character is', () => {
    const long = '买a'.repeat(20);
    for (const text of [long, ink.red(long), '👍'.repeat(30)]) {
      const lines = wrap(text, 10);
      expect(lines.every((line) => widthOf(line) <= 10)).toBe(true);
      expect(lines.join('')).toBe(text);
    }
  });

  test('of a foreign text that is far too long, the beginning and the end are kept', () => {
    const short = shorten(`begin${'9'.repeat(100_000)}end`, 200);
    expect(short.length).toBeLessThanOrEqual(200);
    expect(short).toMatch(/^begin9+…9+end$/);
  });
});

describe('a command to be typed', () => {
  const command =
    "ipc-demo explore ticket --nolock --buyers 3 --schedule '0*3,1*2,0,1,2*3,0*4,1*4,2*2,0*11,1*12'";

  test.each([20, 30, 38, 60, 200])('in %i columns is the same for a shell, and fits', (width) => {
    const lines = drawCommand(command, width, 2);
    expect(lines.every((line) => line.length <= width + 2)).toBe(true);
    // No number of an order is broken.
    expect(lines.slice(0, -1).filter((line) => /[\d*]'?\\$/.test(line))).toEqual([]);
    // What a shell does with a backslash at the end of a line, and with quotation marks side by
    // side.
    const read = lines
      .join('\n')
      .replaceAll('\\\n', '')
      .replaceAll("''", '')
      .trim()
      .replaceAll(/ +/g, ' ');
    expect(read).toBe(`npx ${command}`);
  });

  test('with an order in it is followed by how to read it', () => {
    const look = createLook(languages.en, 40, 0);
    expect(
      drawNext(look, [{ what: 'again', command }])
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    ).toContain('0*3 is three steps of 0');
    expect(drawNext(look, [{ what: 'again', command: 'ipc-demo list' }])).toEqual([
      '  again',
      '    npx ipc-demo list',
    ]);
  });
});
