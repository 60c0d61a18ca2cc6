import { arena } from '../system/arena.js';
import { grant, isGranted, waitedFor, waiterIn } from '../waiting/cells.js';
import { micros, microsSince } from '../system/clock.js';
import { ring } from '../waiting/doorbell.js';
import { isListed, pidOf, self } from '../waiting/family.js';
import type { WaitQueue } from '../waiting/waiters.js';

/** What stands in the word: nobody, or the number of the owner with these marks. */
const FREE = 0;
/** Somebody sleeps and wants to be woken by the release. */
const WANTED = 1 << 29;
/**
 * The lock was handed to a waiter who has not noticed yet; always marked as wanted too, so that
 * nobody has to mark it.
 */
const HANDED = (1 << 30) | WANTED;
const NUMBER = WANTED - 1;
/**
 * A waiter that has waited longer than this, in milliseconds, is handed the lock; no oftener than
 * that, for each time costs a wake-up.
 */
const PATIENCE = 1;

/** How many words of the arena it takes: the owner, the dead one before, the last hand-over. */
export const OWNER_WORDS: number = 3;

/**
 * The word of a lock that says whose it is. It is taken, freed and taken over by compare-and-swap,
 * so that no death leaves it half changed.
 */
export class OwnerWord {
  readonly #words: Int32Array = arena().words;
  readonly #me: number = self();
  readonly #owner: number;
  readonly #abandonedBy: number;
  readonly #handedAt: number;
  readonly #queueAt: number;
  readonly #queue: WaitQueue;

  /** @param queueAt where the queue of its waiters lies */
  constructor(at: number, queueAt: number, queue: WaitQueue) {
    this.#owner = at;
    this.#abandonedBy = at + 1;
    this.#handedAt = at + 2;
    this.#queueAt = queueAt;
    this.#queue = queue;
  }

  /** The number of the process that has it, or to which it was handed; 0 when none has. */
  get number(): number {
    return Atomics.load(this.#words, this.#owner) & NUMBER;
  }

  get isFree(): boolean {
    return Atomics.load(this.#words, this.#owner) === FREE;
  }

  get isMine(): boolean {
    return (Atomics.load(this.#words, this.#owner) & ~WANTED) === this.#me;
  }

  /** The same by a plain read, which is enough for the owner itself, before each release. */
  get isMineToFree(): boolean {
    return (this.#words[this.#owner]! & ~WANTED) === this.#me;
  }

  /** The process id of {@link number}. */
  get pid(): number | null {
    return this.#pid(this.#owner);
  }

  get isAbandoned(): boolean {
    return this.#words[this.#abandonedBy] !== FREE;
  }

  /** The process id of the one who died having it, when that is how it came to who has it. */
  get abandonedBy(): number | null {
    return this.#pid(this.#abandonedBy);
  }

  take(): boolean {
    return this.#swap(FREE, this.#me);
  }

  /** Looks before it takes: looking alone does not disturb the owner. */
  readonly tryTake = (): boolean => this.isFree && this.take();

  /**
   * Takes the lock if it is free or was handed to this wait; otherwise marks it, so that its
   * release wakes somebody.
   */
  takeOrMark(cell: number): boolean {
    do {
      if (
        this.take() ||
        (isGranted(cell) && this.#swap(HANDED | this.#me, this.#me)) ||
        this.takeOver(isListed)
      )
        return true;
    } while (!this.mark());
    return false;
  }

  /**
   * Sees to it that the next release wakes somebody; false when the lock is free, and so nobody is
   * going to release it.
   */
  mark(): boolean {
    for (;;) {
      const owner = Atomics.load(this.#words, this.#owner);
      if (owner === FREE) return false;
      if ((owner & WANTED) !== 0 || this.#swap(owner, owner | WANTED)) return true;
    }
  }

  /** Takes it from an owner who is not there any more. */
  takeOver(isThere: (number: number) => boolean): boolean {
    const owner = Atomics.load(this.#words, this.#owner);
    const number = owner & NUMBER;
    if (owner === FREE || isThere(number) || !this.#swap(owner, this.#me | WANTED)) return false;
    // One to whom it was handed, and who died before noticing, has left nothing half done.
    if ((owner & HANDED) !== HANDED) this.#words[this.#abandonedBy] = number;
    return true;
  }

  /** By the owner alone. */
  free(): void {
    if (this.#words[this.#abandonedBy] !== 0) this.#words[this.#abandonedBy] = 0;
    if (this.#swap(this.#me, FREE) || this.#handOver()) return;
    Atomics.store(this.#words, this.#owner, FREE);
    this.#queue.ringLongest();
  }

  /** Whether a wait that was granted may be given up: the lock does not come to it. */
  mayLeave(granter: number): boolean {
    return ![granter, granter | WANTED, HANDED | this.#me].includes(
      Atomics.load(this.#words, this.#owner),
    );
  }

  /** Hands the lock to the longest waiter if that one has lost its patience. */
  #handOver(): boolean {
    if (microsSince(this.#words[this.#handedAt]!) < PATIENCE * 1000) return false;
    for (;;) {
      const longest = this.#queue.longest();
      if (longest === 0 || waitedFor(longest) < PATIENCE) return false;
      const number = waiterIn(longest);
      if (number <= 0 || !grant(longest, this.#queueAt)) return false;
      this.#words[this.#handedAt] = micros();
      const handed = HANDED | number;
      Atomics.store(this.#words, this.#owner, handed);
      if (ring(number)) return true;
      // It has died. Take the lock back, unless somebody else noticed first.
      if (!this.#swap(handed, this.#me | WANTED)) return true;
    }
  }

  #swap(from: number, to: number): boolean {
    return Atomics.compareExchange(this.#words, this.#owner, from, to) === from;
  }

  #pid(word: number): number | null {
    const owner = Atomics.load(this.#words, word) & NUMBER;
    return owner === FREE ? null : pidOf(owner);
  }
}
