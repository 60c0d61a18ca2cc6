import type { TraceEvent } from './event.js';

/**
 * For how many milliseconds somebody was at work. Whoever waits for the others to be there, or
 * starts them, is not: so acts can be compared that start their processes together and one by one.
 */
export function msAtWork(events: readonly TraceEvent[]): number {
  const spans = new Map<string, { from: number; to: number }>();
  for (const { process, op, at } of events) {
    // Of these the system has its share: they are told of a process, or when it is up.
    if (op === 'fork' || op === 'start' || op === 'exit') continue;
    const span = spans.get(process);
    if (span) span.to = at;
    else spans.set(process, { from: at, to: at });
  }
  let [sum, end] = [0, -Infinity];
  for (const { from, to } of [...spans.values()].toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return Math.round(sum / 1e6);
}
