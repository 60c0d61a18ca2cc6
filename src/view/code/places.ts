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
 * Where each process is after the events so far: at what it has asked for last; whoever has ended
 * is nowhere.
 */
export class PlacesInCode {
  readonly #lines = new Map<string, SourceLine>();
  #last: string | null = null;

  add({ process, op, line }: TraceEvent): void {
    if (op === 'exit') this.#lines.delete(process);
    else if (line) this.#lines.set(process, line);
    this.#last = process;
  }

  get all(): Place[] {
    return [...this.#lines].map(([process, line]) => ({
      process,
      line,
      isLast: process === this.#last,
    }));
  }
}

export function placesAfter(events: readonly TraceEvent[]): Place[] {
  const places = new PlacesInCode();
  for (const event of events) places.add(event);
  return places.all;
}
