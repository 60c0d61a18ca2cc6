import { describe, expect, test } from '@jest/globals';
import { languages } from '../../src/messages/index.js';
import type { Event, Op } from '../../src/trace/event.js';
import { drawLanes } from '../../src/view/lanes.js';
import { createLook, widthOf } from '../../src/view/look.js';

const FILE = 'tickets.json';
const step = (at: number, buyer: number, op: Op, value: unknown): Event => ({ at: at * 1e6, process: `buyer-${buyer}`, pid: 100 + buyer, op, on: op === 'acquire' || op === 'release' ? 'lock' : FILE, value });

const race: Event[] = [
  step(96, 1, 'read', { count: 1 }),
  step(97, 3, 'read', { count: 1 }),
  step(98, 2, 'read', { count: 1 }),
  step(198, 1, 'write', { count: 0 }),
  step(199, 3, 'write', { count: 0 }),
  step(200, 2, 'write', { count: 0 }),
];
const buyers = (count: number): string[] => Array.from({ length: count }, (_, index) => `buyer-${index + 1}`);
const many = (count: number): Event[] => [
  ...buyers(count).map((_, index) => step(index, index + 1, 'read', { count: 1 })),
  ...buyers(count).map((_, index) => step(100 + index, index + 1, 'write', { count: 0 })),
];
const locked = (count: number): Event[] =>
  buyers(count).flatMap((_, index) => {
    const waiting = Array.from({ length: count - index - 1 }, (_unused, next) => 102 + index + next);
    return [
      step(3 * index, index + 1, 'acquire', { holder: 101 + index, waiting }),
      step(3 * index + 1, index + 1, 'read', { count: 0 }),
      step(3 * index + 2, index + 1, 'release', { holder: null, waiting }),
    ];
  });

describe('the lanes', () => {
  test('have a column for each process, the state of the file, and the moment of the race', () => {
    expect(drawLanes(createLook(languages.en, 80, 0), race, buyers(3), FILE)).toEqual([
      '       time  buyer-1  buyer-2  buyer-3  tickets.json',
      '      96 ms  read 1                     1',
      '      97 ms                    read 1   1             <- before buyer-1 wrote',
      '      98 ms           read 1            1             <- before buyer-1 wrote',
      '     198 ms  write 0                    0',
      '     199 ms                    write 0  0             <- overwrites buyer-1',
      '     200 ms           write 0           0             <- overwrites buyer-1 +1',
      '',
      '  The moment of the race: buyer-3 read 1 at 97 ms, before buyer-1 wrote at 198',
      '  ms; both decided on the same 1.',
    ]);
  });

  test('show who holds the lock and who waits', () => {
    const lines = drawLanes(createLook(languages.en, 80, 0), [...buyers(3).map((process, index): Event => ({ at: 0, process, pid: 101 + index, op: 'start' })), ...locked(3)], buyers(3), FILE);
    expect(lines[0]).toContain('lock, queue');
    expect(lines[1]).toMatch(/lock .* 1 < 2 3$/);
    expect(lines[3]).toMatch(/free .* - < 2 3$/);
    expect(lines.join('\n')).not.toContain('moment of the race');
  });

  test.each([60, 80, 120])('fit into %d columns, with two processes and with fifty, in both languages', (width) => {
    for (const messages of Object.values(languages)) {
      for (const count of [2, 3, 5, 10, 50]) {
        for (const events of [many(count), locked(count)]) {
          const lines = drawLanes(createLook(messages, width, 0), events, buyers(count), FILE);
          expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
        }
      }
    }
  });

  test('ten buyers have ten lanes in 80 columns', () => {
    const head = drawLanes(createLook(languages.en, 80, 0), locked(10), buyers(10), FILE)[0]!;
    for (let buyer = 1; buyer <= 10; buyer++) expect(head).toMatch(new RegExp(` ${buyer} `));
  });

  test('say what they leave out', () => {
    const text = drawLanes(createLook(languages.en, 80, 0), many(50), buyers(50), FILE).join('\n');
    expect(text).toMatch(/… and \d+ more processes/);
  });
});
