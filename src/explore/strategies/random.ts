import { STOP, type ModelRun } from '../model/model-run.js';
import { howIn, mayEndAt, moveOf } from '../../trace/order.js';
import type { Strategy } from './strategy.js';

/**
 * Orders at random, the same ones for the same seed; it never comes to an end, and may try an order
 * twice.
 */
export class RandomOrder implements Strategy {
  #state: number;
  /** How the next run begins: as the last one, where another value is to be chosen at its end. */
  #begun: readonly number[] = [];

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  next(): readonly number[] {
    const begun = this.#begun;
    this.#begun = [];
    return begun;
  }

  choose(run: ModelRun, able: readonly number[]): number {
    if (this.#isOtherwise(run)) return STOP;
    const moves = mayEndAt(able) ? [...able, STOP] : able;
    return moves[this.#below(moves.length)]!;
  }

  end(run: ModelRun): void {
    this.#isOtherwise(run);
  }

  /**
   * Only when a step has been taken is it known whether the code after it has to choose; if it is
   * to go on with another value than the first, the run is begun once more.
   */
  #isOtherwise({ path, choices: { offered } }: ModelRun): boolean {
    const last = path.at(-1);
    if (offered === 1 || last === undefined || howIn(last) > 0) return false;
    const choice = this.#below(offered);
    if (choice === 0) return false;
    this.#begun = path.with(-1, moveOf(last, choice));
    return true;
  }

  /** From 0 on. */
  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  /** Mulberry32, by Tommy Ettinger: 32 bits of state, fast, and even enough to shuffle with. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
