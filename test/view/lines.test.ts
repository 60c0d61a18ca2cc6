import { describe, expect, test } from '@jest/globals';
import { languages } from '../languages.js';
import type { TraceEvent } from '../../src/trace/event.js';
import { Lines } from '../../src/view/lines.js';
import { createLook, widthOf } from '../../src/view/look.js';

const processes = ['buyer-1', 'buyer-10'];
const start: TraceEvent[] = [
  { at: 0, process: 'buyer-1', pid: 11, op: 'start' },
  { at: 0, process: 'buyer-10', pid: 20, op: 'start' },
];
const event = (op: TraceEvent['op'], more: Partial<TraceEvent> = {}): TraceEvent => ({
  at: 12_345_678,
  process: 'buyer-1',
  pid: 11,
  op,
  ...more,
});
const draw = (
  events: TraceEvent[],
  options: Partial<ConstructorParameters<typeof Lines>[1]> = {},
  language: keyof typeof languages = 'en',
): string[] =>
  new Lines(createLook(languages[language], 80, 0), {
    processes: processes,
    lives: false,
    ...options,
  }).draw([...start, ...events]);

describe('a line per event', () => {
  test.each<[string, TraceEvent, string]>([
    ['a look', event('read', { value: { count: 3 }, look: true }), 'looks: 3 left'],
    ['a read', event('read', { value: { count: 3 } }), 'reads 3'],
    ['a torn read', event('torn', { value: '{"cou' }), 'reads half a file: {"cou'],
    [
      'a lock that somebody has',
      event('wait', { value: { holder: 20, waiting: [11] } }),
      'waits for the lock; buyer-10 holds it',
    ],
    [
      'a lock that is had',
      event('acquire', { value: { holder: 11, waiting: [20] } }),
      'acquires the lock; waiting: buyer-10',
    ],
    [
      'a lock taken from the dead',
      event('abandoned', { value: 4711 }),
      'takes over the lock of process 4711, which has ended',
    ],
    [
      'a lock taken from a dead one of them',
      event('abandoned', { value: 20 }),
      'takes over the lock of buyer-10, which has ended',
    ],
    ['a death', event('exit', { value: -9 }), 'is ended by SIGKILL'],
    ['a sentence of a scenario of the user', event('say', { value: 'hello' }), 'hello'],
  ])('%s', (_, one, text) => {
    expect(draw([one])).toEqual([`     12 ms  buyer-1   ${text}`]);
  });

  test('what everybody expects is left out', () => {
    expect(
      draw([
        event('wait', { value: { holder: null, waiting: [] } }),
        event('release', { value: { holder: null, waiting: [] } }),
        event('exit', { value: 0 }),
      ]),
    ).toEqual([]);
  });

  test('one who has only asked for a lock, and does not stand in line, is not said to wait', () => {
    expect(draw([event('wait', { value: { holder: 20, waiting: [30] } })])).toEqual([]);
  });

  test('who came before is ahead; who has the lock is not', () => {
    const waits = event('wait', {
      value: { holder: 20, waiting: [20, 30, 40, 30, 11, 50] },
      on: 'door',
    });
    expect(draw([waits])).toEqual([
      '     12 ms  buyer-1   waits for the lock; buyer-10 holds it; ahead: 30, 40',
    ]);
    expect(draw([waits], { named: true })).toEqual([
      '     12 ms  buyer-1   waits for door, held by buyer-10; ahead: 30, 40',
    ]);
  });

  test('what is said of a lock is the same in whatever order it is reported: a slow process makes no difference', () => {
    const reports = [
      event('acquire', { value: { holder: 11, waiting: [20] }, on: 'lock' }),
      event('wait', {
        process: 'buyer-10',
        pid: 20,
        value: { holder: 11, waiting: [20] },
        on: 'lock',
      }),
      event('release', { value: { holder: null, waiting: [20] }, on: 'lock' }),
      event('acquire', {
        process: 'buyer-10',
        pid: 20,
        value: { holder: 20, waiting: [] },
        on: 'lock',
      }),
    ];
    const said = draw(reports);
    expect(said).toHaveLength(3);
    for (const late of reports)
      expect(draw([...reports.filter((one) => one !== late), late]).sort()).toEqual(
        said.toSorted(),
      );
  });

  test('a write and what came of it are one line, with the note on it', () => {
    const note = (one: TraceEvent) =>
      one.op === 'outcome' ? { key: 'soldAgain' as const, data: { sold: 2, tickets: 1 } } : null;
    expect(
      draw([event('write', { value: { count: 0 } }), event('outcome', { value: 'bought' })], {
        noteOn: note,
      }),
    ).toEqual(['     12 ms  buyer-1   writes 0    has a ticket   sold twice']);
  });

  test('a note for which there is no room stands below what it is about', () => {
    const lines = new Lines(createLook(languages.zh, 40, 0), {
      processes: processes,
      lives: false,
      noteOn: ({ op }) =>
        op === 'outcome' ? { key: 'soldAgain', data: { sold: 2, tickets: 1 } } : null,
    });
    const drawn = lines.draw([
      ...start,
      event('write', { value: { count: 0 } }),
      event('outcome', { value: 'bought' }),
    ]);
    expect(drawn).toEqual([
      '   12 毫秒  买家-1    写入 0      买到票',
      '                      第 2 次卖出同一张',
    ]);
  });

  test('a value is whole, in as many lines as it needs; what is very long is cut', () => {
    const drawn = (left: string): string[] =>
      new Lines(createLook(languages.en, 40, 0), {
        processes: processes,
        lives: false,
        named: true,
      }).draw([...start, event('read', { value: { left, sold: 0 }, on: 'tickets.json' })]);
    expect(drawn('1').map((line) => line.slice(22).trim())).toEqual([
      'reads',
      '{"left":"1",',
      '"sold":0} from',
      'tickets.json',
    ]);
    expect(drawn('1'.repeat(200))).toHaveLength(1);
  });

  test('of a lock that its holder may acquire again, it is said how often it is held', () => {
    const held = (op: TraceEvent['op'], holder: number | null, depth: number): TraceEvent =>
      event(op, { on: 'lock', value: { holder, waiting: [], depth } });
    // The last one says who has it next.
    const drawn = draw(
      [
        held('acquire', 11, 1),
        held('acquire', 11, 2),
        held('release', 11, 1),
        held('release', 20, 1),
      ],
      { named: true },
    );
    expect(drawn.map((line) => line.slice(22))).toEqual([
      'acquires lock (depth 1)',
      'acquires lock (depth 2)',
      'releases lock (depth 1)',
      'releases lock (depth 0)',
    ]);
  });

  test('of a long queue there are as many as fit, and the number of the others, in both languages', () => {
    const waiting = Array.from({ length: 40 }, (_, index) => 100 + index);
    for (const language of ['en', 'zh'] as const) {
      const [line] = draw([event('acquire', { value: { holder: 11, waiting } })], {}, language);
      expect(widthOf(line!)).toBeLessThanOrEqual(80);
      expect(line).toMatch(/\d (\+ \d+|等 40 个)$/);
    }
  });

  test('is left out where it is the tenth alike while nothing has changed, until something has', () => {
    const reads = Array.from({ length: 150 }, () => event('read', { on: 'n', value: 3 }));
    const other = event('read', { on: 'n', value: 3, process: 'buyer-10', pid: 20 });
    const said = draw([...reads, other, event('write', { on: 'n', value: 4 }), ...reads]);
    const texts = said.map((line) => line.replace(/^.*ms /, '').trim());
    expect(texts.filter((text) => text === 'buyer-1   reads 3')).toHaveLength(20);
    expect(texts.filter((text) => text.includes('again and again: 100 times'))).toHaveLength(2);
    expect(texts.slice(12, 15)).toEqual([
      'buyer-1   … 140 lines like this left out',
      'buyer-10  reads 3',
      'buyer-1   writes 4',
    ]);
  });
});
