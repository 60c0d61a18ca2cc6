import { arena } from '../system/arena.js';

/**
 * A barrier's state, in one word: the phase (3 bits), above it how many parties have come (10
 * bits), above that the generation, which is the number of times that it was passed or reset (19
 * bits, wrapping around). One compare-and-swap changes all three.
 */

/** Those from `ABORTED` on are the ways in which a generation ends without being passed. */
export const Phase = {
  FILLING: 0,
  ACTING: 1,
  ABORTED: 2,
  TIMED_OUT: 3,
  FAILED: 4,
  RESET: 5,
  DIED: 6,
} as const;
export type Phase = (typeof Phase)[keyof typeof Phase];
export type BrokenPhase = Exclude<Phase, typeof Phase.FILLING | typeof Phase.ACTING>;

const PARTY = 1 << 3;
const GENERATION = 1 << 13;

export const MOST_PARTIES: number = GENERATION / PARTY - 1;

export function phaseOf(state: number): Phase {
  return (state & (PARTY - 1)) as Phase;
}

export function countOf(state: number): number {
  return (state & (GENERATION - 1)) >>> 3;
}

export function generationOf(state: number): number {
  return state >>> 13;
}

export function isBroken(phase: Phase): phase is BrokenPhase {
  return phase >= Phase.ABORTED;
}

export function inPhase(state: number, phase: Phase): number {
  return (state & -PARTY) | phase;
}

export function withOneMore(state: number): number {
  return state + PARTY;
}

/** The beginning of the next generation: nobody has come. */
export function nextGeneration(state: number): number {
  return ((state & -GENERATION) + GENERATION) | 0;
}

const WHY: Readonly<Record<Exclude<BrokenPhase, typeof Phase.DIED>, string>> = {
  [Phase.ABORTED]: 'it was aborted; call reset() to use it again',
  [Phase.TIMED_OUT]: 'the time of a party was up before all had come; call reset() to use it again',
  [Phase.FAILED]: 'its action failed; call reset() to use it again',
  [Phase.RESET]: 'it was reset meanwhile; wait again',
};

/** How many words of the arena it takes: the state, and whose death broke it last. */
export const STATE_WORDS: number = 2;

/** The word, where it lies in the arena. */
export class BarrierState {
  readonly #state: number;
  /** The process id of the party whose death broke it last. */
  readonly #dead: number;
  readonly #words: Int32Array = arena().words;

  constructor(at: number) {
    this.#state = at;
    this.#dead = at + 1;
  }

  get now(): number {
    return Atomics.load(this.#words, this.#state);
  }

  swap(from: number, to: number): boolean {
    return Atomics.compareExchange(this.#words, this.#state, from, to) === from;
  }

  /**
   * Breaks a generation, and tells so. True when it is broken now; false when it has ended
   * otherwise.
   */
  break(generation: number, phase: BrokenPhase, tell: () => void): boolean {
    for (;;) {
      const state = this.now;
      if (generationOf(state) !== generation) return false;
      if (isBroken(phaseOf(state))) return true;
      if (!this.swap(state, inPhase(state, phase))) continue;
      tell();
      return true;
    }
  }

  /** Notes who has died in it. */
  noteDead(pid: number): void {
    Atomics.store(this.#words, this.#dead, pid);
  }

  /** Why nobody passes. */
  why(phase: BrokenPhase): string {
    if (phase !== Phase.DIED) return WHY[phase];
    return `process ${Atomics.load(this.#words, this.#dead)} died in it; call reset() to use it again`;
  }
}
