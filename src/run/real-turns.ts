import type { RLock } from '../primitives/rlock.js';
import type { Semaphore } from '../primitives/semaphore.js';
import type { Mutex, Permits } from '../scenario.js';
import { isHeld } from './held.js';
import { Recorded } from './recorded.js';

/** A real semaphore, every operation on which is recorded. */
export class RealSemaphore extends Recorded<Semaphore> implements Permits {
  async acquire(): Promise<boolean> {
    this.pace.step();
    if (this.real.value === 0) this.pace.wouldWait();
    await this.real.acquire();
    this.reporter.add('acquire', { on: this.name, value: this.real.inspect() });
    return true;
  }

  async release(): Promise<void> {
    this.pace.step(true);
    const at = this.reporter.now();
    this.real.release();
    this.reporter.add('release', { on: this.name, value: this.real.inspect() }, at);
  }
}

/** A real re-entrant lock, every operation on which is recorded. */
export class RealRLock extends Recorded<RLock> implements Mutex {
  async acquire(): Promise<boolean> {
    this.pace.step();
    const state = this.real.inspect();
    if (state.holder !== process.pid && isHeld(this.real)) this.pace.wouldWait();
    await this.real.acquire();
    const value = this.real.inspect();
    if (value.abandonedBy !== null && value.depth === 1) this.reporter.add('abandoned', { on: this.name, value: value.abandonedBy });
    this.reporter.add('acquire', { on: this.name, value });
    return true;
  }

  async release(): Promise<void> {
    this.pace.step(true);
    const at = this.reporter.now();
    this.real.release();
    this.reporter.add('release', { on: this.name, value: this.real.inspect() }, at);
  }

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
}
