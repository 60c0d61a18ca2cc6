import { describe, expect, test } from '@jest/globals';
import type { TraceEvent } from '../../../src/trace/event.js';
import type { Op } from '../../../src/trace/ops.js';
import { diagramOf } from '../../../src/view/diagram/compose.js';
import { type Diagram, isHappening } from '../../../src/view/diagram/diagram.js';
import { svgOf } from '../../../src/view/diagram/svg.js';
import { createLook } from '../../../src/view/look.js';
import { NASTY } from '../../hostile/texts.js';
import { languages } from '../../languages.js';
import { flawIn } from '../../well-formed.js';

const step = (at: number, buyer: number, op: Op, value: unknown, on = 'file'): TraceEvent => ({
  at: at * 1e6,
  process: `buyer-${buyer}`,
  pid: 100 + buyer,
  op,
  on,
  value,
});
const buyers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `buyer-${index + 1}`);
const race = (count: number): TraceEvent[] => [
  ...buyers(count).map((_, index) => step(index, index + 1, 'read', { count: 1 })),
  ...buyers(count).map((_, index) => step(100 + index, index + 1, 'write', { count: 0 })),
];
const look = createLook(languages.en, 80, 0);

function drawn(
  events: readonly TraceEvent[],
  {
    processes = buyers(3),
    most = 200,
    stuck = null,
    lives = false,
  }: Partial<{
    processes: readonly string[];
    most: number;
    stuck: Parameters<typeof diagramOf>[1]['stuck'];
    lives: boolean;
  }> = {},
): Diagram {
  return diagramOf(look, { events, processes, stuck: stuck ?? null, lives }, most);
}

function svg(diagram: Diagram, sentence = 'a sentence'): string {
  const picture = {
    title: sentence,
    label: sentence,
    sentence: [sentence],
    isWrong: true,
    diagram,
  };
  return svgOf([picture], 'en');
}

describe('the diagram of a run', () => {
  test('has a lane for each process and each thing, and a row for each step', () => {
    const { lanes, rows } = drawn(race(3));
    expect(lanes.map(({ title }) => title)).toEqual(['buyer-1', 'buyer-2', 'buyer-3', 'file']);
    expect(
      rows.filter(isHappening).map(({ time, lane, text }) => `${time} ${lane} ${text}`),
    ).toEqual([
      '0 ms 0 read 1',
      '1 ms 1 read 1',
      '2 ms 2 read 1',
      '100 ms 0 write 0',
      '101 ms 1 write 0',
      '102 ms 2 write 0',
    ]);
  });

  test('tells each step in a sentence, with what came of it and what is to be noted', () => {
    const events = [...race(2), { ...step(102, 2, 'outcome', 'bought'), on: undefined }].map(
      ({ on, ...event }) => (on === undefined ? event : { ...event, on }),
    );
    const { rows } = drawn(events, { processes: buyers(2) });
    expect(rows.filter(isHappening).at(-1)!.sentence).toBe(
      'buyer-2 writes 0 to file; has a ticket; overwrites what buyer-1 wrote.',
    );
  });

  test('knows who has a lock, and who waits for it from when', () => {
    const { rows } = drawn([
      step(0, 1, 'acquire', { holder: 101, waiting: [] }, 'lock'),
      step(1, 2, 'wait', { holder: 101, waiting: [102] }, 'lock'),
      step(2, 1, 'release', { holder: null, waiting: [102] }, 'lock'),
      step(3, 2, 'acquire', { holder: 102, waiting: [] }, 'lock'),
    ]);
    expect(rows.filter(isHappening).map(({ held, waiting }) => ({ held, waiting }))).toEqual([
      { held: [[2, 0]], waiting: [] },
      { held: [[2, 0]], waiting: [1] },
      { held: [], waiting: [1] },
      { held: [[2, 1]], waiting: [] },
    ]);
  });

  test('has a circle where processes wait for each other in a circle', () => {
    const wait = (process: string, on: string, next: string) =>
      ({ process, op: 'acquire', on, heldBy: [next], couldEnd: [] }) as const;
    const stuck = {
      cycle: ['buyer-1', 'buyer-2'],
      waits: [wait('buyer-1', 'B', 'buyer-2'), wait('buyer-2', 'A', 'buyer-1')],
    };
    const { circle } = drawn(race(2), { processes: buyers(2), stuck });
    expect(circle!.members.map(({ name, waitsFor }) => `${name} ${waitsFor}`)).toEqual([
      'buyer-1 B',
      'buyer-2 A',
    ]);
    expect(flawIn(svg(drawn(race(2), { stuck })))).toBeNull();
  });

  test('leaves steps out where there are too many, and says how many', () => {
    const { rows, remark } = drawn(race(100), { processes: buyers(100), most: 60 });
    expect(rows.filter(isHappening)).toHaveLength(60);
    expect(remark).toBe('Drawn: 60 of 200 steps, the first, the last, and those that matter.');
    expect(rows.flatMap((row) => (isHappening(row) ? [] : row.leftOut)).join()).toMatch(
      /… \d+ steps left out/,
    );
  });

  test('says so where there is nothing to draw', () => {
    expect(drawn([]).remark).toBe(languages.en.diagram.nothing);
    expect(flawIn(svg(drawn([])))).toBeNull();
  });
});

describe('the SVG', () => {
  test('of ten buyers is well-formed, under 100 KB, and at 800 pixels no text is under 9', () => {
    const text = svg(drawn(race(10), { processes: buyers(10) }));
    expect(flawIn(text)).toBeNull();
    expect(text.length).toBeLessThan(100_000);
    const width = Number(/ width="(\d+)"/.exec(text)![1]);
    expect((12 * 800) / Math.max(800, width)).toBeGreaterThan(9);
  });

  test('has the ground that its text stands out from, whatever it lies on', () => {
    expect(svg(drawn(race(2)))).toMatch(/<rect class="ground" .*\n<g/);
  });

  test('loads nothing, and carries no script', () => {
    expect(svg(drawn(race(3)))).not.toMatch(/<script|href|url\(|@import|<image|<foreignObject/i);
  });

  test('shows foreign names, values and sentences as text', () => {
    expect(NASTY.length).toBeGreaterThanOrEqual(50);
    for (const text of NASTY) {
      const event = { ...step(1, 1, 'write', text, text), process: text };
      const other = { ...step(2, 2, 'read', { count: text }, text), process: `${text}2` };
      const picture = svg(drawn([event, other], { processes: [text, `${text}2`] }), text);
      expect([text, flawIn(picture)]).toEqual([text, null]);
      expect(picture).not.toMatch(/<(?:script|img|b)\b|(?!\n)\p{Cc}|\p{Bidi_Control}/iu);
    }
  });
});

test('the ground of a name has room for it, in a wide typeface as well', () => {
  // As wide as DejaVu Sans Bold draws them at 12 px.
  for (const [name, pixels] of [
    ['consumer', 67],
    ['adder2', 48],
    ['mmmmmm', 75],
    ['ADDER', 46],
  ] as const) {
    const read: TraceEvent = { ...step(1, 1, 'read', 1), process: name };
    const picture = svg(drawn([read], { processes: [name] }));
    const width = Number(/class="tag"[^>]* width="([\d.]+)"/.exec(picture)![1]);
    expect(width - 14).toBeGreaterThanOrEqual(pixels - 3);
  }
});
