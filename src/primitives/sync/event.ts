import { arena } from '../system/arena.js';
import { type Handle, refuseToBeCloned, refuseToTravel } from '../handle.js';
import { milliseconds } from '../system/milliseconds.js';
import { allocateQueue, QUEUE_WORDS, WaitQueue } from '../waiting/waiters.js';

const SET = 1;
/** What is added with each `set`, above the flag: how often it has been set. */
const TURN = 2;

/**
 * A flag between the processes of a program: `wait` waits until somebody sets it.
 *
 * `set` wakes everybody who waits, also when it is cleared again before they have looked (in Python
 * they may go on waiting). It has no owner and guards nothing, so nobody's death can leave the
 * others stuck, except that of the one who should have set it.
 *
 * @example
 * const open = new Event();
 * await open.wait();   // in the children
 * open.set();          // in the main process
 */
export class Event {
  readonly #at: number;
  readonly #word: number;
  readonly #words: Int32Array;
  readonly #queue: WaitQueue;

  constructor();
  /** @internal Where it lies in the arena, when it arrives in a child. */
  constructor(at: number);
  constructor(at: number = allocateQueue(1)) {
    this.#at = at;
    this.#word = at + QUEUE_WORDS;
    this.#words = arena().words;
    this.#queue = new WaitQueue(at);
    refuseToBeCloned(this);
  }

  isSet(): boolean {
    return (this.#now() & SET) !== 0;
  }

  /** Sets it, and wakes everybody who waits. Nothing happens when it is set. */
  set(): void {
    for (let word = this.#now(); (word & SET) === 0; word = this.#now()) {
      if (
        Atomics.compareExchange(this.#words, this.#word, word, ((word + TURN) | SET) >> 0) === word
      )
        this.#queue.ringAll();
    }
  }

  clear(): void {
    Atomics.and(this.#words, this.#word, ~SET);
  }

  /** Waits until it is set, at most `timeout` ms. False when the time was up first. */
  async wait({ timeout }: { readonly timeout?: number } = {}): Promise<boolean> {
    const patience = milliseconds(timeout);
    const before = this.#now() & ~SET;
    const hasCome = (): boolean => this.isSet() || (this.#now() & ~SET) !== before;
    if (hasCome()) return true;
    if (patience <= 0) return false;
    return this.#queue.wait({ take: hasCome, attempt: hasCome, available: () => false }, patience);
  }

  toString(): string {
    return `<Event ${this.isSet() ? 'set' : 'unset'}>`;
  }

  /** @internal How it travels to a child. */
  _handle(): Handle {
    return { module: 'primitives/sync/event.js', type: 'Event', args: [this.#at] };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }

  #now(): number {
    return Atomics.load(this.#words, this.#word);
  }
}
