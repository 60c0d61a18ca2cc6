import { inspect, types } from 'node:util';
import { NotOwnerError } from '../primitives/errors.js';
import { decode, encode } from '../primitives/message.js';
import { milliseconds } from '../primitives/system/milliseconds.js';

/**
 * What things take, and what they refuse with which words: asked by every runtime before the step,
 * so what is refused is no step.
 * `of` is what is asked, in a word or two: `put`, `a counter`.
 */

export function wholeNumber(
  value: unknown,
  of: string,
  least: number = -Infinity,
  most: number = Infinity,
): number {
  if (!Number.isInteger(value))
    throw new TypeError(`${of} takes whole numbers, not ${shown(value)}`);
  const number = value as number;
  if (number < least || number > most)
    throw new RangeError(
      `${of} takes ${most === Infinity ? `whole numbers of at least ${least}` : `whole numbers from ${least} to ${most}`}, not ${number}`,
    );
  return number;
}

export function plainText(value: unknown, of: string): string {
  if (typeof value !== 'string') throw new TypeError(`${of} takes a text, not ${shown(value)}`);
  return value;
}

/** `{ key: value }`, and no list. */
export function plainObject(value: unknown, of: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`${of} takes an object, { key: value }, not ${shown(value)}`);
}

/** A text of which each character is one byte. */
export function byteText(value: unknown, of: string): string {
  const text = plainText(value, of);
  const wide = /[^\0-\xFF]/u.exec(text);
  if (wide) throw new RangeError(`${of} takes characters of one byte each, not ${shown(wide[0])}`);
  return text;
}

export function aFunction<F>(value: F, of: string): F {
  if (types.isPromise(value))
    throw new TypeError(`${of} takes a function, not what it returns: leave out its parentheses`);
  if (typeof value !== 'function')
    throw new TypeError(`${of} takes a function, not ${shown(value)}`);
  return value;
}

/** What arrives in another process: a copy. @throws {SerializationError} where nothing can */
export function sendable(value: unknown): unknown {
  return (typeof value === 'object' && value !== null) ||
    typeof value === 'function' ||
    typeof value === 'symbol'
    ? decode(encode(value))
    : value;
}

/** What stands in a file then. @throws {TypeError} where JSON has no words for it */
export function jsonText(value: unknown, of: string): string {
  if (types.isPromise(value))
    throw new TypeError(`${of} takes what JSON can say, not ${shown(value)}`);
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    throw new TypeError(
      `${of} takes what JSON can say: ${(error as Error).message.split('\n')[0]}`,
    );
  }
  if (text === undefined) throw new TypeError(`${of} takes what JSON can say, not ${shown(value)}`);
  return text;
}

/** How long a `put` or a `get` is ready to wait, in milliseconds: 0 for not at all. */
export function patience(options: unknown, of: string): number {
  known(options, of, ['block', 'timeout'], '');
  const { block = true, timeout } = (options ?? {}) as {
    readonly block?: unknown;
    readonly timeout?: number;
  };
  if (typeof block !== 'boolean')
    throw new TypeError(`${of} takes block: true or false, not ${shown(block)}`);
  return block ? Math.max(0, milliseconds(timeout)) : 0;
}

/** The same of all else that waits: who does not want to has another operation for that. */
export function timeToWait(options: unknown, of: string): number {
  known(options, of, ['timeout'], of === 'acquire' ? '; tryAcquire() does not wait' : '');
  return Math.max(0, milliseconds((options as { timeout?: number } | undefined)?.timeout));
}

export function noOptions(options: unknown, of: string): void {
  known(options, of, [], '');
}

/** @throws {TypeError} that names the first option that there is not */
function known(options: unknown, of: string, names: readonly string[], advice: string): void {
  if (options === undefined) return;
  const all = names.length === 0 ? 'no options' : `{ ${names.join(', ')} }`;
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`${of} takes ${all}, not ${shown(options)}${advice}`);
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new TypeError(`${of} has no option ${unknown}: it takes ${all}${advice}`);
}

/**
 * Who holds it instead is not said: to know that would be to look at the lock, which is a step. Nor
 * is who it is that does not: workers that do the same are told the same.
 */
export function notHolding(name: string, to: string = `release ${name}`): NotOwnerError {
  const error = new NotOwnerError(to, null);
  error.message = `cannot ${to} without holding ${to.endsWith(name) ? 'it' : name}: only the holder may`;
  return error;
}

/** What `choose` takes. */
export function mustOffer(values: readonly unknown[]): void {
  if (values.length === 0 || values.length > MOST_VALUES)
    throw new RangeError(`choose takes 1 to ${MOST_VALUES} values, not ${values.length}`);
}

/** As many as an order can tell apart. */
const MOST_VALUES = 253;

/** A promise that something is done, or is refused: as it is of any async function. */
export function refusing<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return ask();
  } catch (error) {
    return Promise.reject(error as Error);
  }
}

function isAwaitable(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}

/** On one line, and short. */
export function shown(value: unknown): string {
  if (isAwaitable(value)) return 'a promise (did you forget await?)';
  if (types.isNativeError(value)) return String(value);
  return inspect(value, {
    depth: 0,
    breakLength: Infinity,
    maxStringLength: 40,
    maxArrayLength: 3,
  });
}
