import { wholeNumber } from './asked.js';
import type { Shared } from './shared.js';

/** How long a `put` or a `get` is ready to wait. Without both: for ever. */
export interface WaitOptions {
  /** False: not at all. */
  readonly block?: boolean;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** First in, first out. */
export interface MessageQueue<T> {
  /** A step; waits while the queue is full. Rejects with `Full` when that takes too long. */
  put(value: T, options?: WaitOptions): PromiseLike<void>;
  /** A step; waits while the queue is empty. Rejects with `Empty` when that takes too long. */
  get(options?: WaitOptions): PromiseLike<T>;
}

/**
 * @param maxsize how many fit in; 0 for as many as anybody wants
 * @param inside whether real processes also tell what happens inside of it: to its pipe, its locks
 * and its semaphores
 */
export function queue<T>(
  maxsize = 0,
  name?: string,
  { inside = false }: { readonly inside?: boolean } = {},
): Shared<MessageQueue<T>, readonly T[]> {
  return { kind: 'queue', name, maxsize: wholeNumber(maxsize, 'queue'), inside };
}
