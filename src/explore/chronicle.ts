import type { Event, Op } from '../trace/event.js';
import type { Operation, StandIn } from './operation.js';
import { isBlocked, type Seat } from './seat.js';

const NANOSECONDS = 1e6;

/**
 * What happens in a run, as the events of a real one: a step takes a millisecond, and the pid of a worker is its number counted from 1.
 */
export class Chronicle {
  readonly events: Event[] = [];
  /** Those of the events that are steps. */
  readonly steps: Event[] = [];

  add(seat: Seat, op: Op, details: Pick<Event, 'on' | 'value' | 'look'> = {}): void {
    this.events.push({ at: this.#at(this.steps.length), process: seat.name, pid: pidOf(seat), op, ...details });
  }

  addStep(seat: Seat, operation: Operation, thing: StandIn, value: unknown, failed: boolean): void {
    const op = failed ? (operation.failed ?? operation.op) : operation.op;
    const event = { at: this.#at(this.steps.length + 1), process: seat.name, pid: pidOf(seat), op, on: thing.name, ...(value === undefined ? {} : { value }), ...(operation.look ? { look: true as const } : {}) };
    this.steps.push(event);
    this.events.push(event);
  }

  #at(steps: number): number {
    return steps * NANOSECONDS;
  }
}

/** The pids of those who wait for a thing, in order of arrival. */
export function waitingFor(thing: StandIn, seats: readonly Seat[]): number[] {
  return seats.filter((seat) => seat.thing === thing && isBlocked(seat)).toSorted((a, b) => a.since - b.since).map(pidOf);
}

/** Nobody in the model has a process id; the views want one. */
function pidOf({ index }: Seat): number {
  return index + 1;
}
