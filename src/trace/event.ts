/** Room: what happened, in order. Knows no runtime and no screen: every one of them reads it. */

import type { Op } from './ops.js';
import type { SourceLine } from './source-line.js';

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
  /** Where the worker has asked for it; only where a view wants to show that. */
  readonly line?: SourceLine;
}
