import { describe, expect, test } from '@jest/globals';
import type { TraceEvent } from '../../src/trace/event.js';
import { acquiredInTime } from '../../src/trace/in-time.js';
import type { Op } from '../../src/trace/ops.js';

/** What a process with this pid does to the lock, and how the lock stands then. */
const event = (
  at: number,
  pid: number,
  op: Op,
  holder: number | null = null,
  waiting: readonly number[] = [],
): TraceEvent => ({
  at,
  pid,
  process: `p-${pid}`,
  op,
  on: 'lock',
  value: op === 'abandoned' ? 9 : { holder, waiting },
});
const told = (events: readonly TraceEvent[]): string[] =>
  acquiredInTime(events).map(({ at, pid, op, value }) => {
    const { waiting = [] } = value as { waiting?: number[] };
    return `${at} ${pid} ${op}${waiting.length > 0 ? ` < ${waiting.join(' ')}` : ''}`;
  });

describe('nobody is told to wait for a lock before it is told who has it', () => {
  test('an acquisition that is recorded late stands where it was seen, as it was seen', () => {
    const late = event(8, 1, 'acquire', 1, [2, 3]);
    expect(told([event(1, 1, 'wait'), event(5, 2, 'wait', 1, [2]), late])).toEqual([
      '1 1 wait',
      '5 1 acquire < 2',
      '5 2 wait < 2',
    ]);
  });

  test('and with it that it has taken the lock over', () => {
    const seen = event(5, 2, 'wait', 1, [2]);
    expect(told([seen, event(7, 1, 'abandoned'), event(8, 1, 'acquire', 1, [2])])).toEqual([
      '5 1 abandoned',
      '5 1 acquire < 2',
      '5 2 wait < 2',
    ]);
  });

  test('what is in order stays as it is: held already, released since, or never told', () => {
    const [held, wait, free] = [
      event(1, 1, 'acquire', 1),
      event(5, 2, 'wait', 1, [2]),
      event(6, 1, 'release', null, [2]),
    ];
    for (const events of [
      [held, wait, free, event(7, 2, 'acquire', 2), event(9, 1, 'acquire', 1)],
      [wait, free, event(9, 1, 'acquire', 1)],
      [wait, event(9, 3, 'acquire', 3)],
      [wait],
    ])
      expect(acquiredInTime(events)).toEqual(events);
  });
});
