import type { ArrowKind } from '../../trace/arrows.js';

/** A run as a drawing: for slides, and on a page. */
export interface DiagramWords {
  /** A sentence about one event. */
  happens: (process: string, deed: string) => string;
  /** The first names of all whose writes are lost. */
  overwrites: (processes: readonly string[], all: number) => string;
  begins: string;
  starts: (process: string) => string;
  /** What an arrow means; it leads from the first to the second. */
  arrows: Readonly<Record<ArrowKind, string>>;
  waits: string;
  holds: string;
  /** Of rows too many to be drawn. */
  leftOut: (count: number) => string;
  /** So many of all are drawn. */
  thinned: (drawn: number, all: number) => string;
  nothing: string;
}
