import { type Handle, refuseToBeCloned, refuseToTravel } from '../handle.js';
import type { QueuePlace } from './queue-place.js';
import { Queue } from './queue.js';

/**
 * A queue without a bound and without terms: `put` never waits, `get` waits until there is
 * something.
 *
 * In everything else it is a {@link Queue}.
 *
 * @example
 * const results = new SimpleQueue<number>();
 * await results.put(42);
 */
export class SimpleQueue<T = unknown> {
  readonly #queue: Queue<T>;

  constructor();
  /** @internal Where it lies in the arena, when it arrives in a child. */
  constructor(place: QueuePlace);
  constructor(place?: QueuePlace) {
    this.#queue = new Queue(0, place);
    refuseToBeCloned(this);
  }

  /**
   * Puts a copy of the value into the queue.
   * @throws {SerializationError} when it cannot be copied; {@link ClosedError}
   */
  put(value: T): Promise<void> {
    return this.#queue.put(value);
  }

  /** Takes the oldest message out of the queue; waits until there is one. @throws {ClosedError} */
  get(): Promise<T> {
    return this.#queue.get();
  }

  empty(): boolean {
    return this.#queue.empty();
  }

  /** This process has no more use for it; see {@link Queue.close}. */
  close(): void {
    this.#queue.close();
  }

  toString(): string {
    return `<SimpleQueue(size=${this.#queue.qsize()})>`;
  }

  /** @internal See {@link Queue}. */
  get _place(): QueuePlace {
    return this.#queue._place;
  }

  /** @internal How it travels to a child. */
  _handle(): Handle {
    return {
      module: 'primitives/messages/simple-queue.js',
      type: 'SimpleQueue',
      args: [this.#queue._bequeath()],
    };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }
}
