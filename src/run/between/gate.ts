import { arena } from '../../primitives/system/arena.js';
import { DIES, howIn, MOST_CHOICES, whoIn } from '../../trace/order.js';
import type { Semaphore } from '../../primitives/sync/semaphore.js';

/**
 * Lets the workers of a run take their steps in a given order, one at a time.
 *
 * Each worker stays where it is before its next step. When all have come so far, the first in the
 * order is given leave; it takes its step and runs on to its next one, or to its end, and there it
 * gives leave to the next in the order. So at any moment one worker runs, the others stand still,
 * and nobody has to guess or to be asked: the order is in the arena, and they pass the turn on
 * among themselves.
 */
export interface GatePlace {
  readonly at: number;
  /** For each worker, what it waits for. */
  readonly leaves: readonly Semaphore[];
  /** Released when an order that ends early has come to its end. */
  readonly rested: Semaphore;
}

/**
 * What is there when all its steps have been taken: everybody has ended; or they wait for each
 * other, so everybody may go as he likes, and will; or some stand before a step that nobody takes.
 */
export const ENDS = ['whole', 'stuck', 'early'] as const;
export type OrderEnds = (typeof ENDS)[number];

/** The words of a gate; the workers' states follow, and then the order. */
export const GateWord = {
  length: 0,
  position: 1,
  came: 2,
  why: 3,
  who: 4,
  ends: 5,
  isOpen: 6,
  states: 7,
} as const;

export const State = { runs: 0, stands: 1, isOver: 2, dies: 3 } as const;

/**
 * Why an order could not be kept: it was over and a worker was not; a worker's turn came when it
 * was over, or had to wait; a process died.
 */
export const WHYS = ['goes-on', 'is-over', 'would-wait', 'died', 'early'] as const;
export type Why = Exclude<(typeof WHYS)[number], 'early'>;

export interface BrokenOrder {
  readonly why: Why;
  /** The worker's place among the workers. */
  readonly who: number;
  /** How many steps had been taken. */
  readonly steps: number;
}

/** What a worker's steps wait for; without a gate, nothing. */
export interface Pace {
  /**
   * To be called before each step.
   * @param isGivingBack whether it is taken also when the order is broken, for others need it: a
   * lock that is released, say
   * @throws {OrderBroken}
   */
  step(isGivingBack?: boolean): void;
  /** The step cannot be taken, for it would have to wait. @throws {OrderBroken} */
  wouldWait(): void;
  readonly isGiven: boolean;
  /** The number of the value that the worker is to choose after its last step. */
  readonly choice: number;
  /** Told when the worker is to die now. */
  dies: () => void;
}

export const FREE: Pace = {
  step: () => {},
  wouldWait: () => {},
  isGiven: false,
  choice: 0,
  dies: () => {},
};

/** The order cannot be kept any more: the worker's run ends here. */
export class OrderBroken extends Error {}

/** A worker's side. */
export class Gate implements Pace {
  readonly isGiven = true;
  readonly #place: GatePlace;
  readonly #me: number;
  readonly #words: Int32Array;
  #hasCome = false;
  dies: () => void = () => {};

  constructor(place: GatePlace, me: number) {
    this.#place = place;
    this.#me = me;
    this.#words = arena().words;
  }

  /** A run begins. */
  begin(): void {
    this.#hasCome = false;
  }

  step(isGivingBack = false): void {
    if (!this.#isBroken && !isOpen(this.#place)) {
      this.#stop(State.stands);
      this.#place.leaves[this.#me]!.acquireSync();
      if (gateStateOf(this.#place, this.#me) === State.dies) this.#die();
    }
    if (this.#isBroken && !isGivingBack) throw new OrderBroken();
  }

  get choice(): number {
    const { at, leaves } = this.#place;
    const position = Atomics.load(this.#words, at + GateWord.position);
    const how = howIn(this.#words[at + GateWord.states + leaves.length + position - 1]!);
    return how <= MOST_CHOICES ? how : 0;
  }

  /** The command sees that it is gone, and gives leave to the next. */
  #die(): never {
    this.dies();
    process.kill(process.pid, 'SIGKILL');
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }

  /** This worker's run is over. */
  end(): void {
    if (!this.#isBroken && !isOpen(this.#place)) this.#stop(State.isOver);
  }

  wouldWait(): void {
    if (isOpen(this.#place)) return;
    breakUp(this.#place, 'would-wait', this.#me);
    throw new OrderBroken();
  }

  get #isBroken(): boolean {
    return Atomics.load(this.#words, this.#place.at + GateWord.why) !== 0;
  }

  /** Before the first step all come at once; after it, whoever stops was the one that ran. */
  #stop(state: number): void {
    const { at, leaves } = this.#place;
    setState(this.#place, this.#me, state);
    const isLate =
      !this.#hasCome && Atomics.add(this.#words, at + GateWord.came, 1) + 1 < leaves.length;
    this.#hasCome = true;
    if (!isLate) passOn(this.#place);
  }
}

/** Gives leave to the next in the order. */
export function passOn(place: GatePlace): void {
  const { words } = arena();
  const { at, leaves } = place;
  const position = Atomics.load(words, at + GateWord.position);
  if (position === words[at + GateWord.length]) {
    const left = leaves.findIndex((_, who) => gateStateOf(place, who) !== State.isOver);
    if (left < 0) return;
    const ends = ENDS[words[at + GateWord.ends]!];
    if (ends === 'early') return place.rested.release();
    return ends === 'stuck' ? open(place) : breakUp(place, 'goes-on', left);
  }
  const move = words[at + GateWord.states + leaves.length + position]!;
  const next = whoIn(move);
  if (gateStateOf(place, next) === State.isOver) return breakUp(place, 'is-over', next);
  Atomics.store(words, at + GateWord.position, position + 1);
  setState(place, next, howIn(move) === DIES ? State.dies : State.runs);
  leaves[next]!.release();
}

export function gateStateOf({ at }: GatePlace, who: number): number {
  return Atomics.load(arena().words, at + GateWord.states + who);
}

export function setState({ at }: GatePlace, who: number, state: number): void {
  Atomics.store(arena().words, at + GateWord.states + who, state);
}

/** Whether an order has been carried out to its end, and everybody may go. */
export function isOpen({ at }: GatePlace): boolean {
  return Atomics.load(arena().words, at + GateWord.isOpen) !== 0;
}

function open({ at, leaves }: GatePlace): void {
  Atomics.store(arena().words, at + GateWord.isOpen, 1);
  for (const leave of leaves) leave.release();
}

/** The first reason counts; then everybody may go, to find that there is nothing to go to. */
export function breakUp({ at, leaves }: GatePlace, why: (typeof WHYS)[number], who: number): void {
  const { words } = arena();
  if (Atomics.load(words, at + GateWord.why) !== 0) return;
  words[at + GateWord.who] = who;
  Atomics.store(words, at + GateWord.why, WHYS.indexOf(why) + 1);
  for (const leave of leaves) leave.release();
}
