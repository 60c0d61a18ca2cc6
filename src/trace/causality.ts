import type { Event } from './event.js';

/**
 * Which event happened before which, where it matters: a write that is based on a read which somebody else has overtaken.
 *
 * Two processes that have read the same state of a file have both decided on it; from the second one's read on, a lost update is certain
 * unless one of them gives up.
 */
export interface Overtaking {
  /** The write that destroys what others wrote between its own read and itself. */
  readonly write: Event;
  readonly read: Event;
  /** The writes that are lost by it. */
  readonly lost: readonly Event[];
}

export interface Race {
  readonly overtakings: readonly Overtaking[];
  /** Reads of a state that somebody was about to overwrite, and who that was. */
  readonly earlyReads: ReadonlyMap<Event, string>;
}

/** The thing whose state is worth following: the first that anybody reads. Empty where nobody reads anything. */
export function firstRead(events: readonly Event[]): string {
  return events.find(({ op }) => op === 'read')?.on ?? '';
}

/** Finds the lost updates of one thing in a trace. */
export function findRace(events: readonly Event[], on: string): Race {
  const steps = events.filter((event) => event.on === on && !event.look && (event.op === 'read' || event.op === 'write'));
  const basis = new Map<string, number>();
  const writes: Event[] = [];
  const overtakings: Overtaking[] = [];
  const reads = new Map<string, Event>();
  for (const step of steps) {
    if (step.op === 'read') {
      basis.set(step.process, writes.length);
      reads.set(step.process, step);
      continue;
    }
    const read = reads.get(step.process);
    const lost = writes.slice(basis.get(step.process) ?? writes.length);
    if (read && lost.length > 0) overtakings.push({ write: step, read, lost });
    writes.push(step);
  }
  return { overtakings, earlyReads: earlyReads(steps, overtakings) };
}

/** A read is early when another process had read the same state before, and writes only after it. */
function earlyReads(steps: readonly Event[], overtakings: readonly Overtaking[]): Map<Event, string> {
  const involved = new Set(overtakings.flatMap(({ write, lost }) => [write, ...lost].map(({ process }) => process)));
  const found = new Map<Event, string>();
  const pending: string[] = [];
  for (const step of steps) {
    if (!involved.has(step.process)) continue;
    const index = pending.indexOf(step.process);
    if (step.op === 'write') {
      if (index >= 0) pending.splice(index, 1);
    } else {
      const [first] = pending;
      if (first !== undefined && first !== step.process) found.set(step, first);
      if (index < 0) pending.push(step.process);
    }
  }
  return found;
}
