import { noOptions, timeToWait } from '../../scenario/asked.js';
import type { Semaphore } from '../../primitives/sync/semaphore.js';
import type { Permits } from '../../scenario/sync.js';
import { Recorded } from './recorded.js';

/** A real semaphore, every operation on which is recorded. */
export class RealSemaphore extends Recorded<Semaphore> implements Permits {
  async acquire(...options: unknown[]): Promise<boolean> {
    const timeout = timeToWait(options[0], 'acquire');
    this.pace.step();
    if (timeout !== Infinity)
      return this.#tell(
        this.pace.isGiven ? this.real.tryAcquire() : await this.real.acquire({ timeout }),
        'timeout',
      );
    if (this.real.value === 0) this.pace.wouldWait();
    await this.reporter.waiting('acquire', this.name, () => this.real.acquire());
    return this.#tell(true, 'busy');
  }

  async tryAcquire(...options: unknown[]): Promise<boolean> {
    noOptions(options[0], 'tryAcquire');
    this.pace.step();
    return this.#tell(this.real.tryAcquire(), 'busy');
  }

  async release(): Promise<void> {
    this.pace.step(true);
    const at = this.reporter.now();
    this.real.release();
    this.reporter.add('release', { on: this.name, value: this.real.inspect() }, at);
  }

  #tell(granted: boolean, inVain: 'busy' | 'timeout'): boolean {
    this.reporter.add(granted ? 'acquire' : inVain, {
      on: this.name,
      ...(granted && { value: this.real.inspect() }),
    });
    return granted;
  }
}
