import { arena } from '../system/arena.js';
import { ValueError } from '../errors.js';
import { type Handle, refuseToBeCloned, refuseToTravel } from '../handle.js';
import { hooks } from '../hooks.js';
import { spin } from '../waiting/spin.js';
import { allocateQueue, QUEUE_WORDS, WaitQueue } from '../waiting/waiters.js';
import { type AcquireOptions, mayWait, type Terms } from '../waiting/terms.js';

export interface SemaphoreState {
  readonly value: number;
  /**
   * The process ids of those who wait, in order of arrival; a process stands there once for each of
   * its waits.
   */
  readonly waiting: number[];
}

const MOST = 2 ** 31 - 1;

/**
 * A number of permits between the processes of a program: `acquire` takes one and waits while there
 * is none, `release` gives one back.
 *
 * It has no owner: anybody may release, more often than acquired too. Those who wait are woken in
 * order of arrival; one who comes along at that moment may be faster. A permit taken by a process
 * that dies is lost, as in Python; a waiter that dies costs nobody a turn.
 *
 * @example
 * const seats = new Semaphore(3);
 * await seats.acquire();
 * seats.release();
 */
export class Semaphore {
  readonly #at: number;
  readonly #value: number;
  readonly #words: Int32Array;
  readonly #queue: WaitQueue;
  readonly #terms: Terms;

  /** @param value how many permits there are at first, a whole number from 0 to 2,147,483,647 */
  constructor(value?: number);
  /** @internal Where it lies in the arena, when it arrives in a child. */
  constructor(value: number, at: number | undefined);
  constructor(value = 1, at?: number) {
    if (!Number.isInteger(value) || value < 0 || value > MOST)
      throw new RangeError(`a semaphore's value is a whole number from 0 to ${MOST}, not ${value}`);
    this.#at = at ?? allocateQueue(1);
    this.#value = this.#at + QUEUE_WORDS;
    this.#words = arena().words;
    this.#queue = new WaitQueue(this.#at);
    const take = (): boolean => this.#take();
    this.#terms = { take, attempt: take, inTurn: true, available: () => this.value > 0 };
    refuseToBeCloned(this);
    if (at === undefined) Atomics.store(this.#words, this.#value, value);
  }

  /** How many permits there are at this moment. */
  get value(): number {
    return Atomics.load(this.#words, this.#value);
  }

  /** Waits for a permit. False when the time was up first. */
  async acquire(options?: AcquireOptions): Promise<boolean> {
    return (
      this.#acquireAtOnce(options) ??
      this.#report(await this.#queue.wait(this.#terms, options?.timeout ?? Infinity))
    );
  }

  /** Waits with the whole thread asleep. False when the time was up first. */
  acquireSync(options?: AcquireOptions): boolean {
    return (
      this.#acquireAtOnce(options) ??
      this.#report(this.#queue.waitSync(this.#terms, options?.timeout ?? Infinity))
    );
  }

  /** Takes a permit if there is one at this moment. */
  tryAcquire(): boolean {
    return this.acquireSync({ block: false });
  }

  /**
   * Gives one permit back, or `n`.
   * @throws {ValueError} when `n` is no count, or the value would grow beyond 2,147,483,647
   */
  release(n = 1): void {
    if (!Number.isInteger(n) || n < 1)
      throw new ValueError(`n must be a whole number of at least 1, not ${n}`);
    hooks?.before?.({ op: 'release', target: this });
    this.#give(n);
    this.#queue.ringLongest();
    hooks?.after?.({ op: 'release', target: this });
  }

  /** Its value and who waits, at this moment. */
  inspect(): SemaphoreState {
    return { value: this.value, waiting: this.#queue.pids() };
  }

  toString(): string {
    return `<Semaphore(value=${this.value})>`;
  }

  /** @internal How it travels to a child. */
  _handle(): Handle {
    return { module: 'primitives/sync/semaphore.js', type: 'Semaphore', args: [0, this.#at] };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }

  /** @internal The highest value that it can have. */
  protected get most(): number {
    return MOST;
  }

  /** Null when there is nothing for it but to wait. */
  #acquireAtOnce(options: AcquireOptions | undefined): boolean | null {
    const patient = mayWait(options);
    hooks?.before?.({ op: 'acquire', target: this });
    if (this.#take()) return this.#report(true);
    if (!patient) return this.#report(false);
    return spin(() => this.#take()) ? this.#report(true) : null;
  }

  #report(granted: boolean): boolean {
    hooks?.after?.({ op: 'acquire', target: this, granted });
    return granted;
  }

  #give(n: number): void {
    for (let value = this.value; ; value = this.value) {
      if (n > this.most - value)
        throw new ValueError(
          `semaphore released too many times: its value can be ${this.most} at most`,
        );
      if (Atomics.compareExchange(this.#words, this.#value, value, value + n) === value) return;
    }
  }

  #take(): boolean {
    for (let value = this.value; value > 0; value = this.value) {
      if (Atomics.compareExchange(this.#words, this.#value, value, value - 1) === value)
        return true;
    }
    return false;
  }
}
