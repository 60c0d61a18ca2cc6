import { arrowsIn } from '../../trace/arrows.js';
import { findRaces } from '../../trace/causality.js';
import type { TraceEvent } from '../../trace/event.js';
import { jsonOf } from '../../trace/json.js';
import { visible } from '../ink.js';
import { displayName, type Look } from '../look.js';
import { deedOf } from './sentences.js';

/**
 * Runs in Chrome's trace event format, which https://ui.perfetto.dev and chrome://tracing read: a
 * track for each process, with what it does, how long it waits, how long it holds a lock, and
 * arrows as flows.
 */

export interface TracedAct {
  readonly title: string;
  readonly events: readonly TraceEvent[];
}

/** One entry of the format; `ts` and `dur` in microseconds. */
export interface TraceEntry {
  readonly ph: 'M' | 'X' | 's' | 'f';
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly cat?: string;
  readonly id?: number;
  readonly bp?: 'e';
  readonly args?: Readonly<Record<string, unknown>>;
}

/** How long a step is drawn, at most: nobody has measured how long it took. Microseconds. */
const STEP = 20;
/** Between two acts. */
const PAUSE = 1000;

/** All acts, one after the other. */
export function chromeTrace(look: Look, acts: readonly TracedAct[]): string {
  const tracks = new Tracks();
  const entries: TraceEntry[] = [];
  let begins = 0;
  let flows = 0;
  for (const { title, events } of acts) {
    const act = entriesOf(look, { title, events }, { begins, firstFlow: flows, tracks });
    entries.push(...act);
    flows += act.filter(({ ph }) => ph === 's').length;
    begins += (events.at(-1)?.at ?? 0) / 1000 + PAUSE;
  }
  const lines = entries.map((entry) => jsonOf(entry));
  return `{"displayTimeUnit":"ms","traceEvents":[\n${lines.join(',\n')}\n]}\n`;
}

function entriesOf(
  look: Look,
  { title, events }: TracedAct,
  { begins, firstFlow, tracks }: { begins: number; firstFlow: number; tracks: Tracks },
): TraceEntry[] {
  const ts = ({ at }: TraceEvent): number => begins + at / 1000;
  const told = events.filter(({ inside }) => !inside);
  const names = new Map(told.map(({ pid, process }) => [pid, process]));
  const following = followingIn(told, ({ pid }) => String(pid));
  const released = followingIn(
    told.filter(({ op }) => op === 'acquire' || op === 'release'),
    ({ pid, on = '' }) => `${pid} ${on}`,
  );
  const slices = told.flatMap((event): TraceEntry[] => {
    const { pid, op, on, value } = event;
    const later = following.get(event);
    const gap = later ? (later.at - event.at) / 1000 : STEP;
    const slice = {
      ph: 'X' as const,
      name: visible(deedOf(look, event, names)),
      cat: op,
      pid,
      tid: pid,
      ts: ts(event),
      // Who waits does so until its next event.
      dur: op === 'wait' ? gap : Math.min(STEP, gap),
      args: { act: title, ...(on !== undefined && { on }), ...(value !== undefined && { value }) },
    };
    if (op !== 'acquire' || on === undefined) return [slice];
    const until = released.get(event);
    const tid = tracks.track(pid, on);
    return [slice, ...(until ? [{ ...slice, tid, dur: (until.at - event.at) / 1000 }] : [])];
  });
  const arrows = arrowsIn(events, findRaces(events));
  const flows = arrows.flatMap(({ kind, from, to }, index): TraceEntry[] => {
    const common = { name: look.messages.diagram.arrows[kind], cat: kind, id: firstFlow + index };
    // Of two records of different processes the second can bear the earlier time.
    const [start, end] = [ts(from), Math.max(ts(from), ts(to))];
    return [
      { ph: 's', ...common, pid: from.pid, tid: from.pid, ts: start },
      { ph: 'f', bp: 'e', ...common, pid: to.pid, tid: to.pid, ts: end },
    ];
  });
  const known = [...names].flatMap(([pid, process]): TraceEntry[] =>
    [
      ['process_name', pid, `${visible(displayName(look, process))} (${title})`] as const,
      ['thread_name', pid, visible(displayName(look, process))] as const,
      ...tracks.of(pid).map(([tid, on]) => ['thread_name', tid, visible(on)] as const),
    ].map(([name, tid, text]) => ({ ph: 'M', name, pid, tid, args: { name: text } })),
  );
  return [...known, ...slices, ...flows];
}

/** For each event the next one of the same kind. */
function followingIn(
  events: readonly TraceEvent[],
  kindOf: (event: TraceEvent) => string,
): ReadonlyMap<TraceEvent, TraceEvent> {
  const last = new Map<string, TraceEvent>();
  const following = new Map<TraceEvent, TraceEvent>();
  for (const event of events) {
    const before = last.get(kindOf(event));
    if (before) following.set(before, event);
    last.set(kindOf(event), event);
  }
  return following;
}

/** A track beside that of a process for each thing that it holds. */
class Tracks {
  readonly #numbers = new Map<string, number>();
  readonly #of = new Map<number, (readonly [number, string])[]>();

  track(pid: number, on: string): number {
    const key = `${pid} ${on}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      // Beyond every pid.
      this.#numbers.set(key, (number = 2 ** 23 + this.#numbers.size));
      this.#of.set(pid, [...this.of(pid), [number, on]]);
    }
    return number;
  }

  of(pid: number): readonly (readonly [number, string])[] {
    return this.#of.get(pid) ?? [];
  }
}
