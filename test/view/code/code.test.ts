import { describe, expect, test } from '@jest/globals';
import stringWidth from 'string-width';
import { languages } from '../../languages.js';
import type { SourceLine } from '../../../src/trace/source-line.js';
import { codeOf, type Sources } from '../../../src/view/code/code.js';
import { drawCode, fitCode } from '../../../src/view/code/draw.js';
import { functionAround } from '../../../src/view/code/functions.js';
import { placesAfter } from '../../../src/view/code/places.js';
import { terminalText } from '../../../src/view/ink.js';
import { createLook } from '../../../src/view/look.js';

const SALE = `import { lock } from 'ipc-demo/scenario';

async function buyWithLock({
  lock,
  ...buyer
}: Buyer): Promise<void> {
  await lock.withLock(() => buy(buyer));
}

/** A comment. */
async function buy({ tickets }) {
  for (;;) {
    if (await tickets.read()) {
      await tickets.write(0);
    }
  }
}

export const inside = scenario({
  workers: () =>
    named('clerk', 2, async ({ n }) => {
      await n.read();
    }),
  holds() {
    return true;
  },
});
const top = await alone();`.split('\n');

const sources = (lines: readonly string[]): Sources => {
  const source = { name: 'sale.mjs', lines };
  return (file) => (file === '/sale.mjs' ? source : null);
};
const at = (line: number): SourceLine => ({ file: '/sale.mjs', line });
const place = (process: string, line: number, isLast = false) => ({
  process,
  line: at(line),
  isLast,
});
const labelOf = (process: string): string => /\d+$/.exec(process)![0];
const look = (width = 80, colours: 0 | 1 = 0) => createLook(languages.en, width, colours);

describe('the function around a line', () => {
  test.each([
    ['with a head of several lines', 7, [3, 8]],
    ['of which the line is the deepest', 14, [11, 17]],
    ['that stands in a list of workers', 22, [21, 23]],
    ['that is a method', 25, [24, 26]],
    ['where there is none', 28, [28, 28]],
  ])('%s', (_, line, extent) => {
    const { from, to } = functionAround(SALE, line, 20);
    expect([from, to]).toEqual(extent);
  });

  test('is the innermost where the others are too long', () => {
    const nested = ['const all = () => {', '  const one = () => {', '    read();', '  };', '};'];
    expect(functionAround(nested, 3, 5)).toEqual({ from: 1, to: 5 });
    expect(functionAround(nested, 3, 3)).toEqual({ from: 2, to: 4 });
  });
});

describe('the code with the processes in it', () => {
  const places = [place('buyer-1', 13), place('buyer-2', 7), place('buyer-3', 14, true)];
  const asked = places.map(({ line }) => line);

  test('has the functions as they stand, who is where, and a mark at who went last', () => {
    const parts = codeOf(sources(SALE), asked);
    expect(drawCode(look(), { parts, places, labelOf })).toEqual([
      '  sale.mjs:3',
      '         async function buyWithLock({',
      '           lock,',
      '           ...buyer',
      '         }: Buyer): Promise<void> {',
      '  2        await lock.withLock(() => buy(buyer));',
      '         }',
      '         ⋮',
      '         async function buy({ tickets }) {',
      '           for (;;) {',
      '  1          if (await tickets.read()) {',
      '  ▶3           await tickets.write(0);',
      '             }',
      '           }',
      '         }',
    ]);
  });

  test('says it in colour as well', () => {
    const parts = codeOf(sources(SALE), asked);
    const drawn = drawCode(look(80, 1), { parts, places, labelOf }).map(terminalText);
    expect(drawn[5]).toContain('\x1b[35m2\x1b[39m');
    expect(drawn[11]).toContain('\x1b[32m\x1b[1m▶3\x1b[22m\x1b[39m');
  });

  test('where there is little room, has the lines asked for and what is next to them', () => {
    const drawn = fitCode(look(), { sources: sources(SALE), places, labelOf }, 8);
    expect(drawn.length).toBeLessThanOrEqual(8);
    for (const text of [
      '2        await lock',
      '1          if (await',
      '▶3           await tickets',
    ])
      expect(drawn.join('\n')).toContain(text);
    expect(fitCode(look(), { sources: sources(SALE), places, labelOf }, 3)).toEqual([]);
  });

  test('counts those at a line who are too many to be named', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      place(`buyer-${index + 1}`, 13, index === 5),
    );
    const parts = codeOf(sources(SALE), [at(13)]);
    expect(drawCode(look(), { parts, places: many, labelOf })[3]).toBe(
      '  ▶×12          if (await tickets.read()) {',
    );
  });

  test('shows what a terminal would obey, and breaks or cuts what is too wide, with a mark', () => {
    const evil = [
      'async function f({ n }) {',
      "\tawait n.write('\x1b[31m\x1b]0;title\x07 \u202e红色的票');",
      `  await n.write('${'一张票 '.repeat(300)}');`,
      '}',
    ];
    const parts = codeOf(sources(evil), [at(2), at(3)]);
    const drawn = drawCode(look(70), { parts, places: [place('buyer-1', 2)], labelOf });
    expect(drawn[2]).toBe(
      String.raw`  1     await n.write('\x1b[31m\x1b]0;title\x07 \u202e红色的票');`,
    );
    expect(drawn.at(-2)!.endsWith('…')).toBe(true);
    expect(drawn.length).toBeLessThan(10);
    for (const line of drawn) {
      expect(terminalText(line)).toBe(line);
      expect(stringWidth(line)).toBeLessThanOrEqual(70);
    }
  });

  test('of a function that is too long has its head and what is next to the lines asked for', () => {
    const long = ['function f() {', ...Array.from({ length: 300 }, (_, at) => `  x${at};`), '}'];
    const [part] = codeOf(sources(long), [at(150)], 6);
    expect(part!.extents).toEqual([
      { from: 1, to: 1 },
      { from: 148, to: 152 },
    ]);
  });

  test('is nothing where the file cannot be read, or is not what was run any more', () => {
    expect(codeOf(() => null, asked)).toEqual([]);
    expect(codeOf(sources(['short']), asked)).toEqual([]);
  });

  test('who has ended is nowhere', () => {
    const event = { at: 0, pid: 1, op: 'read' as const };
    expect(
      placesAfter([
        { ...event, process: 'buyer-1', line: at(7) },
        { ...event, process: 'buyer-2', line: at(7) },
        { ...event, process: 'buyer-1', op: 'exit' },
        { ...event, process: 'buyer-2' },
      ]),
    ).toEqual([place('buyer-2', 7, true)]);
  });
});
