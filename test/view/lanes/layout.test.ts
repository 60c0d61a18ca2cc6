import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { languages } from '../../languages.js';
import { cycleIn, type Deadlock } from '../../../src/trace/deadlock.js';
import type { TraceEvent } from '../../../src/trace/event.js';
import type { Op } from '../../../src/trace/ops.js';
import { thingsIn } from '../../../src/view/lanes/matters.js';
import { compose, drawLanes, type Picture } from '../../../src/view/lanes/picture.js';
import { rowsOf, type LanesShown } from '../../../src/view/lanes/rows.js';
import { isRow } from '../../../src/view/lanes/selection.js';
import { createLook, displayName, type Look, widthOf } from '../../../src/view/look.js';

/** Whatever happened, and however wide the terminal is. */

const NAMES = [
  'buyer-1',
  'buyer-2',
  'buyer-10',
  'seller-1',
  'seller-2',
  'board',
  'alice',
  'somebody-with-a-long-name',
  '看板',
  'main',
];
const FILES = [
  'tickets.json',
  'a.json',
  'counts',
  '余票文件',
  'a-file-whose-name-is-as-long-as-a-name-may-be.json',
];
const VALUES: readonly unknown[] = [
  0,
  12_345,
  { count: 3 },
  { left: 1, sold: 0, note: 'a long text with many words in it' },
  '买家已经买到一张票了',
  'word',
  [1, 2, 3],
  { key: 'left', value: { a: 1, b: [2, 3, 4, 5, 6, 7, 8] } },
  null,
];

const processes = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 8 });
const allShown: fc.Arbitrary<LanesShown> = processes.chain((names) => {
  const pid = fc.nat(names.length - 1).map((at) => at + 1);
  const lockState = fc.record({
    holder: fc.option(pid),
    waiting: fc.uniqueArray(pid, { maxLength: 6 }),
  });
  const happening = fc.oneof(
    fc.record({
      op: fc.constantFrom<Op>('read', 'write', 'update', 'half', 'torn'),
      on: fc.constantFrom(...FILES),
      value: fc.constantFrom(...VALUES),
    }),
    fc.record({
      op: fc.constantFrom<Op>('acquire', 'release', 'wait'),
      on: fc.constantFrom('lock', 'A', 'lock-2'),
      value: lockState,
    }),
    fc.record({
      op: fc.constantFrom<Op>('put', 'get', 'send', 'recv', 'wait'),
      on: fc.constantFrom('queue', 'requests'),
      value: fc.constantFrom(...VALUES),
    }),
    fc.constant({ op: 'abandoned' as Op, on: 'lock', value: 7 }),
    fc.record({ op: fc.constant<Op>('exit'), value: fc.constantFrom(0, -9) }),
    fc.record({
      op: fc.constant<Op>('kill'),
      value: fc.constantFrom(...names).map((process) => ({ process })),
    }),
  );
  const events = fc.array(fc.tuple(happening, pid), { minLength: 1, maxLength: 70 }).map((all) =>
    all.map(([what, by], at): TraceEvent => ({
      at: at * 1e6,
      pid: by,
      process: names[by - 1]!,
      ...what,
    })),
  );
  const stuck = fc
    .option(
      fc.uniqueArray(
        fc.tuple(
          fc.constantFrom(...names),
          fc.constantFrom('lock', 'A'),
          fc.constantFrom(...names),
        ),
        { minLength: 1, maxLength: 4, selector: ([process]) => process },
      ),
    )
    .map((all): Deadlock | null => {
      const waits = (all ?? []).map(([process, on, holder]) => ({
        process,
        op: 'acquire' as const,
        on,
        heldBy: [holder],
        couldEnd: [],
      }));
      return all && { waits, cycle: cycleIn(waits) };
    });
  return fc.record({ events, stuck, counts: fc.boolean(), processes: fc.constant(names) });
});
const languageNames = fc.constantFrom(...(Object.keys(languages) as (keyof typeof languages)[]));
const widths = fc.oneof(fc.constantFrom(40, 80, 120, 200), fc.integer({ min: 40, max: 220 }));

function always(
  claim: (look: Look, drawn: Picture, lines: readonly string[], shown: LanesShown) => void,
): void {
  fc.assert(
    fc.property(languageNames, widths, allShown, (language, width, shown) => {
      const look = createLook(languages[language], width, 0);
      const rows = rowsOf(shown);
      fc.pre(rows.length > 0);
      claim(look, compose(look, rows, shown), drawLanes(look, shown), shown);
    }),
    { numRuns: 60 },
  );
}

/** The part of a line between two columns of the terminal. */
function slice(line: string, from: number, width: number): string {
  let at = 0;
  let part = '';
  for (const char of line) {
    if (at >= from && at < from + width) part += char;
    at += widthOf(char);
  }
  return part.trim();
}

test('who is ended and not drawn is called by a short name, too', () => {
  const look = createLook(languages.en, 40, 0);
  const event = (op: Op, rest: Partial<TraceEvent>, at: number): TraceEvent => ({
    at: at * 1e6,
    pid: 1,
    process: 'buyer-2',
    op,
    ...rest,
  });
  const events = [
    event('kill', { value: { process: 'somebody-with-a-long-name' } }, 0),
    event('put', { on: 'queue', value: 0 }, 1),
  ];
  const waits = [
    { process: 'buyer-2', op: 'acquire' as const, on: 'lock', heldBy: ['buyer-2'], couldEnd: [] },
  ];
  const lines = drawLanes(look, {
    events,
    processes: ['buyer-2', 'somebody-with-a-long-name', 'board', 'buyer-10', 'main'],
    stuck: { waits, cycle: ['buyer-2'] },
  } as LanesShown);
  expect(lines.filter((line) => widthOf(line) > 40)).toEqual([]);
});

test('a thing is not called as a worker is, where both have initials only', () => {
  const look = createLook(languages.en, 40, 0);
  const workers = ['carol-the-third', 'bob-the-builder'];
  const events = workers.flatMap((process, at) =>
    ['counter', 'balance'].map((on): TraceEvent => ({
      at: at * 1e6,
      pid: at,
      process,
      op: 'read',
      on,
      value: 12_345,
    })),
  );
  const rows = rowsOf({ events, processes: workers });
  const { columns } = compose(look, rows, { events, processes: workers });
  const titles = [...columns.lanes, ...columns.things].map(({ title }) => title);
  expect(titles).toEqual(['c', 'b', 'A', 'B']);
});

test('a message that looks like an entry of a dictionary is put into what it is put into, by a short name', () => {
  const look = createLook(languages.en, 40, 0);
  const value = { key: 'left', value: 1 };
  const put = (on: string, at: number): TraceEvent => ({
    at: at * 1e6,
    pid: 1,
    process: 'buyer-1',
    op: 'put',
    on,
    value,
  });
  const lines = drawLanes(look, {
    events: [put('a-queue-whose-name-is-as-long-as-a-name-may-be', 0), put('other', 1)],
    processes: ['buyer-1'],
    stuck: null,
  } as unknown as LanesShown);
  expect(lines.filter((line) => widthOf(line) > 40)).toEqual([]);
});

test('what is read as a number once and as a list once is drawn, too', () => {
  const look = createLook(languages.en, 80, 0);
  const events = [
    { op: 'read', value: 0 },
    { op: 'write', value: 0 },
    { op: 'read', value: [1, 2, 3] },
  ].map((what, at) => ({ at: at * 1e6, pid: 1, process: 'main', on: 'a.json', ...what }));
  const shown = { events, processes: ['main'], stuck: null } as unknown as LanesShown;
  expect(drawLanes(look, shown).join('\n')).toContain('read [1,2,3]');
});

describe('in every picture', () => {
  test('no line is wider than the terminal', () => {
    always(({ width }, _, lines) =>
      expect(lines.filter((line) => widthOf(line) > width)).toEqual([]),
    );
  });

  test('every step of a process that has a column stands in that column, and in no other', () => {
    always((_, { columns: { time, lanes }, drawn }, lines) => {
      const starts = lanes.map(
        (__, at) => 4 + time.width + lanes.slice(0, at).reduce((sum, { width }) => sum + width, 0),
      );
      drawn.forEach((row, index) => {
        if (!isRow(row)) return;
        const seen = lanes.map(({ width }, at) => slice(lines[index + 1]!, starts[at]!, width));
        const expected = lanes.map(({ name }, at) =>
          name === row.event.process && seen[at] !== ''
            ? seen[at]
            : row.waiting.has(name)
              ? '│'
              : '',
        );
        expect(seen).toEqual(expected);
        expect(
          lanes.filter(({ name }, at) => name === row.event.process && seen[at] !== ''),
        ).toHaveLength(1);
      });
    });
  });

  test('every mark is explained, and no other', () => {
    always((look, { columns: { lanes, things, ends, detail }, drawn }, lines) => {
      const below = lines
        .slice(drawn.length + 1)
        .map((line) => line.trim())
        .join('   ');
      const { entry, cells, legend } = look.messages.lanes;
      const texts = lanes.flatMap((column) => column.cells.map(({ text }) => text));
      const words = new Set(texts.map((text) => text.split(' ')[0]!));
      const signs: readonly (readonly [sign: string, meaning: string, isThere: boolean])[] = [
        ['r', legend.read, detail.short && words.has('r')],
        ['w', legend.write, detail.short && words.has('w')],
        ['u', legend.update, detail.short && words.has('u')],
        ['h', legend.half, detail.short && words.has('h')],
        ['+', legend.acquire, detail.short && texts.some((text) => text.startsWith('+'))],
        ['-', legend.release, detail.short && texts.some((text) => text.startsWith('-'))],
        ['?', legend.wait, detail.short && texts.some((text) => text.startsWith('?'))],
        ['│', legend.waits, words.has('│')],
        ['!', legend.abandoned, words.has('!')],
        [cells['torn']!, legend.torn, words.has(cells['torn']!)],
        [
          '…',
          legend.cut,
          [...texts, ...things.flatMap((column) => column.cells.map(({ text }) => text))].some(
            (text) => text.includes('…'),
          ),
        ],
      ];
      const flat = below.replaceAll(/\s/g, '');
      const isExplained = (sign: string, meaning: string): boolean =>
        flat.includes(entry(sign, meaning).replaceAll(/\s/g, ''));
      expect(signs.map(([sign, meaning]) => [sign, isExplained(sign, meaning)])).toEqual(
        signs.map(([sign, , isThere]) => [sign, isThere]),
      );
      expect(ends.filter((end) => end !== '' && !detail.beside && !isExplained(end, ''))).toEqual(
        [],
      );
      const kind = (title: string): string => title.replace(/\d+$/, '#');
      const explained = new Set(
        lanes
          .filter(
            ({ name, title }) =>
              title === displayName(look, name) ||
              isExplained(title, displayName(look, name).slice(0, 9)),
          )
          .map(({ title }) => kind(title)),
      );
      expect(lanes.filter(({ title }) => !explained.has(kind(title)))).toEqual([]);
    });
  });

  test('no process and no thing are called the same', () => {
    always((_, { columns: { names } }) => {
      const processes = new Set(names.processes.values());
      expect([...names.things.values()].filter((name) => processes.has(name))).toEqual([]);
    });
  });

  test('no mark is explained twice', () => {
    always((look, { columns: { detail, names } }) => {
      const signs = detail.short ? ['r', 'w', 'u', 'h', '+', '-', '?'] : [];
      const short = [...names.things, ...names.processes]
        .filter(([name, own]) => displayName(look, name) !== own)
        .map(([, own]) => own);
      expect(short.filter((own) => signs.includes(own))).toEqual([]);
    });
  });

  test('everything that is left out is said', () => {
    always((_, { columns: { lanes, things }, hidden, drawn, rows }, lines, shown) => {
      const all = rowsOf(shown);
      expect([...lanes.map(({ name }) => name), ...hidden.processes].toSorted()).toEqual(
        shown.processes
          .filter((name) => all.some(({ event }) => event.process === name))
          .toSorted(),
      );
      expect([...things.map(({ name }) => name), ...hidden.things].toSorted()).toEqual(
        thingsIn(all).toSorted(),
      );
      const counts = drawn.filter((row): row is number => typeof row === 'number');
      expect(drawn.length - counts.length + counts.reduce((sum, count) => sum + count, 0)).toBe(
        rows.length,
      );
      const text = lines.join('\n');
      const isLess = hidden.processes.length + hidden.things.length + counts.length > 0;
      expect(text.includes('--json')).toBe(isLess || text.includes('…'));
      expect(counts.filter((count) => !new RegExp(`…\\D*${count}\\D`).test(text))).toEqual([]);
      expect(
        hidden.processes.length === 0 || new RegExp(`\\D${hidden.processes.length}\\D`).test(text),
      ).toBe(true);
    });
  });
});
