import type { ArrowKind } from '../../trace/arrows.js';

type QueuePart = 'spaces' | 'writers' | 'pipe' | 'readers' | 'items';

/** What stands beside a run: the inside of a queue, a terminal, tables. */
export interface PictureWords {
  /** The inside of a queue. */
  parts: {
    size: string;
    kinds: Record<QueuePart, string>;
    cells: {
      pass: string;
      oneMore: string;
      lock: string;
      free: string;
      into: (bytes: number) => string;
      out: (bytes: number) => string;
    };
    about: Record<QueuePart, string>;
  };
  /** What stands on a terminal. */
  screen: { title: string; more: (lines: number) => string };
  comparison: {
    title: string;
    columns: {
      act: string;
      sold: string;
      left: string;
      oversold: string;
      time: string;
      order: string;
    };
    meaning: string;
    time: string;
  };
  /** The mechanisms side by side. */
  mechanisms: {
    title: string;
    /** Columns. */
    tickets: string;
    bytes: string;
    least: string;
    most: string;
    locks: { own: string; inside: string; none: string };
    directions: { 'both ways': string; 'one way': string };
    users: { anyone: string; relatives: string };
    meaning: string;
  };
}

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
