import { arena } from './arena.js';
import { ring } from './doorbell.js';
import { NotOwnerError, ValueError } from './errors.js';
import { isAlive, isListed, pidOf, self } from './family.js';
import { type Handle, refuseToBeCloned, refuseToTravel } from './handle.js';
import { hooks } from './hooks.js';
import { spin } from './spin.js';
import { type AcquireOptions, allocateQueue, grant, isGranted, mayWait, QUEUE_WORDS, type Terms, waitedFor, waiterIn, WaitQueue } from './waiters.js';

export interface LockState {
  /** The process id of the holder. */
  readonly holder: number | null;
  /** The process ids of those who wait, in order of arrival; a process stands there once for each of its waits. */
  readonly waiting: number[];
  /** The process id of the one who died holding the lock, as long as the one who took it over has it. */
  readonly abandonedBy: number | null;
}

const FREE = 0;
/** The owner word of a lock that was handed to a waiter who has not noticed yet. */
const HANDED = 1 << 30;
/** A waiter that has waited longer than this, in milliseconds, is handed the lock. */
const PATIENCE = 1;

const TRUE = Promise.resolve(true);
const FALSE = Promise.resolve(false);

/**
 * Mutual exclusion between the processes of a program: at most one of them is inside at a time.
 *
 * It belongs to the process that acquired it, and only that process may release it (Python lets anybody).
 * It is not re-entrant: a second `acquire` in the same process waits like anybody's.
 *
 * Contention: uncontended, `acquire` and `release` are an atomic instruction each. A waiter spins for some microseconds, then
 * sleeps. Whoever releases may take the lock again before a sleeper is awake, until the longest waiter has waited for over a
 * millisecond: then it is handed to that one, so nobody starves.
 *
 * Death: when the holder dies the next waiter gets the lock, usually at once and in any case after about 50 ms, and
 * `inspect().abandonedBy` tells it whose it was: what the lock protects may be half done. (In Python it stays locked for ever.)
 * A waiter that dies costs nobody a turn.
 *
 * Algorithm: one owner word, taken by compare-and-swap; the queue of waiters.ts; a dead owner is replaced by compare-and-swap too.
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
  readonly #me: number;
  readonly #words: Int32Array;
  readonly #queue: WaitQueue;
  readonly #terms: Terms;

  /** @param at for the library alone: where the lock lies in the arena, when it arrives in a child */
  constructor(at: number = allocateQueue(2)) {
    this.#at = at;
    this.#owner = at + QUEUE_WORDS;
    this.#abandonedBy = this.#owner + 1;
    this.#me = self();
    this.#words = arena().words;
    this.#queue = new WaitQueue(at);
    this.#terms = {
      attempt: (cell) => this.#take() || this.#accept(cell) || this.#takeOver(isListed),
      recover: () => this.#takeOver(isAlive),
      mayLeave: (granter) => ![granter, HANDED | this.#me].includes(Atomics.load(this.#words, this.#owner)),
      available: () => !this.locked(),
    };
    refuseToBeCloned(this);
  }

  /** Waits for the lock. False when the time was up first. */
  acquire(options?: AcquireOptions): Promise<boolean> {
    const atOnce = this.#acquireAtOnce(options);
    if (atOnce !== null) return atOnce ? TRUE : FALSE;
    return this.#queue.wait(this.#terms, options?.timeout ?? Infinity).then((taken) => this.#report(taken));
  }

  /**
   * Waits with the whole thread asleep: cheaper, but this process's timers, messages and signal listeners wait too.
   * False when the time was up first.
   */
  acquireSync(options?: AcquireOptions): boolean {
    return this.#acquireAtOnce(options) ?? this.#report(this.#queue.waitSync(this.#terms, options?.timeout ?? Infinity));
  }

  /** Takes the lock if it can be had at this moment. */
  tryAcquire(): boolean {
    return this.acquireSync({ block: false });
  }

  /** @throws {ValueError} when nobody holds it; {@link NotOwnerError} when another process does */
  release(): void {
    if (Atomics.load(this.#words, this.#owner) !== this.#me) this.#refuseRelease();
    hooks?.before?.({ op: 'release', target: this });
    if (this.#words[this.#abandonedBy] !== 0) this.#words[this.#abandonedBy] = 0;
    if (!this.#queue.busy || !this.#handOver()) {
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
    return { holder: this.#pid(this.#owner), waiting: this.#queue.pids(), abandonedBy: this.#pid(this.#abandonedBy) };
  }

  toString(): string {
    return `<Lock(owner=${this.#pid(this.#owner)})>`;
  }

  /** For the library alone: how it travels to a child. */
  _handle(): Handle {
    return { module: './lock.js', type: 'Lock', args: [this.#at] };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }

  /** Null when there is nothing for it but to wait. */
  #acquireAtOnce(options: AcquireOptions | undefined): boolean | null {
    hooks?.before?.({ op: 'acquire', target: this });
    if (this.#take()) return this.#report(true);
    if (!mayWait(options)) return this.#report(this.#takeOver(isAlive));
    return spin(() => this.#take()) ? this.#report(true) : null;
  }

  #report(granted: boolean): boolean {
    hooks?.after?.({ op: 'acquire', target: this, granted, abandonedBy: granted ? this.#pid(this.#abandonedBy) : null });
    return granted;
  }

  #take(): boolean {
    return Atomics.compareExchange(this.#words, this.#owner, FREE, this.#me) === FREE;
  }

  /** Takes what was handed over to this wait. */
  #accept(cell: number): boolean {
    const handed = HANDED | this.#me;
    return isGranted(cell) && Atomics.compareExchange(this.#words, this.#owner, handed, this.#me) === handed;
  }

  #takeOver(isThere: (number: number) => boolean): boolean {
    const owner = Atomics.load(this.#words, this.#owner);
    const number = owner & ~HANDED;
    if (owner === FREE || isThere(number)) return false;
    if (Atomics.compareExchange(this.#words, this.#owner, owner, this.#me) !== owner) return false;
    // One to whom it was handed, and who died before noticing, has left nothing half done.
    if (owner === number) this.#words[this.#abandonedBy] = number;
    return true;
  }

  /** Hands the lock to the longest waiter if that one has lost its patience. */
  #handOver(): boolean {
    for (;;) {
      const longest = this.#queue.longest();
      if (longest === 0 || waitedFor(longest) < PATIENCE) return false;
      const number = waiterIn(longest);
      if (number <= 0 || !grant(longest, this.#at)) return false;
      const handed = HANDED | number;
      Atomics.store(this.#words, this.#owner, handed);
      if (ring(number)) return true;
      // It has died. Take the lock back, unless somebody else noticed first.
      if (Atomics.compareExchange(this.#words, this.#owner, handed, this.#me) !== handed) return true;
    }
  }

  #refuseRelease(): never {
    if (!this.locked()) throw new ValueError('lock released too many times: nobody holds it');
    throw new NotOwnerError('a lock', this.#pid(this.#owner), process.pid);
  }

  #pid(word: number): number | null {
    const owner = Atomics.load(this.#words, word) & ~HANDED;
    return owner === FREE ? null : pidOf(owner);
  }
}
