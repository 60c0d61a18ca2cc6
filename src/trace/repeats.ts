import type { TraceEvent } from './event.js';
import { jsonOf } from './json.js';
import { isStepOp, type Op } from './ops.js';

/** What is done, and changes nothing that is shared. */
const ASKS: ReadonlySet<Op> = new Set(['read', 'busy', 'full', 'empty', 'wait', 'say', 'sleep']);

function changes(op: Op): boolean {
  return op === 'abandoned' || (isStepOp(op) && !ASKS.has(op));
}

/**
 * What processes do again and again while nothing shared changes, as one does that asks for a flag
 * until it is set.
 */
export class Repeats {
  /** Of each process, how often it has done what since something changed. */
  readonly #since = new Map<string, Map<string, number>>();

  /** The how manyth time this is the same since something changed; 0 for whatever does not ask. */
  add({ process, op, on, value }: TraceEvent): number {
    if (changes(op)) this.#since.clear();
    if (!ASKS.has(op)) return 0;
    const key = jsonOf([op, on, value]);
    const known = this.#since.get(process) ?? new Map<string, number>();
    const times = (known.get(key) ?? 0) + 1;
    this.#since.set(process, known.set(key, times));
    return times;
  }
}
