import { describe, expect, test } from '@jest/globals';
import { findRaces } from '../../src/trace/causality.js';
import type { TraceEvent } from '../../src/trace/event.js';

/** `1r` is a read by process 1, `2w` a write by process 2, in the order of the text. */
function trace(steps: string): TraceEvent[] {
  return steps.split(' ').map((step, at) => ({
    at,
    process: step[0]!,
    pid: Number(step[0]),
    op: step[1] === 'r' ? 'read' : 'write',
    on: 'file',
  }));
}

function lost(steps: string): string[] {
  return findRaces(trace(steps))
    .get('file')!
    .overtakings.map(
      ({ write, lost: writes }) =>
        `${write.process} over ${writes.map(({ process }) => process).join('')}`,
    );
}

describe('lost updates', () => {
  test.each([
    ['one after the other loses nothing', '1r 1w 2r 2w', []],
    ['both read before both write', '1r 2r 1w 2w', ['2 over 1']],
    ['who reads first may write last', '1r 2r 2w 1w', ['1 over 2']],
    ['three on the same state', '1r 2r 3r 1w 2w 3w', ['2 over 1', '3 over 12']],
    ['a read after the write is up to date', '1r 2r 1w 2r 2w', []],
    ['a write without a read is based on nothing', '1r 2w 1w', ['1 over 2']],
    ['who writes twice destroys nothing of anybody else', '1r 1w 1w', []],
  ])('%s', (_, steps, expected) => {
    expect(lost(steps)).toEqual(expected);
  });

  test('of all orders of two processes of two steps, four of six lose', () => {
    const orders = ['1122', '1212', '1221', '2112', '2121', '2211'];
    const named = orders.map((order) =>
      order
        .split('')
        .map((process, index) => `${process}${order.slice(0, index).includes(process) ? 'w' : 'r'}`)
        .join(' '),
    );
    expect(named.filter((steps) => lost(steps).length > 0)).toHaveLength(4);
  });

  test('the early read is the one that came before the first had written', () => {
    const events = trace('1r 2r 1w 2w');
    expect([...findRaces(events).get('file')!.earlyReads]).toEqual([[events[1], '1']]);
  });

  test('looks and other files are left out', () => {
    const events = trace('1r 2r 1w 2w').map((event, index) =>
      index === 1
        ? { ...event, look: true as const }
        : index === 3
          ? { ...event, on: 'other' }
          : event,
    );
    expect([...findRaces(events).values()].flatMap(({ overtakings }) => overtakings)).toEqual([]);
  });

  test('two entries of a dictionary are two things', () => {
    const entries = (steps: string, keys: string): TraceEvent[] =>
      trace(steps).map((event, at) => ({
        ...event,
        on: 'dict',
        value: { key: keys[at], value: 1 },
      }));
    const losses = (events: TraceEvent[]): number =>
      [...findRaces(events).values()].flatMap(({ overtakings }) => overtakings).length;
    expect(losses(entries('1r 2r 1w 2w', 'aaaa'))).toBe(1);
    expect(losses(entries('1r 2r 1w 2w', 'abab'))).toBe(0);
  });

  test('what is added to a list destroys nothing', () => {
    const events = trace('1r 2r 1w 2w').map((event) => ({
      ...event,
      value: event.op === 'read' ? [] : 7,
    }));
    expect(findRaces(events).has('file')).toBe(false);
  });

  test('an atomic update can be lost, and loses nothing itself', () => {
    const [first, second, third] = trace('1r 2w 1w') as [TraceEvent, TraceEvent, TraceEvent];
    const update: TraceEvent = { ...second, op: 'update' };
    expect(findRaces([first, update, third]).get('file')!.overtakings).toEqual([
      { write: third, read: first, lost: [update] },
    ]);
    expect(findRaces([first, second, { ...third, op: 'update' }]).get('file')!.overtakings).toEqual(
      [],
    );
  });
});
