import type { Sentence } from '../../act/sentences.js';
import type { TraceEvent } from '../../trace/event.js';
import { type LanesShown, type Row, rowsOf } from '../lanes/rows.js';

export interface DiagramShown extends LanesShown {
  /** Whether the lives and deaths of the processes are what is shown. */
  readonly lives: boolean;
  /** What is to be said about an event, given those before it. */
  readonly noteOn?:
    | ((event: TraceEvent, before: readonly TraceEvent[]) => Sentence | null)
    | undefined;
}

/**
 * What is drawn of a run: the steps; where processes are started and ended, or no step is told, all
 * that they do.
 */
export function happeningsOf(shown: DiagramShown): Row[] {
  const steps = rowsOf(shown);
  if (!shown.lives && steps.length > 0) return steps;
  const known = new Map(steps.map((row) => [row.event, row]));
  const rows: Row[] = [];
  for (const event of shown.events) {
    const row = known.get(event);
    known.delete(event);
    if (row) rows.push(row);
    else if (isTold(event) && shown.processes.includes(event.process))
      rows.push({ waiting: new Set(), states: new Map(), ...rows.at(-1), event, number: null });
  }
  // Those who stand still at the end are in no event.
  return [...rows, ...known.values()];
}

function isTold({ op, inside }: TraceEvent): boolean {
  return !inside && op !== 'sleep';
}
