import { BaseProxy } from './proxy.js';
import type { AcquireOptions } from '../waiting/terms.js';

/** What stands for something that a manager keeps and one waits for. */

/**
 * A lock of the manager's. It belongs to the process that acquired it; when that dies, the next one
 * gets it.
 */
export class LockProxy extends BaseProxy {
  /** False when the time was up first. */
  acquire(options?: AcquireOptions): Promise<boolean> {
    return this.call('acquire', options);
  }

  /** @throws {ValueError} when nobody holds it; {@link NotOwnerError} when another process does */
  release(): Promise<void> {
    return this.call('release');
  }

  locked(): Promise<boolean> {
    return this.call('locked');
  }

  /** Runs `fn` while holding the lock, and releases it however `fn` ends. */
  async withLock<T>(fn: () => T | Promise<T>): Promise<T> {
    await this.acquire();
    try {
      return await fn();
    } finally {
      await this.release();
    }
  }
}

export class SemaphoreProxy extends BaseProxy {
  /** False when the time was up first. */
  acquire(options?: AcquireOptions): Promise<boolean> {
    return this.call('acquire', options);
  }

  release(n?: number): Promise<void> {
    return this.call('release', n);
  }

  value(): Promise<number> {
    return this.call('value');
  }
}

export class EventProxy extends BaseProxy {
  set(): Promise<void> {
    return this.call('set');
  }

  clear(): Promise<void> {
    return this.call('clear');
  }

  isSet(): Promise<boolean> {
    return this.call('isSet');
  }

  /** False when the time was up first. */
  wait(options?: { readonly timeout?: number }): Promise<boolean> {
    return this.call('wait', options);
  }
}

/** A queue of the manager's: slower than a `Queue`, and a proxy can be put into it. */
export class QueueProxy<T = unknown> extends BaseProxy {
  /** @throws {Full} when the time was up first */
  put(value: T, options?: AcquireOptions): Promise<void> {
    return this.call('put', value, options);
  }

  /** @throws {Empty} when the time was up first */
  get(options?: AcquireOptions): Promise<T> {
    return this.call('get', options);
  }

  qsize(): Promise<number> {
    return this.call('qsize');
  }

  empty(): Promise<boolean> {
    return this.call('empty');
  }

  full(): Promise<boolean> {
    return this.call('full');
  }
}
