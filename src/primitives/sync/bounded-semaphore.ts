import type { Handle } from '../handle.js';
import { Semaphore } from './semaphore.js';

/**
 * A semaphore that never has more permits than at first: one `release` too many is an error, and so
 * found where it is made.
 *
 * In everything else it is a {@link Semaphore}.
 *
 * @example
 * const seats = new BoundedSemaphore(3);
 */
export class BoundedSemaphore extends Semaphore {
  readonly #most: number;

  /** @param value how many permits there are at first and at most */
  constructor(value?: number);
  /** @internal Where it lies in the arena, and its bound, when it arrives in a child. */
  constructor(value: number, at: number, most: number);
  constructor(value = 1, at?: number, most: number = value) {
    super(value, at);
    this.#most = most;
  }

  /** @internal */
  protected override get most(): number {
    return this.#most;
  }

  override toString(): string {
    return `<BoundedSemaphore(value=${this.value}, maxvalue=${this.#most})>`;
  }

  /** @internal */
  override _handle(): Handle {
    return {
      module: 'primitives/sync/bounded-semaphore.js',
      type: 'BoundedSemaphore',
      args: [...super._handle().args, this.#most],
    };
  }
}
