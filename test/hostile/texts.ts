import fc from 'fast-check';

/** Texts and values as somebody gives them who means no good, or has slipped. */

export const NASTY: readonly string[] = [
  '\x1b[2J',
  '\x1b[31mred\x1b[0m',
  '\x1b]0;title\x07',
  '\x1b]8;;http://x\x1b\\link',
  '\x9b2J',
  '\x90q\x9c',
  '\x07',
  '\b\b\b',
  '\r',
  '\n',
  'a\nb',
  '\r\n',
  '\t',
  '\x7f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u202egpj',
  '\u2066x\u2069',
  '\u200f',
  '\u061c',
  '\ufeff',
  '\u{e0041}',
  '\ud800',
  '\udfff',
  '\ufdd0abcdef123456\x1b[31m',
  '👨‍👩‍👧',
  '买家',
  'é'.normalize('NFD'),
  '',
  ' ',
  '-',
  '--',
  '---',
  '-1',
  '0',
  '1e9',
  '1e309',
  '0x10',
  'NaN',
  'Infinity',
  '9'.repeat(400),
  '1.5',
  '٣',
  '--help=',
  '-Vx',
  '--json=1',
  '--__proto__',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '$(id)',
  '`id`',
  ';id',
  '%s%n',
  '../../../etc/passwd',
  '..',
  '/',
  './',
  '~',
  '*',
  '\\',
  '"',
  "'",
  '<script>',
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</title></svg><b>',
  '<!--',
  ']]>',
  '&amp;&#1;',
  '0*3',
  '0*999999999',
  '.99999999999999999999.',
  '0*1000000',
  ',',
  '0,',
  '*',
];

const nasty = fc.constantFrom(...NASTY);
const long = fc
  .tuple(
    fc.constantFrom('x', '\x1b[', '买', '\n', '9', '-', '0', '[', '\u202e'),
    fc.constantFrom(300, 5000, 60_000),
  )
  .map(([text, times]) => text.repeat(times));

/** Any text. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: nasty },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(nasty, fc.string({ maxLength: 4, unit: 'binary' })), {
        minLength: 1,
        maxLength: 4,
      })
      .map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: long },
);

/** A text as the system can hand it over: without its end mark, and made of whole characters. */
export const word: fc.Arbitrary<string> = text.map((one) =>
  one.replaceAll('\0', '0').replaceAll(/\p{Cs}/gu, '\ufffd'),
);

const deep = fc
  .tuple(fc.constantFrom(50, 101, 5000, 100_000), fc.boolean())
  .map(([depth, list]) =>
    list ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
  );

/** Any JSON, as text; some of it is none. */
export const json: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .oneof(
        text,
        fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e9, 2 ** 53, -0, [], {}, [null], {
          toString: 1,
        }),
      )
      .map((value) => JSON.stringify(value)),
  },
  { weight: 2, arbitrary: fc.json({ maxDepth: 3 }) },
  { weight: 1, arbitrary: deep },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '1e400',
      '9'.repeat(400),
      '{"__proto__":{"a":1}}',
      '{"toString":1}',
      '{',
      '"',
      '\u0000',
      'undefined',
      '\ufeff1',
      '-',
    ),
  },
);
