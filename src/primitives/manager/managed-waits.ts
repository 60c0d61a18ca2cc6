import { Event } from '../sync/event.js';
import { Queue } from '../messages/queue.js';
import { Semaphore } from '../sync/semaphore.js';
import type { AcquireOptions } from '../waiting/terms.js';

/** What a manager keeps that one waits for: it serves the others meanwhile. */

export class ManagedSemaphore {
  readonly #semaphore: Semaphore;

  constructor(value?: number) {
    this.#semaphore = new Semaphore(value);
  }

  acquire(_: number, options?: AcquireOptions): Promise<boolean> {
    return this.#semaphore.acquire(options);
  }

  release(_: number, n?: number): void {
    this.#semaphore.release(n);
  }

  value(): number {
    return this.#semaphore.value;
  }
}

export class ManagedEvent {
  readonly #event = new Event();

  set(): void {
    this.#event.set();
  }

  clear(): void {
    this.#event.clear();
  }

  isSet(): boolean {
    return this.#event.isSet();
  }

  wait(_: number, options?: { timeout?: number }): Promise<boolean> {
    return this.#event.wait(options);
  }
}

export class ManagedQueue {
  readonly #queue: Queue;

  constructor(maxsize?: number) {
    this.#queue = new Queue(maxsize);
  }

  put(_: number, value: unknown, options?: AcquireOptions): Promise<void> {
    return this.#queue.put(value, options);
  }

  get(_: number, options?: AcquireOptions): Promise<unknown> {
    return this.#queue.get(options);
  }

  qsize(): number {
    return this.#queue.qsize();
  }

  empty(): boolean {
    return this.#queue.empty();
  }

  full(): boolean {
    return this.#queue.full();
  }
}
