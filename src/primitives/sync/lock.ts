/** Room: who may go on, and when. Everything here outlives the death of whoever holds it. */

import { NotOwnerError, ValueError } from '../errors.js';
import { Exclusive } from './exclusive.js';
import { isAlive, pidOf } from '../waiting/family.js';
import { type Handle, refuseToBeCloned, refuseToTravel } from '../handle.js';
import { hooks } from '../hooks.js';
import { OWNER_WORDS, OwnerWord } from './owner-word.js';
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
 * Contention: uncontended, `acquire` and `release` are an atomic instruction each. A waiter
 * spins for some microseconds, then sleeps. Whoever releases may take the lock again before a
 * sleeper is awake, until the longest waiter has waited for over a millisecond: then it is
 * handed to that one, at most once in a millisecond, so nobody starves and a wake-up is not paid
 * for each turn. What is promised is a time, not a number: the longest waiter, when it has been
 * awake and come in vain, has the lock by the first release that is a millisecond away from the
 * last hand-over. With sections of that length nobody who has lost patience, and has a
 * processor, is overtaken twice by the same one (examples/algorithms/hand-over.mjs). The curve
 * of cost against fairness: bench/README.md.
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
export class Lock extends Exclusive {
  readonly #at: number;
  readonly #queue: WaitQueue;
  readonly #owner: OwnerWord;
  readonly #terms: Terms;

  constructor();
  /**
   * @internal Where it lies in the arena, when it arrives in a child; what each look of a waiter
   * goes through.
   */
  constructor(at?: number, enter?: Enter);
  constructor(at: number = allocateQueue(OWNER_WORDS), enter: Enter = alone) {
    super();
    this.#at = at;
    this.#queue = new WaitQueue(at);
    const owner = (this.#owner = new OwnerWord(at + QUEUE_WORDS, at, this.#queue));
    this.#terms = {
      take: () => enter(owner.tryTake),
      tell: () => hooks?.waits?.(this) ?? true,
      attempt: (cell) => enter(() => owner.takeOrMark(cell)),
      recover: () => enter(() => owner.takeOver(isAlive)),
      inTurn: enter === alone,
      mayLeave: (granter) => owner.mayLeave(granter),
      // The bell that ended this wait took the mark with it, and others may still sleep.
      available: () => !owner.mark(),
    };
    refuseToBeCloned(this);
  }

  /** Waits for the lock. False when the time was up first. */
  override acquire(options?: AcquireOptions): Promise<boolean> {
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
  override acquireSync(options?: AcquireOptions): boolean {
    return (
      this.#acquireAtOnce(options) ??
      this.#report(this.#queue.waitSync(this.#terms, options?.timeout ?? Infinity))
    );
  }

  /** @throws {ValueError} when nobody holds it; {@link NotOwnerError} when another process does */
  override release(): void {
    if (!this.#owner.isMineToFree) this.#refuseRelease();
    hooks?.before?.({ op: 'release', target: this });
    this.#owner.free();
    hooks?.after?.({ op: 'release', target: this });
  }

  /** Whether anybody holds it at this moment. */
  locked(): boolean {
    return !this.#owner.isFree;
  }

  /** Who holds it and who waits, at this moment, as the lock itself has it. */
  inspect(): LockState {
    const number = this.#owner.number;
    // Whoever hands it over may be stopped halfway: the one who is to have it waits until the owner
    // word says so.
    return {
      holder: number === 0 ? null : pidOf(number),
      waiting: this.#queue.pids(number),
      abandonedBy: this.#owner.abandonedBy,
    };
  }

  override toString(): string {
    return `<Lock(owner=${this.#owner.pid})>`;
  }

  /** @internal Whether this process has it. */
  _isMine(): boolean {
    return this.#owner.isMine;
  }

  /**
   * @internal The number of the process that has it, 0 when none has; far cheaper than
   * {@link inspect}.
   */
  get _owner(): number {
    return this.#owner.number;
  }

  /** @internal Whether whoever has it took it from the dead. */
  get _isAbandoned(): boolean {
    return this.#owner.isAbandoned;
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
    if (this.#owner.take()) return this.#report(true);
    if (!patient) return this.#report(this.#owner.takeOver(isAlive));
    return spin(this.#owner.tryTake) ? this.#report(true) : null;
  }

  #report(granted: boolean): boolean {
    hooks?.after?.({
      op: 'acquire',
      target: this,
      granted,
      abandonedBy: granted ? this.#owner.abandonedBy : null,
    });
    return granted;
  }

  #refuseRelease(): never {
    if (!this.locked()) throw new ValueError('lock released too many times: nobody holds it');
    throw new NotOwnerError(
      'release a lock',
      this.#owner.pid,
      'only the holder may release (use Semaphore(1) to hand over)',
    );
  }
}
