import type { Ending } from '../scenario/scenario.js';
import type { Deadlock } from '../trace/deadlock.js';
import type { TraceEvent } from '../trace/event.js';
import { isStepOp, type Op, OPS } from '../trace/ops.js';
import type { Left, WorkerFailure } from './model/upshot.js';
import { DIES, moveOf, type Order, whoIn } from '../trace/order.js';
import { jsonOf } from '../trace/json.js';

/**
 * Do real processes do what the model says? They are compared step by step: who, what, on what,
 * with what.
 */

/** A write is one, also where its first half is told by itself. */
const NOT_COMPARED: ReadonlySet<Op> = new Set(['half']);

/** What an order has made of a scenario. */
export interface Carried {
  readonly events: readonly TraceEvent[];
  readonly ending: Ending;
  /** What workers threw. @default not known */
  readonly failures?: readonly WorkerFailure[];
  /** What they held when they ended. @default not known */
  readonly left?: readonly Left[];
  /** Who waits for ever. @default nobody */
  readonly deadlock?: Deadlock | null;
}

/** Where real processes and the model part. */
export interface Disagreement {
  /** The step, counted from 1; null when only the endings differ. */
  readonly step: number | null;
  readonly real: string;
  readonly model: string;
}

export function stepsOf(events: readonly TraceEvent[]): TraceEvent[] {
  return events.filter(({ op, inside }) => isStepOp(op) && !NOT_COMPARED.has(op) && !inside);
}

/** In which order the processes took their steps, by their places among the workers. */
export function orderOf(events: readonly TraceEvent[], workers: readonly string[]): Order {
  const steps = new Set(stepsOf(events));
  const moves: number[] = [];
  for (const event of events) {
    const who = workers.indexOf(event.process);
    if (steps.has(event)) moves.push(moveOf(who, event.op === 'die' ? DIES : 0));
    if (event.op !== 'choose') continue;
    // What was chosen belongs to the step before.
    const last = moves.findLastIndex((move) => whoIn(move) === who);
    if (last >= 0) moves[last] = moveOf(who, (event.value as { choice: number }).choice);
  }
  return moves;
}

/** The events of real processes, with the lines from which the same steps come in the model. */
export function linedAs(
  events: readonly TraceEvent[],
  { events: model }: Pick<Carried, 'events'>,
): TraceEvent[] {
  const steps = stepsOf(model);
  const lines = new Map(stepsOf(events).map((event, at) => [event, steps[at]?.line]));
  return events.map((event) => {
    const line = lines.get(event);
    return line ? { ...event, line } : event;
  });
}

/** Null when they agree. */
export function disagreement(real: Carried, model: Carried): Disagreement | null {
  const [theirs, ours] = [stepsOf(real.events).map(told), stepsOf(model.events).map(told)];
  for (let step = 0; step < Math.max(theirs.length, ours.length); step++) {
    if (theirs[step] !== ours[step])
      return { step: step + 1, real: theirs[step] ?? '-', model: ours[step] ?? '-' };
  }
  const [ended, foreseen] = [real, model].map(toldEnding) as [string, string];
  return ended === foreseen ? null : { step: null, real: ended, model: foreseen };
}

function told({ process, op, on, value, look }: TraceEvent): string {
  return [
    process,
    look ? 'look' : op,
    on,
    // What a lock says of itself names processes, which have other numbers in the model.
    ...(value === undefined || OPS[op].of === 'lock' ? [] : [jsonOf(value)]),
  ].join(' ');
}

/** Which of two processes had its outcome first is no difference. */
function toldEnding({
  events,
  ending: { shared, outcomes },
  failures = [],
  left = [],
  deadlock = null,
}: Carried): string {
  const parts = [
    ...outcomes.map(({ process, outcome }) => `${process}: ${outcome}`),
    ...failures.map(({ process, message }) => `${process} throws ${message}`),
    ...left.map(({ process, on }) => `${process} ends with ${on}`),
    ...(deadlock ? stuck(deadlock) : []),
    // Who came by a lock because its holder was gone; no step, and yet both must agree on it.
    ...events
      .filter(({ op }) => op === 'abandoned')
      .map(({ process, on }) => `${process} has ${on} of one who is gone`),
  ];
  return `${parts.toSorted((a, b) => (a < b ? -1 : 1)).join(', ')}; ${jsonOf(shared)}`;
}

/** Of a circle, who is in it: what goes on round it, nobody waits to see. */
function stuck({ waits, cycle }: Deadlock): string[] {
  return waits
    .filter(({ process }) => cycle?.includes(process) ?? true)
    .map(({ process, op, on }) => `${process} waits for ever to ${op} ${on}`);
}
