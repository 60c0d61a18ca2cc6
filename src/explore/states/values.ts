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

/** Whether it is the same primitive or function, or a record of the same; false if no such. */
export function isPlainlyThat(one: unknown, other: unknown): boolean {
  if (isOne(one, other)) return true;
  if (!isRecord(one) || !isRecord(other)) return false;
  // Who is given a copy can tell in which order the keys stand.
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return (
    keys.length === others.length &&
    keys.every((key, at) => others[at] === key && isOne(one[key], other[key]))
  );
}

function isOne(one: unknown, other: unknown): boolean {
  return Object.is(one, other) && (typeof one !== 'object' || one === null);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

/** A function by its source; nothing of what has no text. */
export function roughText(value: unknown): string {
  if (typeof value === 'function') return String(value);
  if (Array.isArray(value)) return value.map(roughText).join();
  try {
    return textOf(value);
  } catch (error) {
    if (error instanceof NoTextError)
      return Object.entries(Object(value))
        .map(([key, part]) => `${key}:${roughText(part)}`)
        .join();
    throw error;
  }
}

const numbers = new WeakMap<object, number>();
let count = 0;

/** By identity. */
export function identityOf(one: object): number {
  const number = numbers.get(one) ?? count++;
  numbers.set(one, number);
  return number;
}

/** An argument that has no text, such as a function, is like no other. */
export function argumentText(argument: unknown): string {
  // Asked for at each step of each history: an error that is made and caught costs more than that.
  if (typeof argument === 'function') return `?${identityOf(argument)}`;
  try {
    return textOf(argument);
  } catch (error) {
    if (error instanceof NoTextError) return `?${identityOf(Object(argument) as object)}`;
    throw error;
  }
}
