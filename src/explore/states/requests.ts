import type { StepRequest } from './solo.js';
import { NoTextError, textOf, Values } from './values.js';

/** What workers ask for, each kept once: the number of a request is its place. */
export class Requests {
  readonly #values = new Values<StepRequest>();

  of(request: StepRequest): number {
    const { operation, thing, argument } = request;
    const text = `${thing} ${OPERATIONS.of(operation)} ${argumentText(argument)}`;
    return this.#values.of(request, text);
  }

  at(number: number): StepRequest {
    return this.#values.at(number);
  }
}

/** Numbers operations by identity. */
const OPERATIONS = {
  numbers: new WeakMap<object, number>(),
  count: 0,
  of(operation: object): number {
    let number = this.numbers.get(operation);
    if (number === undefined) this.numbers.set(operation, (number = this.count++));
    return number;
  },
};

let unlike = 0;

/** An argument that has no text, such as a function, is like no other. */
function argumentText(argument: unknown): string {
  try {
    return textOf(argument);
  } catch (error) {
    if (error instanceof NoTextError) return `?${unlike++}`;
    throw error;
  }
}
