import { cloneOf } from '../explore/things/copies.js';
import { Empty, Full } from '../primitives/errors.js';
import type { Queue } from '../primitives/queue.js';
import type { MessageQueue, WaitOptions } from '../scenario.js';
import type { Pace } from './gate.js';
import type { Reporter } from './reporter.js';

/** A real queue, every operation of which is recorded. */
export class RealQueue implements MessageQueue<unknown> {
  readonly #name: string;
  readonly #queue: Queue;
  readonly #reporter: Reporter;
  readonly #pace: Pace;

  constructor(name: string, queue: Queue, reporter: Reporter, pace: Pace) {
    this.#name = name;
    this.#queue = queue;
    this.#reporter = reporter;
    this.#pace = pace;
  }

  async put(value: unknown, options: WaitOptions = {}): Promise<void> {
    this.#pace.step();
    // What is put now; whoever put it may go on writing in it before the record is made.
    const told = cloneOf(value);
    if (this.#queue.full()) this.#mayWait(options, this.#queue.maxsize);
    try {
      await this.#queue.put(value, options);
    } catch (error) {
      if (error instanceof Full) this.#reporter.add('full', { on: this.#name, value: told });
      throw error;
    }
    this.#reporter.add('put', { on: this.#name, value: told }, this.#reporter.movedAt(this.#queue));
  }

  async get(options: WaitOptions = {}): Promise<unknown> {
    this.#pace.step();
    if (this.#queue.empty()) this.#mayWait(options, 0);
    try {
      const value = await this.#queue.get(options);
      this.#reporter.add('get', { on: this.#name, value }, this.#reporter.movedAt(this.#queue));
      return value;
    } catch (error) {
      if (error instanceof Empty) this.#reporter.add('empty', { on: this.#name });
      throw error;
    }
  }

  /** @param size how many were in it when it was looked at: by now there may be another one, and it is not for that one that anybody waits */
  #mayWait({ block = true, timeout = Infinity }: WaitOptions, size: number): void {
    if (!block || timeout <= 0) return;
    // In an order that is kept, whoever gives up after a time does so when nobody else can go.
    if (timeout === Infinity) this.#pace.wouldWait();
    this.#reporter.add('wait', { on: this.#name, value: { size } });
  }
}
