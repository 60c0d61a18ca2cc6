import { arena } from '../system/arena.js';
import type { BrokenPhase } from './barrier-state.js';
import { isAlive, self } from '../waiting/family.js';
import type { WaitQueue } from '../waiting/waiters.js';

/**
 * How many words of the arena a place takes: the number of the party in it, and its generation or,
 * below 0, the phase in which that was broken.
 */
export const PLACE_WORDS: number = 2;

/** Somebody who has come: its place, and the state of the barrier then. */
export interface Arrival {
  readonly place: number;
  readonly came: number;
  /** Who came when, counted from 0. */
  readonly number: number;
}

/**
 * Where the parties of a barrier stand while they are in it, as many places as parties. The dead
 * are found there.
 */
export class Places {
  readonly #places: readonly number[];
  readonly #words: Int32Array;
  readonly #door: WaitQueue;

  /** @param door where those wait who find no place */
  constructor(at: number, count: number, door: WaitQueue) {
    this.#door = door;
    this.#places = Array.from({ length: count }, (_, place) => at + place * PLACE_WORDS);
    this.#words = arena().words;
  }

  /**
   * Takes a place, when one is free.
   * @param buryTheDead frees the places of the dead
   */
  async enter(buryTheDead: () => boolean): Promise<number> {
    let place: number | undefined;
    const take = (): boolean => {
      place ??= this.#places.find((one) => this.#swap(one, 0, self()));
      return place !== undefined;
    };
    const recover = (): boolean => buryTheDead() && take();
    const available = (): boolean => this.areFree();
    if (!take()) await this.#door.wait({ take, attempt: take, recover, available }, Infinity);
    return place!;
  }

  areFree(): boolean {
    return this.#places.some((place) => Atomics.load(this.#words, place) === 0);
  }

  leave(place: number): void {
    Atomics.store(this.#words, place, 0);
    this.#door.ringLongest();
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
