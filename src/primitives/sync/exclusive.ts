import type { AcquireOptions } from '../waiting/terms.js';

/** What a lock and a re-entrant lock have in common. */
export abstract class Exclusive {
  /** Waits for the lock. False when the time was up first. */
  abstract acquire(options?: AcquireOptions): Promise<boolean>;

  /** Waits with the whole thread asleep. False when the time was up first. */
  abstract acquireSync(options?: AcquireOptions): boolean;

  abstract release(): void;

  /** Takes the lock if it can be had at this moment. */
  tryAcquire(): boolean {
    return this.acquireSync({ block: false });
  }

  /** Runs `fn` while holding the lock, and releases it however `fn` ends. */
  async withLock<T>(fn: () => T | Promise<T>): Promise<T> {
    await this.acquire();
    try {
      return await fn();
    } finally {
      this.release();
    }
  }

  /** Releases once at the end of a block: `lock.acquireSync(); using held = lock;` */
  [Symbol.dispose](): void {
    this.release();
  }
}
