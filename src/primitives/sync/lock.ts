/** Room: who may go on, and when. Everything here outlives the death of whoever holds it. */

import { arena } from '../system/arena.js';
import { grant, isGranted, waitedFor, waiterIn } from '../waiting/cells.js';
import { micros, microsSince } from '../system/clock.js';
import { ring } from '../waiting/doorbell.js';
import { NotOwnerError, ValueError } from '../errors.js';
import { isAlive, isListed, pidOf, self } from '../waiting/family.js';
import { type Handle, refuseToBeCloned, refuseToTravel } from '../handle.js';
import { hooks } from '../hooks.js';
import { spin } from '../waiting/spin.js';
import { allocateQueue, QUEUE_WORDS, WaitQueue } from '../waiting/waiters.js';
import { type AcquireOptions, mayWait, type Terms } from '../waiting/terms.js';

export interface LockState {
  /** The process id of the holder, or of the waiter to whom the lock has just been handed. */
  readonly holder: number | null;
  /**
   * The process ids of those who wait, in order of arrival; a process stands there once for each of
   * its waits.
   */
  readonly waiting: number[];
  /**
   * The process id of the one who died holding the lock, as long as the one who took it over has
   * it.
   */
  readonly abandonedBy: number | null;
}

/** The owner word: nobody, or the number of the owner with these marks. */
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

/** A waiter's look, which may find another way in than to take the lock. */
type Enter = (take: () => boolean) => boolean;
const alone: Enter = (take) => take();

const TRUE = Promise.resolve(true);
const FALSE = Promise.resolve(false);

/**
 * Mutual exclusion between the processes of a program: at most one of them is inside at a time.
 *
 * It belongs to the process that acquired it, and only that process may release it (Python lets
 * anybody). It is not re-entrant: a second `acquire` in the same process waits like anybody's.
 *
 * Contention: uncontended, `acquire` and `release` are an atomic instruction each. A waiter spins
 * for some microseconds, then sleeps. Whoever releases may take the lock again before a sleeper is
 * awake, until the longest waiter has waited for over a millisecond: then it is handed to that one,
 * at most once in a millisecond, so nobody starves and a wake-up is not paid for each turn.
 *
 * Death: when the holder dies the next waiter gets the lock, usually at once and in any case after
 * about 100 ms, and
 * `inspect().abandonedBy` tells it whose it was: what the lock protects may be half done. (In
 * Python it stays locked for ever.) A waiter that dies costs nobody a turn.
 *
 * Algorithm: one owner word, taken and freed by compare-and-swap, with a mark for "somebody sleeps"
 * (U. Drepper, "Futexes are tricky"); the queue of waiters.ts; a dead owner is replaced by
 * compare-and-swap too. Whoever frees a marked lock wakes the longest waiter, and the mark goes
 * with it: that one sets it again when it comes in vain, so one release pays for a wake-up and
 * those until then do not.
 *
 * @example
 * const lock = new Lock();
 * new Process({ module: import.meta.url, target: buy, args: [lock] }).start();
 * await lock.withLock(() => sell());
 */
export class Lock {
  readonly #at: number;
  readonly #owner: number;
  readonly #abandonedBy: number;
  readonly #handedAt: number;
  readonly #me: number;
  readonly #words: Int32Array;
  readonly #queue: WaitQueue;
  readonly #terms: Terms;

  constructor();
  /**
   * @internal Where it lies in the arena, when it arrives in a child; what each look of a waiter
   * goes through.
   */
  constructor(at?: number, enter?: Enter);
  constructor(at: number = allocateQueue(3), enter: Enter = alone) {
    this.#at = at;
    this.#owner = at + QUEUE_WORDS;
    this.#abandonedBy = this.#owner + 1;
    this.#handedAt = this.#owner + 2;
    this.#me = self();
    this.#words = arena().words;
    this.#queue = new WaitQueue(at);
    this.#terms = {
      take: () => enter(this.#tryTake),
      tell: () => hooks?.waits?.(this) ?? true,
      attempt: (cell) => enter(() => this.#takeOrMark(cell)),
      recover: () => enter(() => this.#takeOver(isAlive)),
      inTurn: enter === alone,
      mayLeave: (granter) =>
        ![granter, granter | WANTED, HANDED | this.#me].includes(
          Atomics.load(this.#words, this.#owner),
        ),
      // The bell that ended this wait took the mark with it, and others may still sleep.
      available: () => !this.#mark(),
    };
    refuseToBeCloned(this);
  }

  /** Waits for the lock. False when the time was up first. */
  acquire(options?: AcquireOptions): Promise<boolean> {
    const atOnce = this.#acquireAtOnce(options);
    if (atOnce !== null) return atOnce ? TRUE : FALSE;
    return this.#queue
      .wait(this.#terms, options?.timeout ?? Infinity)
      .then((taken) => this.#report(taken));
  }

  /**
   * Waits with the whole thread asleep: cheaper, but this process's timers, messages and signal
   * listeners wait too. False when the time was up first.
   */
  acquireSync(options?: AcquireOptions): boolean {
    return (
      this.#acquireAtOnce(options) ??
      this.#report(this.#queue.waitSync(this.#terms, options?.timeout ?? Infinity))
    );
  }

  /** Takes the lock if it can be had at this moment. */
  tryAcquire(): boolean {
    return this.acquireSync({ block: false });
  }

  /** @throws {ValueError} when nobody holds it; {@link NotOwnerError} when another process does */
  release(): void {
    if ((this.#words[this.#owner]! & ~WANTED) !== this.#me) this.#refuseRelease();
    hooks?.before?.({ op: 'release', target: this });
    if (this.#words[this.#abandonedBy] !== 0) this.#words[this.#abandonedBy] = 0;
    const unmarked = Atomics.compareExchange(this.#words, this.#owner, this.#me, FREE) === this.#me;
    if (!unmarked && !this.#handOver()) {
      Atomics.store(this.#words, this.#owner, FREE);
      this.#queue.ringLongest();
    }
    hooks?.after?.({ op: 'release', target: this });
  }

  /** Runs `fn` while holding the lock, and releases it however `fn` ends. */
  async withLock<T>(fn: () => T | Promise<T>): Promise<T> {
    await this.acquire();
    try {
      return await fn();
    } finally {
      this.release();
    }
  }

  /** Releases at the end of a block: `lock.acquireSync(); using held = lock;` */
  [Symbol.dispose](): void {
    this.release();
  }

  /** Whether anybody holds it at this moment. */
  locked(): boolean {
    return Atomics.load(this.#words, this.#owner) !== FREE;
  }

  /** Who holds it and who waits, at this moment, as the lock itself has it. */
  inspect(): LockState {
    const owner = this._owner;
    // Whoever hands it over may be stopped halfway: the one who is to have it waits until the owner
    // word says so.
    return {
      holder: owner === FREE ? null : pidOf(owner),
      waiting: this.#queue.pids(owner),
      abandonedBy: this.#pid(this.#abandonedBy),
    };
  }

  toString(): string {
    return `<Lock(owner=${this.#pid(this.#owner)})>`;
  }

  /** @internal Whether this process has it. */
  _isMine(): boolean {
    return (Atomics.load(this.#words, this.#owner) & ~WANTED) === this.#me;
  }

  /**
   * @internal The number of the process that has it, 0 when none has; far cheaper than
   * {@link inspect}.
   */
  get _owner(): number {
    return Atomics.load(this.#words, this.#owner) & NUMBER;
  }

  /** @internal Where it lies in the arena. */
  get _at(): number {
    return this.#at;
  }

  /**
   * @internal Releases it for a while; what is returned is what {@link _acquireAgain}
   * needs to know.
   */
  _releaseAll(): number {
    this.release();
    return 1;
  }

  /** @internal */
  async _acquireAgain(_levels: number): Promise<void> {
    await this.acquire();
  }

  /** @internal How it travels to a child. */
  _handle(): Handle {
    return { module: 'primitives/sync/lock.js', type: 'Lock', args: [this.#at] };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }

  /** Null when there is nothing for it but to wait. */
  #acquireAtOnce(options: AcquireOptions | undefined): boolean | null {
    const patient = mayWait(options);
    hooks?.before?.({ op: 'acquire', target: this, patient });
    if (this.#take()) return this.#report(true);
    if (!patient) return this.#report(this.#takeOver(isAlive));
    return spin(this.#tryTake) ? this.#report(true) : null;
  }

  #report(granted: boolean): boolean {
    hooks?.after?.({
      op: 'acquire',
      target: this,
      granted,
      abandonedBy: granted ? this.#pid(this.#abandonedBy) : null,
    });
    return granted;
  }

  #take(): boolean {
    return this.#swap(FREE, this.#me);
  }

  /** Looks before it takes: looking alone does not disturb the owner. */
  readonly #tryTake = (): boolean =>
    Atomics.load(this.#words, this.#owner) === FREE && this.#take();

  /**
   * Takes the lock if it is free or was handed to this wait; otherwise marks it, so that its
   * release wakes somebody.
   */
  #takeOrMark(cell: number): boolean {
    do {
      if (
        this.#take() ||
        (isGranted(cell) && this.#swap(HANDED | this.#me, this.#me)) ||
        this.#takeOver(isListed)
      )
        return true;
    } while (!this.#mark());
    return false;
  }

  /**
   * Sees to it that the next release wakes somebody; false when the lock is free, and so nobody is
   * going to release it.
   */
  #mark(): boolean {
    for (;;) {
      const owner = Atomics.load(this.#words, this.#owner);
      if (owner === FREE) return false;
      if ((owner & WANTED) !== 0 || this.#swap(owner, owner | WANTED)) return true;
    }
  }

  #takeOver(isThere: (number: number) => boolean): boolean {
    const owner = Atomics.load(this.#words, this.#owner);
    const number = owner & NUMBER;
    if (owner === FREE || isThere(number) || !this.#swap(owner, this.#me | WANTED)) return false;
    // One to whom it was handed, and who died before noticing, has left nothing half done.
    if ((owner & HANDED) !== HANDED) this.#words[this.#abandonedBy] = number;
    return true;
  }

  /** Hands the lock to the longest waiter if that one has lost its patience. */
  #handOver(): boolean {
    if (microsSince(this.#words[this.#handedAt]!) < PATIENCE * 1000) return false;
    for (;;) {
      const longest = this.#queue.longest();
      if (longest === 0 || waitedFor(longest) < PATIENCE) return false;
      const number = waiterIn(longest);
      if (number <= 0 || !grant(longest, this.#at)) return false;
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

  #refuseRelease(): never {
    if (!this.locked()) throw new ValueError('lock released too many times: nobody holds it');
    throw new NotOwnerError(
      'release a lock',
      this.#pid(this.#owner),
      'only the holder may release (use Semaphore(1) to hand over)',
    );
  }

  #pid(word: number): number | null {
    const owner = Atomics.load(this.#words, word) & NUMBER;
    return owner === FREE ? null : pidOf(owner);
  }
}
