import type { Race } from './causality.js';
import type { TraceEvent } from './event.js';
import { jsonOf } from './json.js';

/** Which event led to which other one, of another process: what a picture has arrows for. */

export type ArrowKind = 'overwrites' | 'released' | 'sent' | 'started';

export interface Causing {
  readonly kind: ArrowKind;
  readonly from: TraceEvent;
  readonly to: TraceEvent;
}

export function arrowsIn(
  events: readonly TraceEvent[],
  races: ReadonlyMap<string, Race>,
): Causing[] {
  return [
    ...[...races.values()].flatMap(({ overtakings }) =>
      overtakings.map(({ write, lost }): Causing => ({
        kind: 'overwrites',
        from: lost.at(-1)!,
        to: write,
      })),
    ),
    ...releases(events),
    ...messages(events),
    ...starts(events),
  ];
}

/** From the release of a lock to the next acquisition of it, by another process. */
function releases(events: readonly TraceEvent[]): Causing[] {
  const last = new Map<string, TraceEvent>();
  const found: Causing[] = [];
  for (const event of events) {
    const { op, on } = event;
    if (on === undefined || event.inside) continue;
    if (op === 'release') last.set(on, event);
    if (op !== 'acquire') continue;
    const from = last.get(on);
    if (from && from.process !== event.process) found.push({ kind: 'released', from, to: event });
    last.delete(on);
  }
  return found;
}

interface Sent {
  readonly event: TraceEvent;
  /** As long as it is text: what of it nobody has received yet. */
  rest: string | null;
}

/** From a message to who receives it; of bytes, to all who receive some of them. */
function messages(events: readonly TraceEvent[]): Causing[] {
  const under = new Map<string, Sent[]>();
  const found: Causing[] = [];
  for (const event of events) {
    const { op, on, value } = event;
    if (on === undefined || event.inside) continue;
    const waiting = under.get(on) ?? [];
    if (op === 'put' || op === 'send') {
      waiting.push({ event, rest: typeof value === 'string' ? value : null });
      under.set(on, waiting);
    }
    if (op === 'get' || op === 'recv')
      for (const { event: from } of received(waiting, value))
        if (from.process !== event.process) found.push({ kind: 'sent', from, to: event });
  }
  return found;
}

/** Those that what is received was a part of; they are taken off as far as they are received. */
function received(waiting: Sent[], value: unknown): readonly Sent[] {
  const text = jsonOf(value);
  // Records of different processes can be a moment apart: what is equal goes before what is first.
  const whole = waiting.findIndex(
    ({ event, rest }) => (rest ?? event.value) === event.value && jsonOf(event.value) === text,
  );
  if (whole >= 0) return waiting.splice(whole, 1);
  const parts: Sent[] = [];
  for (let left = typeof value === 'string' ? value : ''; left !== '' && waiting[0];) {
    const [first] = waiting;
    const rest = first.rest ?? '';
    const both = Math.min(rest.length, left.length);
    if (both === 0 || rest.slice(0, both) !== left.slice(0, both)) break;
    parts.push(first);
    first.rest = rest.slice(both);
    left = left.slice(both);
    if (first.rest === '') waiting.shift();
  }
  return parts;
}

/** From who starts a process to its first moment. */
function starts(events: readonly TraceEvent[]): Causing[] {
  const forks = new Map<unknown, TraceEvent>();
  const found: Causing[] = [];
  for (const event of events) {
    if (event.op === 'fork') forks.set((event.value as { pid?: unknown }).pid, event);
    const from = event.op === 'start' ? forks.get(event.pid) : undefined;
    if (from) found.push({ kind: 'started', from, to: event });
  }
  return found;
}
