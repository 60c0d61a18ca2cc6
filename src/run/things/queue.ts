import { patience, sendable } from '../../scenario/asked.js';
import { Empty, Full } from '../../primitives/errors.js';
import type { Queue } from '../../primitives/messages/queue.js';
import type { MessageQueue, WaitOptions } from '../../scenario/queue.js';
import { Recorded } from './recorded.js';

/** A real queue, every operation of which is recorded. */
export class RealQueue extends Recorded<Queue> implements MessageQueue<unknown> {
  async put(value: unknown, options?: WaitOptions): Promise<void> {
    const timeout = patience(options, 'put');
    // What is put now; whoever put it may go on writing in it before the record is made.
    const told = sendable(value);
    this.pace.step();
    if (this.real.full()) this.#wouldWait(timeout);
    try {
      await this.#within('put', timeout, (options) => this.real.put(told, options));
    } catch (error) {
      if (error instanceof Full) this.reporter.add('full', { on: this.name, value: told });
      throw error;
    }
    this.reporter.add('put', { on: this.name, value: told }, this.reporter.movedAt(this.real));
  }

  async get(options?: WaitOptions): Promise<unknown> {
    const timeout = patience(options, 'get');
    this.pace.step();
    if (this.real.empty()) this.#wouldWait(timeout);
    try {
      const value = await this.#within('get', timeout, (options) => this.real.get(options));
      this.reporter.add('get', { on: this.name, value }, this.reporter.movedAt(this.real));
      return value;
    } catch (error) {
      if (error instanceof Empty) this.reporter.add('empty', { on: this.name });
      throw error;
    }
  }

  /**
   * In an order that is kept, whoever would wait for a time gives up: the order says when, and not
   * the clock.
   */
  #within<T>(
    op: 'put' | 'get',
    timeout: number,
    wait: (options: WaitOptions) => Promise<T>,
  ): Promise<T> {
    return timeout === Infinity
      ? this.reporter.waiting(op, this.name, () => wait({}))
      : wait(this.pace.isGiven ? { block: false } : { timeout });
  }

  #wouldWait(timeout: number): void {
    if (timeout === Infinity) this.pace.wouldWait();
  }
}
