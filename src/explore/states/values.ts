import { UncountableError } from '../model/errors.js';

/** Equal values are the same value: each has a number, by what it says. */
export class Values<T = unknown> {
  readonly #numbers = new Map<string, number>();
  readonly #values: T[] = [];
  #characters = 0;

  get size(): number {
    return this.#values.length;
  }

  /** About what they take, each as a value and as its text. */
  get bytes(): number {
    return this.#characters * 4;
  }

  /** The number of a value; a new one where nothing equal is known. */
  of(value: T, text: string = textOf(value)): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#values.push(value) - 1;
      this.#numbers.set(text, number);
      this.#characters += text.length;
    }
    return number;
  }

  at(number: number): T {
    return this.#values[number]!;
  }
}

/** Of a value that has no text: a function, a promise, an object of a class. */
export class NoTextError extends UncountableError {}

/**
 * A text that is the same for two values exactly when nobody who is given a copy can tell them
 * apart.
 * @throws {NoTextError} where that cannot be said
 */
export function textOf(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'u';
    case 'boolean':
      return value ? 't' : 'f';
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'string':
      return JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : textOfObject(value);
    default:
      throw new NoTextError(`a ${typeof value} has no text`);
  }
}

function textOfObject(value: object): string {
  if (Array.isArray(value) && Object.keys(value).length === value.length)
    return `[${value.map(textOf).join()}]`;
  const prototype = Object.getPrototypeOf(value) as object | null;
  // Plain, of whatever realm.
  if (prototype === null || Object.getPrototypeOf(prototype) === null)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${JSON.stringify(key)}:${textOf(inner)}`)
      .join()}}`;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return `${value.constructor.name}${textOf([...(value as Uint8Array)])}`;
  switch (Object.prototype.toString.call(value)) {
    case '[object Date]':
      return `d${(value as Date).getTime()}`;
    case '[object Map]':
      return `m${textOf([...(value as Map<unknown, unknown>)])}`;
    case '[object Set]':
      return `s${textOf([...(value as Set<unknown>)])}`;
    case '[object Error]':
      return `e${textOf([(value as Error).name, (value as Error).message])}`;
    default:
      throw new NoTextError('an object of a class has no text');
  }
}
