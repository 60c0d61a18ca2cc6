import { plainObject, sendable } from './asked.js';
import type { Shared } from './shared.js';
import type { Watchable } from './until.js';

/** A dictionary that a manager serves: every single operation is safe, two of them are two. */
export interface SharedDict<T> extends Watchable<Readonly<Record<string, T>>> {
  /** A step. */
  get(key: string): PromiseLike<T | undefined>;
  /** A step. */
  set(key: string, value: T): PromiseLike<void>;
  /** A step, reading and writing at once; resolves with what stands there then. */
  update(key: string, change: (value: T | undefined) => T): PromiseLike<T>;
}

/** A list that a manager serves. */
export interface SharedList<T> extends Watchable<readonly T[]> {
  /** A step. */
  append(value: T): PromiseLike<void>;
  /** A step; resolves with all that is in it. */
  copy(): PromiseLike<T[]>;
}

export function dict<T>(
  initial: Readonly<Record<string, T>> = {},
  name?: string,
): Shared<SharedDict<T>, Readonly<Record<string, T>>> {
  plainObject(initial, 'dict');
  sendable(initial);
  return { kind: 'dict', name, initial };
}

export function list<T>(name?: string): Shared<SharedList<T>, readonly T[]> {
  return { kind: 'list', name };
}
