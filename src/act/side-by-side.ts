/** What comes of several acts, side by side: rows, which a view draws. */

import type { TraceEvent } from '../trace/event.js';

export type SideBySide =
  | { readonly kind: 'sales'; readonly rows: readonly ComparedAct[] }
  | { readonly kind: 'mechanisms'; readonly rows: readonly ComparedMechanism[] };

/** An act that is over, and what its judge has found. */
export interface JudgedAct {
  readonly title: string;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly events: readonly TraceEvent[];
}

/** A sale. */
export interface ComparedAct {
  readonly title: string;
  readonly sold: number;
  /** How many the file says are left; null where it cannot be read. */
  readonly left: number | null;
  readonly oversold: number;
  /** Whether more were sold than there were, or the file says otherwise. */
  readonly lost: boolean;
  readonly elapsedMs: number;
  /** Without the time that it took to start the processes. */
  readonly sellingMs: number;
  /** The names of the processes in the order served. */
  readonly order: readonly string[];
}

/** A way to share, measured. */
export interface ComparedMechanism {
  readonly title: string;
  readonly ops: Spread;
  readonly bytes: Spread;
  /**
   * Which lock keeps its users apart: one of their own, one inside of it, or none, where each end
   * is for one.
   */
  readonly lock: 'own' | 'inside' | 'none';
  readonly direction: 'both ways' | 'one way';
  readonly users: 'anyone' | 'relatives';
}

/** Of a rate in each round: the least, the middle, the greatest. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}
