import { describe, expect, test } from '@jest/globals';
import type { TraceEvent } from '../../../src/trace/event.js';
import type { Op } from '../../../src/trace/ops.js';
import { chromeTrace, type TraceEntry } from '../../../src/view/diagram/chrome-trace.js';
import { createLook } from '../../../src/view/look.js';
import { NASTY } from '../../hostile/texts.js';
import { languages } from '../../languages.js';

const step = (at: number, pid: number, op: Op, value: unknown, on = 'lock'): TraceEvent => ({
  at: at * 1e6,
  process: `buyer-${pid}`,
  pid,
  op,
  on,
  value,
});
const locked = [
  step(0, 1, 'acquire', { holder: 1, waiting: [] }),
  step(1, 2, 'wait', { holder: 1, waiting: [2] }),
  step(2, 1, 'release', { holder: null, waiting: [2] }),
  step(3, 2, 'acquire', { holder: 2, waiting: [] }),
  step(4, 2, 'release', { holder: null, waiting: [] }),
];
const look = createLook(languages.en, 80, 0);
const traced = (events: readonly TraceEvent[], times = 1): readonly TraceEntry[] =>
  (
    JSON.parse(
      chromeTrace(
        look,
        Array.from({ length: times }, () => ({ title: 'an act', events })),
      ),
    ) as { readonly traceEvents: readonly TraceEntry[] }
  ).traceEvents;

/** What the format asks for: the first entry that lacks it, and what. */
function flawsIn(entries: readonly TraceEntry[]): string[] {
  const flows = new Map<number, TraceEntry[]>();
  const flaws = entries.flatMap((entry): string[] => {
    const { ph, name, pid, tid, ts, dur, id } = entry;
    const isTime = (time: unknown): boolean => typeof time === 'number' && time >= 0;
    const told = JSON.stringify(entry);
    if (!['M', 'X', 's', 'f'].includes(ph) || typeof name !== 'string') return [`ph: ${told}`];
    if (!Number.isInteger(pid) || !Number.isInteger(tid)) return [`pid, tid: ${told}`];
    if (ph !== 'M' && !isTime(ts)) return [`ts: ${told}`];
    if (ph === 'X' && !isTime(dur)) return [`dur: ${told}`];
    if (id !== undefined) flows.set(id, [...(flows.get(id) ?? []), entry]);
    return (ph === 's' || ph === 'f') && id === undefined ? [`id: ${told}`] : [];
  });
  const slices = entries.filter(({ ph }) => ph === 'X');
  const isInSlice = ({ pid, tid, ts }: TraceEntry): boolean =>
    slices.some(
      (one) => one.pid === pid && one.tid === tid && one.ts! <= ts! && ts! <= one.ts! + one.dur!,
    );
  return [
    ...flaws,
    ...[...flows].flatMap(([id, [start, end, ...more]]) =>
      start?.ph === 's' &&
      end?.ph === 'f' &&
      more.length === 0 &&
      start.name === end.name &&
      start.cat === end.cat &&
      start.ts! <= end.ts! &&
      isInSlice(start) &&
      isInSlice(end)
        ? []
        : [`flow ${id} is no pair`],
    ),
  ];
}

describe('the trace for Perfetto', () => {
  test('is what the format asks for', () => {
    expect(flawsIn(traced(locked))).toEqual([]);
  });

  test('has a track for each process by its name, and beside it one for each lock', () => {
    const named = traced(locked).filter(({ name }) => name === 'thread_name');
    expect(named.map(({ pid, args }) => `${pid} ${String(args!['name'])}`)).toEqual([
      '1 buyer-1',
      '1 lock',
      '2 buyer-2',
      '2 lock',
    ]);
  });

  test('tells how long somebody waited, and how long it had the lock', () => {
    const long = traced(locked).filter(({ dur = 0 }) => dur >= 1000);
    expect(long.map(({ pid, name, dur }) => `${pid} ${name}: ${dur} µs`)).toEqual([
      '1 acquires lock: 2000 µs',
      '2 waits for lock, held by buyer-1: 2000 µs',
      '2 acquires lock: 1000 µs',
    ]);
  });

  test('has an arrow from a release to the next acquisition', () => {
    const flows = traced(locked).filter(({ cat }) => cat === 'released');
    expect(flows.map(({ ph, pid, ts }) => `${ph} ${pid} ${ts}`)).toEqual(['s 1 2000', 'f 2 3000']);
  });

  test('has several acts one after the other, with flows that are told apart', () => {
    const entries = traced(locked, 3);
    expect(flawsIn(entries)).toEqual([]);
    expect(Math.max(...entries.map(({ ts = 0 }) => ts))).toBe(14_000);
  });

  test('has foreign texts as text', () => {
    for (const text of NASTY) {
      const event = { ...step(1, 1, 'put', text, text), process: text };
      expect(flawsIn(traced([event]))).toEqual([]);
    }
  });
});
