import type { TraceEvent } from '../../trace/event.js';
import type { SourceLine } from '../../trace/source-line.js';

/** A process in the code. */
export interface Place {
  readonly process: string;
  readonly line: SourceLine;
  /** Whether it is the one that has just done something. */
  readonly isLast: boolean;
}

/**
 * Where each process is after these events: at what it has asked for last; whoever has ended is
 * nowhere.
 */
export function placesAfter(events: readonly TraceEvent[]): Place[] {
  const lines = new Map<string, SourceLine>();
  for (const { process, op, line } of events) {
    if (op === 'exit') lines.delete(process);
    else if (line) lines.set(process, line);
  }
  const last = events.at(-1)?.process;
  return [...lines].map(([process, line]) => ({ process, line, isLast: process === last }));
}
