/**
 * Room: the space-time diagram of a run: as data, in the words of a language, and as SVG. The page
 * draws with the same functions, so nothing that draws may need more than the data.
 */

import type { ArrowKind } from '../../trace/arrows.js';
import type { WaitCircle } from './circle.js';

/** How a happening looks, without its colour. */
export type Shape =
  | 'read'
  | 'write'
  | 'acquire'
  | 'release'
  | 'send'
  | 'receive'
  | 'wait'
  | 'life'
  | 'end';

export interface Lane {
  readonly title: string;
  readonly kind: 'process' | 'thing';
  /** In columns of the terminal. */
  readonly width: number;
}

export interface Happening {
  readonly time: string;
  /** Of the process; and of the thing that it is done to, -1 where that has none. */
  readonly lane: number;
  readonly thing: number;
  readonly shape: Shape;
  readonly text: string;
  readonly sentence: string;
  /** What is to be noted of it, such as that it overwrites something. */
  readonly note: string;
  /** The lanes of those who wait meanwhile. */
  readonly waiting: readonly number[];
  /** Of each lane of a thing, from the first, how it stands after this. */
  readonly states: readonly string[];
  /** From which of the lines of code it was asked for; -1 where that is not known. */
  readonly line: number;
  /** Who has a lock: its lane, and that of the process. */
  readonly held: readonly (readonly [thing: number, process: number])[];
}

export interface CodeLine {
  /** The file's name, above the first of its lines and where lines are left out. */
  readonly heading: string;
  readonly number: number;
  readonly text: string;
}

/** Of rows that are left out nothing is told but how many they are. */
export type DiagramRow = Happening | { readonly leftOut: string };

export interface Arrow {
  readonly kind: ArrowKind;
  /** Places among the rows. */
  readonly from: number;
  readonly to: number;
}

/** The run of an act, in one language. */
export interface Diagram {
  readonly lanes: readonly Lane[];
  readonly rows: readonly DiagramRow[];
  readonly arrows: readonly Arrow[];
  /** What each kind of arrow and of line that there is means. */
  readonly meanings: readonly (readonly [ArrowKind | 'waits' | 'holds', string])[];
  /** What the processes carried out, as far as it is to be seen. */
  readonly code: readonly CodeLine[];
  /** That not all is drawn, or that there is nothing to draw. */
  readonly remark: string;
  /** Who waits for whom, where they wait in a circle. */
  readonly circle: WaitCircle | null;
}

export function isHappening(row: DiagramRow | undefined): row is Happening {
  return row !== undefined && 'lane' in row;
}
