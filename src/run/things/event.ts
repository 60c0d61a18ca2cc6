import { timeToWait } from '../../scenario/asked.js';
import type { Event } from '../../primitives/sync/event.js';
import type { Signal } from '../../scenario/sync.js';
import { Recorded } from './recorded.js';

/** A real event, every operation on which is recorded. */
export class RealEvent extends Recorded<Event> implements Signal {
  async set(): Promise<void> {
    this.#change('set', () => this.real.set());
  }

  async clear(): Promise<void> {
    this.#change('clear', () => this.real.clear());
  }

  async wait(...options: unknown[]): Promise<boolean> {
    const timeout = timeToWait(options[0], 'wait');
    this.pace.step();
    const isPatient = timeout === Infinity;
    if (!this.real.isSet()) {
      if (isPatient) this.pace.wouldWait();
      this.reporter.add('wait', { on: this.name, value: { signal: true } });
    }
    const isSet = isPatient
      ? await this.reporter.waiting('pass', this.name, () => this.real.wait())
      : await this.real.wait({ timeout: this.pace.isGiven ? 0 : timeout });
    this.reporter.add(isSet ? 'pass' : 'timeout', { on: this.name });
    return isSet;
  }

  #change(op: 'set' | 'clear', change: () => void): void {
    this.pace.step();
    const at = this.reporter.now();
    change();
    this.reporter.add(op, { on: this.name }, at);
  }
}
