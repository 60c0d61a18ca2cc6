import { findRaces, subjectOf } from '../../trace/causality.js';
import type { TraceEvent } from '../../trace/event.js';
import type { Op } from '../../trace/ops.js';
import { namesIn } from '../../trace/together.js';
import type { Row, LanesShown } from './rows.js';

/**
 * What a picture is about: which things have a column, and which things, processes and steps must
 * not be missing.
 */

/**
 * The things whose state is worth following: whatever is read, and whatever is waited for, which
 * comes last.
 */
export function thingsIn(rows: readonly Row[]): string[] {
  const read = new Set(
    rows
      .filter(({ event: { op } }) => op === 'read' || op === 'update' || looksAt(op))
      .flatMap(({ event }) => subjectsOf(event)),
  );
  const states = [...(rows.at(-1)?.states ?? [])].toSorted(([a], [b]) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  const [values, others] = [
    states.filter(([name, { kind }]) => kind === 'value' && read.has(name)),
    states.filter(([, { kind }]) => kind !== 'value'),
  ];
  return [...values, ...others].map(([name]) => name);
}

/** Whoever waits until something is as it wants looks at it, also before it is. */
function looksAt(op: Op): boolean {
  return op === 'until' || op === 'wait';
}

/** Who waits for several things together may look at each. */
function subjectsOf(event: TraceEvent): readonly string[] {
  return looksAt(event.op) ? namesIn(event.on!) : [subjectOf(event)];
}

export interface Mattering {
  readonly names: ReadonlySet<string>;
  readonly events: ReadonlySet<TraceEvent>;
}

export function mattering(rows: readonly Row[], { stuck = null }: LanesShown): Mattering {
  const names = new Set(thingsIn(rows).filter((thing) => isShared(rows, thing)));
  const events = new Set<TraceEvent>();
  const add = (event: TraceEvent): void => {
    events.add(event);
    names.add(event.process).add(subjectOf(event));
  };
  for (const { overtakings } of findRaces(rows.map(({ event }) => event)).values())
    for (const { read, write, lost } of overtakings) [read, write, ...lost].forEach(add);
  for (const [at, { event }] of rows.entries()) {
    if (event.op === 'die') events.add(event);
    if (event.op !== 'torn') continue;
    add(event);
    const half = rows
      .slice(0, at)
      .findLast((row) => row.event.op === 'half' && row.event.on === event.on);
    if (half) add(half.event);
  }
  const waits = stuck?.waits.filter(({ process }) => stuck.cycle?.includes(process) ?? true) ?? [];
  for (const { process, on, heldBy } of waits) {
    [process, on, ...heldBy].forEach((name) => names.add(name));
    for (const { event } of rows)
      if (event.process === process && event.on === on && event.op === 'wait') events.add(event);
    const held = rows.findLast(({ event }) => event.op === 'acquire' && event.on === on);
    if (held) events.add(held.event);
  }
  return { names, events };
}

/** Whether more than one process uses it. */
function isShared(rows: readonly Row[], thing: string): boolean {
  return (
    new Set(
      rows
        .filter(({ event }) => subjectsOf(event).includes(thing))
        .map(({ event }) => event.process),
    ).size > 1
  );
}
