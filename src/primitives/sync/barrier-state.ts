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
