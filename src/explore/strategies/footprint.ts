import type { Operation } from '../things/operation.js';

/**
 * What a step touches and how, in a number that is quickly compared: the number of the thing, and
 * of the answer to what it may be swapped with.
 */
export type Footprint = number;

const ANSWERS = 2 ** 32;

/** Numbers the answers; 0 is that of a step that may not be swapped. */
export class Footprints {
  readonly #answers = new Map<string, number>();

  of(thing: number, operation: Operation, argument: unknown): Footprint {
    return (
      thing * ANSWERS + (operation.swap === undefined ? 0 : this.#number(operation.swap(argument)))
    );
  }

  #number(answer: string): number {
    let number = this.#answers.get(answer);
    if (number === undefined) this.#answers.set(answer, (number = this.#answers.size + 1));
    return number;
  }
}

/** Whether it matters which of the two steps comes first. */
export function conflict(one: Footprint, other: Footprint): boolean {
  if (one === other) return one % ANSWERS === 0;
  return Math.floor(one / ANSWERS) === Math.floor(other / ANSWERS);
}
