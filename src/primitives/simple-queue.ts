import { type Handle, refuseToBeCloned, refuseToTravel } from './handle.js';
import { Queue, type QueueParts } from './queue.js';

/**
 * A queue without a bound and without terms: `put` never waits, `get` waits until there is something.
 *
 * In everything else it is a {@link Queue}.
 *
 * @example
 * const results = new SimpleQueue<number>();
 * await results.put(42);
 */
export class SimpleQueue<T = unknown> {
  readonly #queue: Queue<T>;

  /** @param parts for the library alone: where its parts lie in the arena, when it arrives in a child */
  constructor(parts?: QueueParts) {
    this.#queue = new Queue(0, parts);
    refuseToBeCloned(this);
  }

  /** Puts a copy of the value into the queue. @throws {SerializationError} when it cannot be copied; {@link ClosedError} */
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

  /** This process has no more use for it. */
  close(): void {
    this.#queue.close();
  }

  toString(): string {
    return `<SimpleQueue(size=${this.#queue.qsize()})>`;
  }

  /** For the library alone: how it travels to a child. */
  _handle(): Handle {
    return { module: './simple-queue.js', type: 'SimpleQueue', args: [this.#queue._parts] };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }
}
