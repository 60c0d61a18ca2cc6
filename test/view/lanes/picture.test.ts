import { describe, expect, test } from '@jest/globals';
import { explore } from '../../../src/explore/explore.js';
import { carryOutOrder } from '../../../src/explore/one-order.js';
import * as inheritances from '../../fixtures/ends-with-a-lock.js';
import { languages } from '../../languages.js';
import type { TraceEvent } from '../../../src/trace/event.js';
import type { Op } from '../../../src/trace/ops.js';
import { isStep } from '../../../src/view/board.js';
import { drawLanes } from '../../../src/view/lanes/picture.js';
import { rowsOf } from '../../../src/view/lanes/rows.js';
import { createLook, type Look } from '../../../src/view/look.js';

const FILE = 'tickets.json';
const step = (at: number, buyer: number, op: Op, value: unknown): TraceEvent => ({
  at: at * 1e6,
  process: `buyer-${buyer}`,
  pid: 100 + buyer,
  op,
  on: op === 'acquire' || op === 'release' ? 'lock' : FILE,
  value,
});

const race: TraceEvent[] = [
  step(96, 1, 'read', { count: 1 }),
  step(97, 3, 'read', { count: 1 }),
  step(98, 2, 'read', { count: 1 }),
  step(198, 1, 'write', { count: 0 }),
  step(199, 3, 'write', { count: 0 }),
  step(200, 2, 'write', { count: 0 }),
];
const buyers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `buyer-${index + 1}`);
const many = (count: number): TraceEvent[] => [
  ...buyers(count).map((_, index) => step(index, index + 1, 'read', { count: 1 })),
  ...buyers(count).map((_, index) => step(100 + index, index + 1, 'write', { count: 0 })),
];
const locked = (count: number): TraceEvent[] =>
  buyers(count).flatMap((_, index) => {
    const waiting = Array.from(
      { length: count - index - 1 },
      (_unused, next) => 102 + index + next,
    );
    return [
      step(3 * index, index + 1, 'acquire', { holder: 101 + index, waiting }),
      step(3 * index + 1, index + 1, 'read', { count: 0 }),
      step(3 * index + 2, index + 1, 'release', { holder: null, waiting }),
    ];
  });

const look = (width = 80): Look => createLook(languages.en, width, 0);

describe('the lanes', () => {
  test('count whose writes are lost, not how many writes: two of one process are one', () => {
    const events = [
      step(1, 2, 'read', 0),
      step(2, 1, 'update', 1),
      step(3, 1, 'update', 2),
      step(4, 2, 'write', 10),
    ];
    for (const words of [languages.en, languages.zh]) {
      const drawn = drawLanes(createLook(words, 80, 0), { events, processes: buyers(2) });
      expect(drawn.join('\n')).toMatch(/<- (?:overwrites buyer-1|覆盖了买家-1)$/m);
    }
  });

  test('have a column for each process, the state of the file, and the moment of the race', () => {
    expect(drawLanes(look(), { events: race, processes: buyers(3) })).toEqual([
      '       time  buyer-1  buyer-2  buyer-3  tickets.json',
      '      96 ms  read 1                     1',
      '      97 ms                    read 1   1             <- before buyer-1 wrote',
      '      98 ms           read 1            1             <- before buyer-1 wrote',
      '     198 ms  write 0                    0',
      '     199 ms                    write 0  0             <- overwrites buyer-1',
      '     200 ms           write 0           0             <- overwrites buyer-1 +1',
      '',
      '  The moment of the race: buyer-3 read 1 at 97 ms, before buyer-1 wrote at',
      '  198 ms; both decided on the same 1.',
    ]);
  });

  test('show who holds the lock and who is first in line, and say how to read that', () => {
    const lines = drawLanes(look(), { events: locked(3), processes: buyers(3) });
    expect(lines[0]).toContain('lock, queue');
    expect(lines[1]).toMatch(/lock .* 1 < 2 3$/);
    expect(lines[3]).toMatch(/free .* free < 2 3$/);
    expect(lines.join('\n')).toContain(
      '1 < 2 3: buyer-1 holds the lock, buyer-2 waits, first in line',
    );
    expect(lines.join('\n')).not.toContain('moment of the race');
  });

  test('have a column for each of two files that are raced for, and one for each lock', () => {
    const on = (thing: string, ...rest: Parameters<typeof step>): TraceEvent => ({
      ...step(...rest),
      on: thing,
    });
    const events = [
      on('a.json', 1, 1, 'read', 5),
      on('b.json', 2, 2, 'read', 7),
      on('a.json', 3, 2, 'read', 5),
      on('a.json', 4, 1, 'write', 4),
      on('a.json', 5, 2, 'write', 6),
      on('b.json', 6, 2, 'write', 8),
    ];
    expect(drawLanes(look(100), { events, processes: buyers(2) })).toEqual([
      '       time  buyer-1         buyer-2         a.json  b.json',
      '       1 ms  read a.json 5                   5',
      '       2 ms                  read b.json 7   5       7',
      '       3 ms                  read a.json 5   5       7       <- before buyer-1 wrote',
      '       4 ms  write a.json 4                  4       7',
      '       5 ms                  write a.json 6  6       7       <- overwrites buyer-1',
      '       6 ms                  write b.json 8  6       8',
      '',
      '  The moment of the race: buyer-2 read 5 from a.json at 3 ms, before buyer-1 wrote at 4 ms; both',
      '  decided on the same 5.',
    ]);
  });

  test('show who waits, from when to when, and draw the circle of a deadlock', () => {
    const lock = (
      at: number,
      buyer: number,
      op: Op,
      on: string,
      holder: number,
      ...waiting: number[]
    ): TraceEvent => ({
      at: at * 1e6,
      process: `buyer-${buyer}`,
      pid: buyer,
      op,
      on,
      value: { holder, waiting },
    });
    const events = [
      lock(1, 1, 'acquire', 'A', 1),
      lock(2, 2, 'acquire', 'B', 2),
      lock(3, 2, 'wait', 'A', 1, 2),
      lock(4, 1, 'wait', 'B', 2, 1),
    ];
    const waits = [
      { process: 'buyer-1', op: 'acquire', on: 'B', heldBy: ['buyer-2'], couldEnd: [] },
      { process: 'buyer-2', op: 'acquire', on: 'A', heldBy: ['buyer-1'], couldEnd: [] },
    ] as const;
    const expected = (times: readonly string[]): string[] => [
      `${times[0]}  buyer-1  buyer-2  A      B`,
      `${times[1]}  lock A            1`,
      `${times[2]}           lock B   1      2`,
      `${times[3]}           wait A   1 < 2  2      <- for buyer-1`,
      `${times[4]}  wait B   │        1 < 2  2 < 1  <- for buyer-2: a circle`,
      '',
      '  │: still waits   1 < 2: buyer-1 holds the lock, buyer-2 waits, first in line',
      '',
      '  The circle: each waits for the next one.',
      '  ┌─> buyer-1 holds A and waits for B',
      '  │   buyer-2 holds B and waits for A',
      '  └── buyer-1',
    ];
    expect(
      drawLanes(look(), { events, processes: buyers(2), stuck: { waits, cycle: buyers(2) } }),
    ).toEqual(
      expected(['       time', '       1 ms', '       2 ms', '       3 ms', '       4 ms']),
    );
    // In memory nobody tells of a wait: it is known by who cannot go.
    const inMemory = drawLanes(look(), {
      events: events.slice(0, 2),
      processes: buyers(2),
      stuck: { waits: waits.toReversed(), cycle: buyers(2) },
      counts: true,
    });
    expect(inMemory).toEqual(
      expected(['       step', '          1', '          2', '           ', '           ']),
    );
  });

  test('show a wait from the state of a lock in memory, up to the moment at which it ends', () => {
    const lock = (
      pid: number,
      op: Op,
      holder: number | null,
      ...waiting: number[]
    ): TraceEvent => ({
      at: 0,
      process: `buyer-${pid}`,
      pid,
      op,
      on: 'lock',
      value: { holder, waiting },
    });
    const events = [
      lock(1, 'acquire', 1, 2),
      step(1, 1, 'read', 1),
      lock(1, 'release', null),
      lock(2, 'acquire', 2),
    ].map((event) => ({ ...event, pid: Number(event.process.at(-1)) }));
    const lanes = drawLanes(look(), { events, processes: buyers(2), counts: true }).slice(1, 6);
    expect(lanes.map((line) => line.slice(22, 27).trim())).toEqual(['', 'wait', '│', '│', 'lock']);
  });

  test('have a column for each thing that somebody waits for together with others', () => {
    const events = [
      { ...step(1, 1, 'write', 1), on: 'a' },
      { ...step(2, 2, 'write', 1), on: 'b' },
      { at: 3, process: 'buyer-3', pid: 103, op: 'until', on: 'a / b' },
    ] as const;
    const [head, ...rows] = drawLanes(look(), { events, processes: buyers(3) });
    expect(head).toMatch(/ buyer-1 +buyer-2 +buyer-3 +a {2}b$/);
    expect(rows[1]).toMatch(/ 1 {2}1$/);
    expect(rows[2]).toMatch(/until.* 1 {2}1$/);
  });

  test.each(Object.entries(inheritances))(
    'number the steps as the order does, also where a lock is passed on: %s',
    async (_, scenario) => {
      const { shortest } = await explore(scenario, {});
      const { events, steps } = await carryOutOrder(scenario, {}, shortest!.schedule);
      const processes = scenario.workers({}).map(({ name }) => name);
      const numbered = rowsOf({ events, processes, counts: true }).filter(
        ({ number }) => number !== null,
      );
      expect(numbered.map(({ number }) => number)).toEqual(
        shortest!.schedule.map((_who, at) => at + 1),
      );
      expect(numbered.map(({ event }) => event)).toEqual(steps);
      expect(events.filter(isStep)).toEqual(steps);
    },
  );

  test('end a wait where a process is killed, and show who has ended with a lock in hand', () => {
    const at = (
      time: number,
      process: string,
      op: Op,
      details: Partial<TraceEvent>,
    ): TraceEvent => ({ at: time * 1e6, process, pid: Number(process.at(-1)), op, ...details });
    const lock = (holder: number | null, ...waiting: number[]): Partial<TraceEvent> => ({
      on: 'lock',
      value: { holder, waiting },
    });
    const events = [
      at(1, 'p-1', 'acquire', lock(1)),
      at(2, 'p-2', 'wait', lock(1, 2)),
      at(3, 'p-3', 'wait', lock(1, 2, 3)),
      at(4, 'p-2', 'exit', { value: -9 }),
      at(5, 'p-1', 'exit', { value: 0 }),
      at(6, 'p-3', 'abandoned', { on: 'lock', value: 1 }),
      at(6, 'p-3', 'acquire', lock(3)),
      at(7, 'p-3', 'release', lock(null)),
      at(8, 'p-3', 'exit', { value: 0 }),
    ];
    expect(drawLanes(look(), { events, processes: ['p-1', 'p-2', 'p-3'] }).slice(0, 9)).toEqual([
      '       time  p-1   p-2     p-3   lock, queue',
      '       1 ms  lock                1',
      '       2 ms        wait          1 < 2',
      '       3 ms        │       wait  1 < 2 3',
      '       4 ms        killed  │     1 < 2 3',
      '       5 ms  ends          │     1 < 2 3',
      '       6 ms                !     1 < 2 3',
      '       6 ms                lock  3',
      '       7 ms                free  free',
    ]);
  });

  test('tell a wide value once, in the column of its thing, rather than cut it twice', () => {
    const customer = { name: 'Al', seat: 7 };
    const events = buyers(4).flatMap((process, index) => [
      step(index, index + 1, 'read', customer),
      { ...step(index, index + 1, 'write', customer), process },
    ]);
    const lines = drawLanes(look(), { events, processes: buyers(4) });
    expect(lines[1]).toMatch(/ {2}read {2,}\{"name":"Al","seat":/);
  });

  test('take nobody for one who waits that has only asked', () => {
    const asked: TraceEvent = {
      at: 0,
      process: 'buyer-2',
      pid: 102,
      op: 'wait',
      on: 'lock',
      value: { holder: null, waiting: [] },
    };
    expect(
      drawLanes(look(), { events: [asked, ...race], processes: buyers(3) }).join('\n'),
    ).not.toContain('wait');
  });

  test('mark a torn read, also of one who only looks', () => {
    const torn: TraceEvent = { ...step(150, 9, 'torn', '{"coun'), process: 'board', look: true };
    const lines = drawLanes(look(100), {
      events: [...race.slice(0, 3), torn, ...race.slice(3)],
      processes: [...buyers(3), 'board'],
    });
    expect(lines.filter((line) => line.includes('torn'))).toEqual([
      expect.stringMatching(/150 ms .* torn /),
      expect.stringContaining('torn: a read in the middle of a write'),
    ]);
  });

  test('ten buyers and a board have eleven lanes in 80 columns', () => {
    const head = drawLanes(look(), {
      events: [...locked(10), { ...step(99, 11, 'read', 1), process: 'board' }],
      processes: [...buyers(10), 'board'],
    })[0]!;
    for (let buyer = 1; buyer <= 10; buyer++) expect(head).toMatch(new RegExp(` ${buyer} `));
    expect(head).toContain('board');
  });

  test('say what they leave out, and how to see it', () => {
    const text = drawLanes(look(), { events: many(50), processes: buyers(50) }).join('\n');
    expect(text).toMatch(/No room for \d+ processes: buyer-\d+, .* and \d+ more\./s);
    expect(text).toContain('--json');
  });

  test('leave out what matters last: a race at the end of a long run is drawn', () => {
    const idle = Array.from({ length: 500 }, (_, at): TraceEvent => ({
      at: 0,
      process: 'buyer-3',
      pid: 103,
      op: 'put',
      on: 'line',
      value: at,
    }));
    const text = drawLanes(look(), {
      events: [...idle, ...many(2), ...idle],
      processes: buyers(3),
    }).join('\n');
    expect(text).toContain('<- overwrites buyer-1');
    expect(text).toMatch(/… \d+ steps left out/);
  });
});
