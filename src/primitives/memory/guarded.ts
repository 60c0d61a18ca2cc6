import { ValueError } from '../errors.js';
import { type Handle, refuseForeign, refuseToBeCloned, refuseToTravel } from '../handle.js';
import { Lock } from '../sync/lock.js';
import { RLock } from '../sync/rlock.js';

export interface GuardOptions {
  /** The lock that comes with it: a new {@link RLock}, one that is given, or none. @default true */
  readonly lock?: boolean | Lock | RLock;
}

/**
 * Something shared that comes with a lock. The lock guards nothing by itself: whoever needs it
 * takes it.
 */
export abstract class Guarded {
  readonly #lock: Lock | RLock | null;

  constructor({ lock = true }: GuardOptions) {
    this.#lock = lockFrom(lock);
    refuseToBeCloned(this);
  }

  /** Its lock. @throws {ValueError} when it was made with `lock: false` */
  getLock(): Lock | RLock {
    if (!this.#lock)
      throw new ValueError(
        `this ${this.constructor.name} has no lock: it was made with lock: false`,
      );
    return this.#lock;
  }

  /**
   * Runs `fn` while holding the lock, and releases it however `fn` ends.
   * @throws {ValueError} when it was made with `lock: false`
   */
  async withLock<T>(fn: () => T | Promise<T>): Promise<T> {
    return this.getLock().withLock(fn);
  }

  /** @internal How it travels to a child. */
  abstract _handle(): Handle;

  toJSON(): never {
    return refuseToTravel(this);
  }

  /** @internal How the lock travels. */
  protected get guard(): GuardOptions {
    return { lock: this.#lock ?? false };
  }
}

function lockFrom(lock: unknown): Lock | RLock | null {
  if (lock === true) return new RLock();
  if (lock === false) return null;
  if (lock instanceof Lock || lock instanceof RLock) return lock;
  refuseForeign(lock);
  throw new TypeError(
    `lock must be a Lock, an RLock, true or false, not ${typeof lock === 'string' ? `'${lock}'` : typeof lock}`,
  );
}
