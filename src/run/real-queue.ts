import { cloneOf } from '../explore/things/copies.js';
import { Empty, Full } from '../primitives/errors.js';
import type { Queue } from '../primitives/queue.js';
import type { MessageQueue, WaitOptions } from '../scenario.js';
import { Recorded } from './recorded.js';

/** A real queue, every operation of which is recorded. */
export class RealQueue extends Recorded<Queue> implements MessageQueue<unknown> {
  async put(value: unknown, options: WaitOptions = {}): Promise<void> {
    this.pace.step();
    // What is put now; whoever put it may go on writing in it before the record is made.
    const told = cloneOf(value);
    if (this.real.full()) this.#wouldWait(options);
    try {
      await this.real.put(value, this.#asOrdered(options));
    } catch (error) {
      if (error instanceof Full) this.reporter.add('full', { on: this.name, value: told });
      throw error;
    }
    this.reporter.add('put', { on: this.name, value: told }, this.reporter.movedAt(this.real));
  }

  async get(options: WaitOptions = {}): Promise<unknown> {
    this.pace.step();
    if (this.real.empty()) this.#wouldWait(options);
    try {
      const value = await this.real.get(this.#asOrdered(options));
      this.reporter.add('get', { on: this.name, value }, this.reporter.movedAt(this.real));
      return value;
    } catch (error) {
      if (error instanceof Empty) this.reporter.add('empty', { on: this.name });
      throw error;
    }
  }

  /** In an order that is kept, whoever would wait for a time gives up: the order says when, and not the clock. */
  #asOrdered(options: WaitOptions): WaitOptions {
    return this.pace.isGiven && options.timeout !== undefined ? { block: false } : options;
  }

  #wouldWait({ block = true, timeout = Infinity }: WaitOptions): void {
    if (block && timeout === Infinity) this.pace.wouldWait();
  }
}
