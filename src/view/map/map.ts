/**
 * Room: the map of all orders: every state a dot, every step a line, as data and as SVG. The page
 * draws with the same functions.
 */

import type { CodeLine, Shape } from '../diagram/diagram.js';

/** What goes wrong of the orders from a state: none, some, all. */
export type Fate = 'safe' | 'open' | 'lost';

/** What is said of a map. */
export interface MapHead {
  readonly title: string;
  readonly label: string;
  readonly isWrong: boolean;
  readonly sentence: string;
}

/** In one language, with its places; `{0}` stands for whoever is at the first place of a state. */
export type OrdersMap = MapGround & MapSaid;

/** What is the same in every language. */
export interface MapGround {
  readonly dots: readonly Dot[];
  readonly lines: readonly MapLine[];
  readonly width: number;
  readonly height: number;
  /** How large a dot is. */
  readonly radius: number;
}

/** What dots and lines mean, by the numbers that they have. */
export interface MapSaid extends MapHead {
  readonly processes: readonly string[];
  readonly things: readonly string[];
  /** What is typed to carry an order out, before its token. */
  readonly command: string;
  readonly steps: readonly MapStep[];
  /** What a process does next, and from which line of the code; -1 where that is not known. */
  readonly texts: readonly { readonly text: string; readonly line: number }[];
  /** How a thing can stand. */
  readonly stands: readonly string[];
  /** How it can end. */
  readonly ends: readonly string[];
  /** Of one order, of several: with `{0}` and `{1}` for figures and the end. */
  readonly open: readonly [one: string, several: string];
  readonly ended: readonly [one: string, several: string];
  readonly code: readonly CodeLine[];
}

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly fate: Fate;
  /** The share of the orders from here that go wrong: from 0 to 1, and as text. */
  readonly share: number;
  readonly told: string;
  /** How many orders go on from here, or end here. */
  readonly orders: string;
  /** Of a last state: how it has ended; else -1. */
  readonly end: number;
  /** How each thing stands; -1 where that is not to be seen. */
  readonly things: readonly number[];
  /** What whoever is at each place does next, among the texts; -1 where it has ended. */
  readonly next: readonly number[];
}

export interface MapLine {
  readonly from: number;
  readonly to: number;
  /** The first place from which it can be taken, how many there are, and the place afterwards. */
  readonly who: number;
  readonly many: number;
  /** How it goes on; 0 where it just does. */
  readonly how: number;
  readonly becomes: number;
  readonly step: number;
}

export interface MapStep {
  readonly shape: Shape;
  readonly thing: number;
  /** In a lane, and in a sentence. */
  readonly text: string;
  readonly deed: string;
}

/** Whether by it what was open is decided. */
export function isTurn({ dots }: MapGround, { from, to }: MapLine): boolean {
  return dots[from]!.fate === 'open' && dots[to]!.fate === 'lost';
}

export function sentenceOn(map: OrdersMap, { orders, told, end }: Dot): string {
  const [one, several] = end < 0 ? map.open : map.ended;
  const figures = [orders, end < 0 ? told : map.ends[end]!];
  return (orders === '1' ? one : several).replace(
    /\{([01])\}/g,
    (_, at: string) => figures[Number(at)]!,
  );
}
