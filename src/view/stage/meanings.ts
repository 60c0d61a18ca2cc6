import { findRaces } from '../../trace/causality.js';
import type { TraceEvent } from '../../trace/event.js';
import { displayName, type Look, told } from '../look.js';

/** What events mean for other processes, as it came out: who will overwrite whom. */

/** So many are named. */
const NAMED = 3;

export function meaningsOf(
  look: Look,
  events: readonly TraceEvent[],
): ReadonlyMap<TraceEvent, readonly string[]> {
  const { stage } = look.messages;
  const found = new Map<TraceEvent, string[]>();
  const add = (event: TraceEvent, sentence: string): void =>
    void found.set(event, [...(found.get(event) ?? []), sentence]);
  const names = (all: readonly TraceEvent[]): readonly [readonly string[], number] => {
    const different = [...new Set(all.map(({ process }) => displayName(look, process)))];
    return [different.slice(0, NAMED), different.length];
  };
  for (const { earlyReads, overtakings } of findRaces(events).values()) {
    for (const [read, process] of earlyReads)
      add(read, stage.readToo(displayName(look, process), told(look, read.value)));
    for (const { write, lost } of overtakings) add(write, stage.overwrites(...names(lost)));
    const writes = new Set(overtakings.flatMap(({ lost }) => lost));
    for (const write of writes) {
      const later = overtakings.filter(({ lost }) => lost.includes(write));
      add(write, stage.readBefore(...names(later.map((one) => one.write))));
    }
  }
  return found;
}
