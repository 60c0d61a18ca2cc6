import { noOptions, notHolding, timeToWait } from '../../scenario/asked.js';
import type { Lock } from '../../primitives/sync/lock.js';
import type { RLock } from '../../primitives/sync/rlock.js';
import type { Mutex } from '../../scenario/sync.js';
import { isHeld } from '../between/held.js';
import { Recorded } from './recorded.js';

/** What all locks have in common. */
abstract class RealMutex<L extends Lock | RLock> extends Recorded<L> implements Mutex {
  abstract acquire(...options: unknown[]): Promise<boolean>;
  abstract tryAcquire(...options: unknown[]): Promise<boolean>;
  abstract release(): Promise<void>;

  inspect(): { readonly abandonedBy: number | null } {
    return this.real.inspect();
  }

  async withLock<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    await this.acquire();
    try {
      return await fn();
    } finally {
      await this.release();
    }
  }

  protected mustBeMine(): void {
    if (!this.real._isMine()) throw notHolding(this.name);
  }
}

/** A real lock, which tells by itself what is done to it: see `Reporter.watch`. */
export class RealLock extends RealMutex<Lock> {
  async acquire(...options: unknown[]): Promise<boolean> {
    const timeout = timeToWait(options[0], 'acquire');
    if (timeout === Infinity)
      return this.reporter.waiting('acquire', this.name, () => this.real.acquire());
    return this.reporter.limited(this.real, async () =>
      this.pace.isGiven ? this.real.tryAcquire() : this.real.acquire({ timeout }),
    );
  }

  async tryAcquire(...options: unknown[]): Promise<boolean> {
    noOptions(options[0], 'tryAcquire');
    return this.real.tryAcquire();
  }

  async release(): Promise<void> {
    this.mustBeMine();
    this.real.release();
  }
}

/** A real re-entrant lock, every operation on which is recorded. */
export class RealRLock extends RealMutex<RLock> {
  async acquire(...options: unknown[]): Promise<boolean> {
    const timeout = timeToWait(options[0], 'acquire');
    this.pace.step();
    if (timeout !== Infinity) return this.#acquireWithin(timeout);
    const state = this.real.inspect();
    if (state.holder !== process.pid && isHeld(this.real)) this.pace.wouldWait();
    await this.reporter.waiting('acquire', this.name, () => this.real.acquire());
    this.#tellAcquired();
    return true;
  }

  async #acquireWithin(timeout: number): Promise<boolean> {
    const granted = this.pace.isGiven
      ? this.real.tryAcquire()
      : await this.real.acquire({ timeout });
    if (granted) this.#tellAcquired();
    else this.reporter.add('timeout', { on: this.name });
    return granted;
  }

  async tryAcquire(...options: unknown[]): Promise<boolean> {
    noOptions(options[0], 'tryAcquire');
    this.pace.step();
    const granted = this.real.tryAcquire();
    if (granted) this.#tellAcquired();
    else this.reporter.add('busy', { on: this.name });
    return granted;
  }

  async release(): Promise<void> {
    this.mustBeMine();
    this.pace.step(true);
    const at = this.reporter.now();
    this.real.release();
    this.reporter.add('release', { on: this.name, value: this.real.inspect() }, at);
  }

  #tellAcquired(): void {
    const value = this.real.inspect();
    if (value.abandonedBy !== null && value.depth === 1)
      this.reporter.add('abandoned', { on: this.name, value: value.abandonedBy });
    this.reporter.add('acquire', { on: this.name, value });
  }
}
