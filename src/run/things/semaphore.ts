import { noOptions } from '../../scenario/asked.js';
import type { Semaphore } from '../../primitives/sync/semaphore.js';
import type { Permits } from '../../scenario/locks.js';
import { Recorded } from './recorded.js';

/** A real semaphore, every operation on which is recorded. */
export class RealSemaphore extends Recorded<Semaphore> implements Permits {
  async acquire(...options: unknown[]): Promise<boolean> {
    noOptions(options[0], 'acquire');
    this.pace.step();
    if (this.real.value === 0) this.pace.wouldWait();
    await this.reporter.waiting('acquire', this.name, () => this.real.acquire());
    this.reporter.add('acquire', { on: this.name, value: this.real.inspect() });
    return true;
  }

  async tryAcquire(...options: unknown[]): Promise<boolean> {
    noOptions(options[0], 'tryAcquire');
    this.pace.step();
    const granted = this.real.tryAcquire();
    this.reporter.add(granted ? 'acquire' : 'busy', {
      on: this.name,
      ...(granted && { value: this.real.inspect() }),
    });
    return granted;
  }

  async release(): Promise<void> {
    this.pace.step(true);
    const at = this.reporter.now();
    this.real.release();
    this.reporter.add('release', { on: this.name, value: this.real.inspect() }, at);
  }
}
