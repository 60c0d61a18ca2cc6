import { expect, test } from '@jest/globals';
import { msAtWork } from '../../src/trace/at-work.js';
import type { TraceEvent } from '../../src/trace/event.js';
import type { Op } from '../../src/trace/ops.js';

const event = (ms: number, process: string, op: Op): TraceEvent => ({
  at: ms * 1e6,
  process,
  pid: 1,
  op,
});

test('of processes that are started together, the time from when all are there, not that of starting them', () => {
  const started = [
    event(0, 'ipc-demo', 'fork'),
    event(5, 'ipc-demo', 'fork'),
    event(80, 'buyer-1', 'start'),
    event(900, 'buyer-2', 'start'),
  ];
  const sold = [
    event(901, 'buyer-1', 'read'),
    event(902, 'buyer-2', 'read'),
    event(1001, 'buyer-1', 'write'),
    event(1003, 'buyer-2', 'outcome'),
  ];
  expect(
    msAtWork([...started, ...sold, event(1090, 'buyer-1', 'exit'), event(1100, 'buyer-2', 'exit')]),
  ).toBe(102);
});

test('of those that are started one by one, the time of each, and not between them', () => {
  const buyer = (from: number, name: string): TraceEvent[] => [
    event(from, 'ipc-demo', 'fork'),
    event(from + 80, name, 'start'),
    event(from + 81, name, 'read'),
    event(from + 181, name, 'outcome'),
    event(from + 190, name, 'exit'),
  ];
  expect(msAtWork([...buyer(0, 'buyer-1'), ...buyer(200, 'buyer-2')])).toBe(200);
});
