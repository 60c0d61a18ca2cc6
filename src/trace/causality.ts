import type { TraceEvent } from './event.js';

/**
 * Which event happened before which, where it matters: a write that is based on a read which
 * somebody else has overtaken.
 *
 * Two processes that have read the same state of a thing have both decided on it; from the second
 * one's read on, a lost update is certain unless one of them gives up.
 */
export interface Overtaking {
  /** The write that destroys what others wrote between its own read and itself. */
  readonly write: TraceEvent;
  readonly read: TraceEvent;
  /** The writes that are lost by it. */
  readonly lost: readonly TraceEvent[];
}

export interface Race {
  readonly overtakings: readonly Overtaking[];
  /** Reads of a state that somebody was about to overwrite, and who that was. */
  readonly earlyReads: ReadonlyMap<TraceEvent, string>;
}

/** What a step is about: the thing, and of a dictionary the entry, for two entries are two. */
export function subjectOf({ on = '', value }: Pick<TraceEvent, 'on' | 'value'>): string {
  return isEntry(value) ? `${on}.${value.key}` : on;
}

/**
 * The lost updates of all that is read and written in a trace, by what it is about; those of one
 * thing never count for another.
 */
export function findRaces(events: readonly TraceEvent[]): ReadonlyMap<string, Race> {
  const grown = lists(events);
  const steps = events.filter(
    ({ op, look, on }) =>
      !look && (op === 'read' || op === 'write' || op === 'update') && !grown.has(on!),
  );
  return new Map(
    [...new Set(steps.map(subjectOf))].map((subject) => [
      subject,
      findRace(steps.filter((step) => subjectOf(step) === subject)),
    ]),
  );
}

/** What is read as a list and written one by one: that adds to it, and destroys nothing. */
export function lists(events: readonly TraceEvent[]): ReadonlySet<string> {
  const read = new Set(
    events.filter(({ op, value }) => op === 'read' && Array.isArray(value)).map(({ on }) => on!),
  );
  return new Set(
    events
      .filter(({ op, on, value }) => op === 'write' && read.has(on!) && !Array.isArray(value))
      .map(({ on }) => on!),
  );
}

function findRace(steps: readonly TraceEvent[]): Race {
  const basis = new Map<string, number>();
  const writes: TraceEvent[] = [];
  const overtakings: Overtaking[] = [];
  const reads = new Map<string, TraceEvent>();
  for (const step of steps) {
    if (step.op === 'read') {
      basis.set(step.process, writes.length);
      reads.set(step.process, step);
      continue;
    }
    const read = reads.get(step.process);
    // What it has written itself is its own to overwrite.
    const lost = writes
      .slice(basis.get(step.process) ?? writes.length)
      .filter(({ process }) => process !== step.process);
    // An update reads and writes at once: it destroys nothing, and can be destroyed.
    if (step.op === 'write' && read && lost.length > 0)
      overtakings.push({ write: step, read, lost });
    writes.push(step);
  }
  return { overtakings, earlyReads: earlyReads(steps, overtakings) };
}

/**
 * A read is early when another process had read the same state before, and writes only after it.
 */
function earlyReads(
  steps: readonly TraceEvent[],
  overtakings: readonly Overtaking[],
): Map<TraceEvent, string> {
  const involved = new Set(
    overtakings.flatMap(({ write, lost }) => [write, ...lost].map(({ process }) => process)),
  );
  const found = new Map<TraceEvent, string>();
  const pending: string[] = [];
  for (const step of steps) {
    if (!involved.has(step.process)) continue;
    const index = pending.indexOf(step.process);
    if (step.op === 'read') {
      const [first] = pending;
      if (first !== undefined && first !== step.process) found.set(step, first);
      if (index < 0) pending.push(step.process);
    } else if (index >= 0) {
      pending.splice(index, 1);
    }
  }
  return found;
}

/** What a dictionary is asked for, or told; what is not there has no value. */
function isEntry(value: unknown): value is { readonly key: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    typeof value.key === 'string' &&
    Object.keys(value).every((key) => key === 'key' || key === 'value')
  );
}
