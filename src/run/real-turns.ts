import type { RLock } from '../primitives/rlock.js';
import type { Semaphore } from '../primitives/semaphore.js';
import type { Mutex, Permits } from '../scenario.js';
import type { Pace } from './gate.js';
import type { Reporter } from './reporter.js';

/** A real semaphore, every operation on which is recorded. */
export class RealSemaphore implements Permits {
  readonly #name: string;
  readonly #semaphore: Semaphore;
  readonly #reporter: Reporter;
  readonly #pace: Pace;

  constructor(name: string, semaphore: Semaphore, reporter: Reporter, pace: Pace) {
    this.#name = name;
    this.#semaphore = semaphore;
    this.#reporter = reporter;
    this.#pace = pace;
  }

  async acquire(): Promise<boolean> {
    this.#pace.step();
    if (this.#semaphore.value === 0) this.#pace.wouldWait();
    await this.#semaphore.acquire();
    this.#reporter.add('acquire', { on: this.#name, value: this.#semaphore.inspect() });
    return true;
  }

  async release(): Promise<void> {
    this.#pace.step(true);
    const at = this.#reporter.now();
    this.#semaphore.release();
    this.#reporter.add('release', { on: this.#name, value: this.#semaphore.inspect() }, at);
  }
}

/** A real re-entrant lock, every operation on which is recorded. */
export class RealRLock implements Mutex {
  readonly #name: string;
  readonly #lock: RLock;
  readonly #reporter: Reporter;
  readonly #pace: Pace;

  constructor(name: string, lock: RLock, reporter: Reporter, pace: Pace) {
    this.#name = name;
    this.#lock = lock;
    this.#reporter = reporter;
    this.#pace = pace;
  }

  async acquire(): Promise<boolean> {
    this.#pace.step();
    const state = this.#lock.inspect();
    if (state.holder !== null && state.holder !== process.pid) this.#pace.wouldWait();
    if (state.holder !== process.pid) this.#reporter.add('wait', { on: this.#name, value: state });
    await this.#lock.acquire();
    this.#reporter.add('acquire', { on: this.#name, value: this.#lock.inspect() });
    return true;
  }

  async release(): Promise<void> {
    this.#pace.step(true);
    const at = this.#reporter.now();
    this.#lock.release();
    this.#reporter.add('release', { on: this.#name, value: this.#lock.inspect() }, at);
  }

  inspect(): { readonly abandonedBy: number | null } {
    return this.#lock.inspect();
  }

  async withLock<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    await this.acquire();
    try {
      return await fn();
    } finally {
      await this.release();
    }
  }
}
