import type { Stopped } from './carry-out.js';
import type { Repeated } from '../model/repetition.js';
import type { Order } from '../../trace/order.js';
import type { OrderEnd } from '../model/order-end.js';

/** What came of a search through the orders of a scenario. */
export interface Exploration {
  /**
   * Whether every order was looked at, or a state or an order that stands for it. Otherwise what
   * was found is true, and what was not found may exist.
   */
  readonly complete: boolean;
  /** The bound that ended the search. */
  readonly stopped: Stopped;
  /**
   * What was done instead of carrying out every order: counting over the states, or one order of
   * each class; `none`: nothing.
   */
  readonly reduction: 'none' | 'dpor' | 'states';
  /** How many states there are, where they were counted. */
  readonly states: number | null;
  /** How many orders were carried out. */
  readonly runs: number;
  /**
   * How many orders there are; null where they are without end, or too many for this search to
   * count.
   */
  readonly orders: bigint | null;
  /**
   * How likely it is that it goes wrong, if a fair coin says each time who of those who can goes
   * next; null where that is not known.
   */
  readonly chance: number | null;
  /** The most frequent first. */
  readonly endings: readonly CountedEnd[];
  readonly shortest: ShortestLoss | null;
  /**
   * Steps that lead into a circle, and once round: everybody who can go goes, if it `isFair`, and it
   * never ends.
   */
  readonly livelock: {
    readonly way: Order;
    readonly round: Order;
    readonly isFair: boolean;
  } | null;
  /** Whether a worker that did the same for a hundred rounds is taken to do it for ever. */
  readonly repeats: boolean;
  /** Whether a worker begins again, as often as it likes. */
  readonly rounds: boolean;
  /** Who did the same again and again, where that ended the search. */
  readonly loop: Repeated | null;
  readonly elapsedMs: number;
}

/** One way to end, and how many orders end so. */
export interface CountedEnd extends OrderEnd {
  /** Null where orders are not counted. */
  readonly orders: bigint | null;
  /** How many of these orders were carried out. */
  readonly runs: number;
  /**
   * Whether it stands also for endings that differ only by who of those that do the same it was.
   */
  readonly orAnother: boolean;
  /** One order that ends so, with few switches; of the rarest endings none is kept. */
  readonly example: Order | null;
}

/** The losing order that is easiest to tell. */
export interface ShortestLoss {
  readonly schedule: Order;
  readonly switches: number;
  /**
   * Whether no losing order has fewer switches; false where it is only the best of those that were
   * found.
   */
  readonly isSure: boolean;
  /**
   * After how many of its steps no order goes well any more (the point of no return); null where
   * that is not known.
   */
  readonly turn: number | null;
}
