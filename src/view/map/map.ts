/**
 * Room: the map of all orders: every state a dot, every step a line, as data and as SVG. The page
 * draws with the same functions.
 */

import type { Shape } from '../diagram/diagram.js';

/** What goes wrong of the orders from a state: none, some, all. */
export type Fate = 'safe' | 'open' | 'lost';

/** In one language, with its places; `{0}` stands for whoever is at the first place of a state. */
export interface OrdersMap {
  readonly title: string;
  readonly label: string;
  readonly isWrong: boolean;
  readonly sentence: string;
  readonly processes: readonly string[];
  readonly things: readonly string[];
  /** What is typed to carry an order out, before its token. */
  readonly command: string;
  readonly texts: readonly string[];
  readonly dots: readonly Dot[];
  readonly lines: readonly MapLine[];
  readonly width: number;
  readonly height: number;
  /** How large a dot is. */
  readonly radius: number;
}

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly fate: Fate;
  /** The share of the orders from here that go wrong: from 0 to 1, and as text. */
  readonly share: number;
  readonly told: string;
  readonly sentence: string;
  /** Of a last state: how it has ended. */
  readonly end: string;
  /** How each thing stands. */
  readonly things: readonly string[];
  /** What whoever is at each place does next, among the texts; -1 where it has ended. */
  readonly next: readonly number[];
}

export interface MapLine {
  readonly from: number;
  readonly to: number;
  readonly shape: Shape;
  /** The first place from which it can be taken, how many there are, and the place afterwards. */
  readonly who: number;
  readonly many: number;
  readonly becomes: number;
  /** Whether by it what was open is decided. */
  readonly turn: boolean;
  readonly thing: number;
  /** In a lane, and in a sentence. */
  readonly text: string;
  readonly deed: string;
}
