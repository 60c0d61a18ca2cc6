import type { TraceEvent } from './event.js';

/**
 * An acquisition is recorded when it is over, and its process may be stopped before it records it;
 * meanwhile others see the lock taken, and say that they wait for it. What they have seen tells
 * when it was over at the latest: so it stands at that moment, before what they say, and with those
 * in line whom they saw there.
 *
 * @param events in the order of time
 */
export function acquiredInTime(events: readonly TraceEvent[]): TraceEvent[] {
  const sorted = [...events];
  const holders = new Set<string>();
  for (let at = 0; at < sorted.length; at++) {
    const event = sorted[at]!;
    const state = stateIn(event);
    const who = `${event.pid} ${event.on}`;
    if (event.op === 'acquire') holders.add(who);
    // One that may be acquired again is released as often.
    if (event.op === 'release' && state?.holder !== event.pid) holders.delete(who);
    if (event.op !== 'wait' || state === null || state.holder === null) continue;
    if (holders.has(`${state.holder} ${event.on}`)) continue;
    const late = lateAcquisition(sorted, at, state.holder);
    sorted.splice(late.from, late.events.length);
    sorted.splice(at, 0, ...late.events.map((one) => seenAt(one, event, state)));
    // These are gone through next, and then the wait again.
    if (late.events.length > 0) at--;
  }
  return sorted;
}

/** Of the holder that is seen, where nothing is recorded of it in between; else nothing. */
function lateAcquisition(
  events: readonly TraceEvent[],
  seenAt: number,
  holder: number,
): { readonly from: number; readonly events: readonly TraceEvent[] } {
  const { on } = events[seenAt]!;
  const from = events.findIndex(
    (one, index) => index > seenAt && one.pid === holder && one.on === on,
  );
  // That the lock is taken over is said just before.
  const length = events[from]?.op === 'abandoned' ? 2 : 1;
  const last = from < 0 ? undefined : events[from + length - 1];
  const isFirst =
    last?.op === 'acquire' &&
    last.pid === holder &&
    last.on === on &&
    (stateIn(last)?.depth ?? 1) === 1;
  return { from, events: isFirst ? events.slice(from, from + length) : [] };
}

function seenAt(late: TraceEvent, { at }: TraceEvent, { waiting }: LockSeen): TraceEvent {
  return late.op === 'acquire'
    ? { ...late, at, value: { ...(late.value as object), waiting } }
    : { ...late, at };
}

interface LockSeen {
  readonly holder: number | null;
  readonly waiting: readonly number[];
  readonly depth?: number;
}

function stateIn({ value }: TraceEvent): LockSeen | null {
  return typeof value === 'object' && value !== null && 'holder' in value
    ? (value as LockSeen)
    : null;
}
