import { aFunction, shown } from './asked.js';
import { strict } from './shared.js';

/** To wait until what is shared is as it is wanted. */

/** Whether it is; asked again whenever something changes, so it may depend on nothing else. */
export type Wanted<T> = (seen: T) => boolean;

/** What can be looked at without changing it. */
export interface Watchable<T> {
  /**
   * A step, which waits until the answer is true. What is looked at is a copy. What the predicate
   * throws, the step throws.
   */
  until(wanted: Wanted<T>): PromiseLike<void>;
}

type WatchableKind = 'json-file' | 'counter' | 'word' | 'block' | 'dict' | 'list' | 'folder';
const KINDS: readonly string[] = [
  'json-file',
  'counter',
  'word',
  'block',
  'dict',
  'list',
  'folder',
] satisfies WatchableKind[];

export function isWatchable<T extends { readonly kind: string }>(
  thing: T,
): thing is T & { readonly kind: WatchableKind } {
  return KINDS.includes(thing.kind);
}

/** All of them, by their keys; another key is a slip. What is looked at is put into `read`. */
export function together(...all: Parameters<typeof partsOf>): Readonly<Record<string, unknown>> {
  return strict(partsOf(...all));
}

/** The same, to be looked at often, each time by an object of its own: see `strict`. */
export function partsOf(
  states: readonly (readonly [key: string, look: () => unknown])[],
  read: Record<string, unknown> = {},
): Readonly<Record<string, unknown>> {
  const parts: PropertyDescriptorMap = {};
  for (const [key, look] of states)
    parts[key] = { get: () => (read[key] = look()), enumerable: true };
  return Object.freeze(Object.defineProperties({}, parts) as Record<string, unknown>);
}

/** Refuses what is no predicate, before the step. */
export function wanted<T>(predicate: Wanted<T>): Wanted<T> {
  return aFunction(predicate, 'until');
}

/** @throws {TypeError} where the answer is neither true nor false; or what it throws */
export function isMet<T>(predicate: Wanted<T>, seen: T): boolean {
  const answer: unknown = predicate(seen);
  if (typeof answer !== 'boolean')
    throw new TypeError(`until waits for true, and takes true or false, not ${shown(answer)}`);
  return answer;
}
