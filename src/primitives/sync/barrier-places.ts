import { arena } from '../system/arena.js';
import type { BrokenPhase } from './barrier-state.js';
import { isAlive, self } from '../waiting/family.js';

/**
 * How many words of the arena a place takes: the number of the party in it, and its generation or,
 * below 0, the phase in which that was broken.
 */
export const PLACE_WORDS: number = 2;

/**
 * Where the parties of a barrier stand while they are in it, as many places as parties. The dead
 * are found there.
 */
export class Places {
  readonly #places: readonly number[];
  readonly #words: Int32Array;

  constructor(at: number, count: number) {
    this.#places = Array.from({ length: count }, (_, place) => at + place * PLACE_WORDS);
    this.#words = arena().words;
  }

  /** A place for this process; undefined when none is free. */
  take(): number | undefined {
    return this.#places.find((place) => this.#swap(place, 0, self()));
  }

  areFree(): boolean {
    return this.#places.some((place) => Atomics.load(this.#words, place) === 0);
  }

  leave(place: number): void {
    Atomics.store(this.#words, place, 0);
  }

  /** Notes the generation to which the party belongs. */
  stand(place: number, generation: number): void {
    Atomics.store(this.#words, place + 1, generation);
  }

  /**
   * Tells the parties of a generation how it was broken, for after it is over nothing else does.
   */
  leaveWord(generation: number, phase: BrokenPhase): void {
    for (const place of this.#places) this.#swap(place + 1, generation, -phase);
  }

  /** How the generation of the party in this place was broken, if word was left. */
  wordIn(place: number): BrokenPhase | null {
    const word = Atomics.load(this.#words, place + 1);
    return word < 0 ? (-word as BrokenPhase) : null;
  }

  /**
   * Takes the dead out, after `tell` was told of each, and of its generation. True when there were
   * any.
   */
  buryTheDead(tell: (number: number, generation: number) => void): boolean {
    let found = false;
    for (const place of this.#places) {
      const number = Atomics.load(this.#words, place);
      if (number === 0 || isAlive(number)) continue;
      const generation = Atomics.load(this.#words, place + 1);
      // Somebody else may have buried it, and the place be another's already.
      if (Atomics.load(this.#words, place) !== number) continue;
      found = true;
      tell(number, generation);
      this.#swap(place, number, 0);
    }
    return found;
  }

  #swap(word: number, from: number, to: number): boolean {
    return Atomics.compareExchange(this.#words, word, from, to) === from;
  }
}
