/** Room: what happened, in order. Knows no runtime and no screen: every one of them reads it. */

import type { Op } from './ops.js';

/** One thing that one process did, at one moment. */
export interface TraceEvent {
  /** Nanoseconds since the start of the act, on a clock that all processes share. */
  readonly at: number;
  readonly process: string;
  readonly pid: number;
  readonly op: Op;
  /** What it was done to: a file, a lock. */
  readonly on?: string;
  readonly value?: unknown;
  /** A read that only looks, and does not act on what it sees. */
  readonly look?: true;
  /** It happened inside of a queue, to one of its parts, and is no step. */
  readonly inside?: true;
}
