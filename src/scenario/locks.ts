import { wholeNumber } from './asked.js';
import type { Shared } from './shared.js';

/** A mutual-exclusion lock. */
export interface Mutex {
  /** A step; waits for its turn. */
  acquire(): PromiseLike<unknown>;
  /** A step; does not wait. Whether it has the lock now. */
  tryAcquire(): PromiseLike<boolean>;
  /** A step. */
  release(): void | PromiseLike<void>;
  withLock<T>(fn: () => T | PromiseLike<T>): PromiseLike<T>;
  /**
   * For the holder, and no step: the process id of the one who died holding it, when that is how
   * the holder came by it.
   */
  inspect(): { readonly abandonedBy: number | null };
}

/** A semaphore: so many may be inside at a time. */
export interface Permits {
  /** A step; waits until somebody has left. */
  acquire(): PromiseLike<unknown>;
  /** A step; does not wait. Whether there was a place. */
  tryAcquire(): PromiseLike<boolean>;
  /** A step; anybody may, also who has not acquired. */
  release(): void | PromiseLike<void>;
}

/** As many as 32 bits can count. */
const MOST = 2 ** 31 - 1;

export function lock(name?: string): Shared<Mutex> {
  return { kind: 'lock', name };
}

/** A lock that its holder may acquire again, and then releases as often. */
export function rlock(name?: string): Shared<Mutex> {
  return { kind: 'rlock', name };
}

export function semaphore(value: number, name?: string): Shared<Permits> {
  return { kind: 'semaphore', name, value: wholeNumber(value, 'semaphore', 0, MOST) };
}
