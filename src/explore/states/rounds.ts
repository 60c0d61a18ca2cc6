import type { SourceLine } from '../../trace/source-line.js';

/** Rounds that a worker goes through again and again. */

/** A step of a worker carried out alone. */
export interface Past {
  readonly request: number;
  readonly seen: number;
  readonly result: number;
  /** From where it was asked for, where that is to be known. */
  readonly line?: SourceLine | undefined;
}

/** So many steps may make one round of a loop. */
const LONGEST_ROUND = 8;
/**
 * So many rounds more are carried out before a worker is taken to be where it was. It may count
 * them, which nobody sees; few count so far.
 */
export const ROUNDS = 10_000;

/**
 * How many steps make a round that has been gone through twice at the end, and is to begin again; 0
 * when there is none.
 */
export function roundAtTheEnd(past: readonly Past[], now: Past): number {
  const isSame = (a: Past, b: Past): boolean => a.request === b.request && a.seen === b.seen;
  const isRound = (round: number): boolean => {
    for (let at = past.length - round; at < past.length; at++) {
      const [step, before] = [past[at]!, past[at - round]!];
      if (!isSame(step, before) || step.result !== before.result) return false;
    }
    return isSame(now, past[past.length - round]!);
  };
  for (let round = 1; round <= LONGEST_ROUND && 2 * round <= past.length; round++)
    if (isRound(round)) return round;
  return 0;
}
