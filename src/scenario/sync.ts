import { plainText, wholeNumber } from './asked.js';
import type { Shared } from './shared.js';

/** How long somebody is ready to wait. */
export interface TimeToWait {
  /** Milliseconds; in memory it may be over at any moment while the step has to wait. */
  readonly timeout?: number;
}

/** A mutual-exclusion lock. */
export interface Mutex {
  /** A step; waits for its turn. Whether it has the lock: false when its time was up first. */
  acquire(options?: TimeToWait): PromiseLike<boolean>;
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

/** How a lock stands: who has it, and who waits for it. */
export interface Hold {
  readonly holder: string | null;
  readonly waiting: readonly string[];
}

/** A semaphore: so many may be inside at a time. */
export interface Permits {
  /** A step; waits until somebody has left. False when its time was up first. */
  acquire(options?: TimeToWait): PromiseLike<boolean>;
  /** A step; does not wait. Whether there was a place. */
  tryAcquire(): PromiseLike<boolean>;
  /** A step; anybody may, also who has not acquired. */
  release(): void | PromiseLike<void>;
}

/** Whoever holds a lock waits here, with the lock released, until another holder notifies it. */
export interface LockCondition {
  /**
   * Two steps, for the holder of the lock: it releases the lock and waits; it is woken, and has the
   * lock again. False when its time was up first. Who has waited longest is notified first.
   */
  wait(options?: TimeToWait): PromiseLike<boolean>;
  /** A step, for the holder: wakes one of those who wait, or `n`; nothing where nobody waits. */
  notify(n?: number): PromiseLike<void>;
  /** The same step, for all who wait. */
  notifyAll(): PromiseLike<void>;
}

/** A flag for whose setting one can wait. */
export interface Signal {
  /** A step. */
  set(): PromiseLike<void>;
  /** A step. */
  clear(): PromiseLike<void>;
  /** A step, which waits until it is set. False when its time was up first. */
  wait(options?: TimeToWait): PromiseLike<boolean>;
}

/** Where so many wait for each other, again and again. */
export interface MeetingPoint {
  /**
   * Two steps: to arrive, and to leave when all have come. Answers who came when, counted from 0.
   */
  wait(): PromiseLike<number>;
}

/** As many as 32 bits can count. */
const MOST = 2 ** 31 - 1;
/** What the library's barrier takes. */
const MOST_PARTIES = 1023;

export function lock(name?: string): Shared<Mutex, Hold> {
  return { kind: 'lock', name };
}

/** A lock that its holder may acquire again, and then releases as often. */
export function rlock(name?: string): Shared<Mutex, Hold> {
  return { kind: 'rlock', name };
}

export function semaphore(
  value: number,
  name?: string,
): Shared<Permits, { readonly value: number }> {
  return { kind: 'semaphore', name, value: wholeNumber(value, 'semaphore', 0, MOST) };
}

/**
 * @param of the key of a lock in the same `shares`, which guards what is waited for
 * @param spurious whether a wait may end without anybody's notification, as some systems have it
 */
export function condition(
  of: string,
  name?: string,
  { spurious = false }: { readonly spurious?: boolean } = {},
): Shared<LockCondition, void> {
  return {
    kind: 'condition',
    name,
    of: plainText(of, 'condition, for the key of its lock,'),
    spurious,
  };
}

export function event(name?: string): Shared<Signal, boolean> {
  return { kind: 'event', name };
}

/** @param parties how many have to come */
export function barrier(
  parties: number,
  name?: string,
): Shared<MeetingPoint, { readonly waiting: number }> {
  return { kind: 'barrier', name, parties: wholeNumber(parties, 'barrier', 1, MOST_PARTIES) };
}
