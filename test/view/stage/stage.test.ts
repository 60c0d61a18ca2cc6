import { describe, expect, test } from '@jest/globals';
import stringWidth from 'string-width';
import { languages } from '../../languages.js';
import type { TraceEvent } from '../../../src/trace/event.js';
import type { Op } from '../../../src/trace/ops.js';
import { terminalText } from '../../../src/view/ink.js';
import { createLook } from '../../../src/view/look.js';
import { drawStage, mostTold } from '../../../src/view/stage/draw.js';
import { framesOf, type StagedRun } from '../../../src/view/stage/frames.js';
import { rightWidth } from '../../../src/view/stage/right.js';

const source = {
  name: 'sale.mjs',
  lines: [
    'async function buy({ tickets }) {',
    '  await tickets.read();',
    '  await tickets.write(0);',
    '}',
  ],
};
const step = (at: number, buyer: number, op: Op, on: string, value?: unknown): TraceEvent => ({
  at: at * 1e6,
  process: `buyer-${buyer}`,
  pid: 100 + buyer,
  op,
  on,
  value,
  line: { file: '/sale.mjs', line: op === 'write' ? 3 : 2 },
});
const race = [
  step(1, 1, 'read', 'tickets.json', { count: 1 }),
  step(2, 2, 'read', 'tickets.json', { count: 1 }),
  step(3, 2, 'write', 'tickets.json', { count: 0 }),
  { ...step(3, 2, 'outcome', ''), value: 'bought' },
  step(4, 1, 'write', 'tickets.json', { count: 0 }),
];
const buyers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `buyer-${index + 1}`);
const look = (language: keyof typeof languages, width: number, colours: 0 | 1 = 0) =>
  createLook(languages[language], width, colours);
const en = look('en', 80);

describe('what stands on the stage after each event', () => {
  const run: StagedRun = { events: race, processes: buyers(2), lives: false, noReturn: race[1]! };

  test('is told as it was, with what it means for others, and from where on nothing helps', () => {
    const frames = framesOf(en, run);
    expect(frames.map(({ told }) => told.map((line) => line.trim()))).toEqual([
      ['1 ms  buyer-1   reads 1 from tickets.json'],
      ['2 ms  buyer-2   reads 1 from tickets.json'],
      ['3 ms  buyer-2   writes 0 to tickets.json  has a ticket'],
      ['4 ms  buyer-1   writes 0 to tickets.json'],
    ]);
    expect(frames.map(({ meaning }) => meaning)).toEqual([
      [],
      [
        'buyer-1 has read the same 1 and not written yet: both decide on it.',
        'From here every order goes wrong.',
      ],
      ['buyer-1 has read before this, and will overwrite it.'],
      ['It overwrites what buyer-2 has written since it read.'],
    ]);
    expect(frames.map(({ done }) => [...done.values()])).toEqual([
      ['read 1'],
      ['read 1', 'read 1'],
      ['read 1', 'has a ticket'],
      ['write 0', 'has a ticket'],
    ]);
    expect(frames.map(({ changed }) => changed)).toEqual([
      'tickets.json',
      null,
      'tickets.json',
      null,
    ]);
  });

  test('has a lock with its holder and its queue, and a queue with what is in it', () => {
    const lock = (holder: number | null, ...waiting: number[]) => ({ holder, waiting });
    const events = [
      step(1, 1, 'acquire', 'lock', lock(101)),
      step(2, 2, 'wait', 'lock', lock(101, 102)),
      step(3, 1, 'put', 'q', '1A'),
      step(4, 1, 'put', 'q', '1B'),
      step(5, 1, 'release', 'lock', lock(null, 102)),
      step(6, 2, 'get', 'q', '1A'),
    ];
    const frames = framesOf(en, { events, processes: buyers(2), lives: false });
    expect(frames.map(({ states }) => states.get('q'))).toEqual([
      undefined,
      undefined,
      { kind: 'value', value: ['1A'] },
      { kind: 'value', value: ['1A', '1B'] },
      { kind: 'value', value: ['1A', '1B'] },
      { kind: 'value', value: ['1B'] },
    ]);
    expect(frames[1]!.states.get('lock')).toMatchObject({
      holder: 'buyer-1',
      waiting: ['buyer-2'],
    });
    expect(frames[4]!.states.get('lock')).toMatchObject({ holder: null });
  });
});

describe('the stage', () => {
  const stageOf = (its: typeof en, run: StagedRun) => {
    const frames = framesOf(its, run);
    return {
      title: 'ticket: a very long title that has no room beside the number of the event',
      run,
      frames,
      right: rightWidth(its, { run, frames }),
      sources: () => source,
      conclusion: [],
      told: mostTold(its, { frames, conclusion: [] }),
    };
  };

  test.each([
    ['en', 80, 24, 2],
    ['zh', 80, 24, 3],
    ['zh', 40, 16, 40],
    ['en', 120, 40, 100],
    ['en', 80, 8, 12],
  ] as const)(
    '%s, %d columns, %d rows, %d processes: as many rows as there are, none too wide',
    (language, columns, rows, count) => {
      const its = look(language, columns);
      const stage = stageOf(its, { events: race, processes: buyers(count), lives: false });
      const { keys } = its.messages.stage;
      for (let at = 0; at <= stage.frames.length; at++) {
        const drawn = drawStage(its, rows, stage, { at, keys, note: null });
        expect(drawn).toHaveLength(rows);
        expect(drawn.filter((line) => stringWidth(terminalText(line)) > columns)).toEqual([]);
      }
    },
  );

  test('says who has just moved in colour and by a mark, in the code and beside it', () => {
    const its = look('en', 80, 1);
    const stage = stageOf(its, { events: race, processes: buyers(2), lives: false });
    const drawn = drawStage(its, 24, stage, { at: 3, keys: '', note: null }).map(terminalText);
    const [inCode, beside] = ['▶2', '▶2 buyer-2'].map((text) => `\x1b[35m\x1b[1m${text}`);
    expect(drawn.some((line) => line.includes(`${inCode}\x1b`))).toBe(true);
    expect(drawn.some((line) => line.includes(beside!))).toBe(true);
    expect(drawn.some((line) => line.includes('▶\x1b[1mtickets.json'))).toBe(true);
  });
});
