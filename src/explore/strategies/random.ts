import type { ModelRun } from '../model/model-run.js';
import type { Strategy } from './strategy.js';

/**
 * Orders at random, the same ones for the same seed; it never comes to an end, and may try an order
 * twice.
 */
export class RandomOrder implements Strategy {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  next(): readonly number[] {
    return [];
  }

  choose(_: ModelRun, able: readonly number[]): number {
    return able[Math.floor(this.#random() * able.length)]!;
  }

  end(): void {}

  /** Mulberry32, by Tommy Ettinger: 32 bits of state, fast, and even enough to shuffle with. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
