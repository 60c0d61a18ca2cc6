import { findRaces, type Race, subjectOf } from '../../trace/causality.js';
import type { TraceEvent } from '../../trace/event.js';
import { displayName, type Look } from '../look.js';
import type { Row, LanesShown } from './rows.js';

/**
 * What is to be noted of a step: that it came too early, that it destroyed something, that it
 * closed a circle.
 */

export interface Notes {
  readonly races: ReadonlyMap<string, Race>;
  /** By its step. */
  readonly at: ReadonlyMap<TraceEvent, string>;
}

/** @param exactly whether it is told of how many processes the writes are lost */
export function notesOf(
  look: Look,
  rows: readonly Row[],
  { stuck = null }: LanesShown,
  exactly: boolean,
): Notes {
  const { lanes } = look.messages;
  const races = findRaces(rows.map(({ event }) => event));
  const at = new Map<TraceEvent, string>();
  const name = (process: string): string => displayName(look, process);
  for (const { earlyReads, overtakings } of races.values()) {
    for (const [read, process] of earlyReads) at.set(read, lanes.before(name(process)));
    for (const { write, lost } of overtakings) {
      const others = new Set(lost.map(({ process }) => process)).size - 1;
      at.set(
        write,
        lanes.overwrites(name(lost[0]!.process), exactly || others === 0 ? others : null),
      );
    }
  }
  const circle = circleIn(rows, stuck);
  circle.forEach(({ wait, next }, index) =>
    at.set(wait, lanes.heldBy(name(next), index === circle.length - 1)),
  );
  return { races, at };
}

/** The first lost update of all, with what it was about. */
export function firstLoss(
  races: ReadonlyMap<string, Race>,
  rows: readonly Row[],
): {
  readonly read: TraceEvent;
  readonly write: TraceEvent;
  readonly lost: TraceEvent;
  readonly subject: string;
} | null {
  const all = [...races.values()].flatMap(({ overtakings }) => overtakings);
  const [first] = all.toSorted((a, b) => place(rows, a.write) - place(rows, b.write));
  return first
    ? { read: first.read, write: first.write, lost: first.lost[0]!, subject: subjectOf(first.read) }
    : null;
}

/** The waits that make a circle, in the order in which they began: the last one closed it. */
function circleIn(
  rows: readonly Row[],
  stuck: LanesShown['stuck'],
): { readonly wait: TraceEvent; readonly next: string }[] {
  const cycle = stuck?.cycle ?? [];
  return cycle
    .flatMap((process, at) => {
      const wait = rows.findLast(({ event }) => event.process === process && event.op !== 'exit');
      return wait?.event.op === 'wait'
        ? [{ wait: wait.event, next: cycle[(at + 1) % cycle.length]! }]
        : [];
    })
    .toSorted((a, b) => place(rows, a.wait) - place(rows, b.wait));
}

function place(rows: readonly Row[], event: TraceEvent): number {
  return rows.findIndex((row) => row.event === event);
}

/** A letter for each different note, in their order; after z comes a1. */
export function lettersOf(notes: Iterable<string>): ReadonlyMap<string, string> {
  return new Map(
    [...new Set(notes)].map((note, at) => [
      note,
      `${String.fromCodePoint(97 + (at % 26))}${at < 26 ? '' : Math.floor(at / 26)}`,
    ]),
  );
}
