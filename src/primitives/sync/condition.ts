import { grant, isGranted, waiterIn } from '../waiting/cells.js';
import { now } from '../system/clock.js';
import { mourn, ring } from '../waiting/doorbell.js';
import { NotOwnerError, ValueError } from '../errors.js';
import { isAlive } from '../waiting/family.js';
import { type Handle, refuseForeign, refuseToBeCloned, refuseToTravel } from '../handle.js';
import type { Lock, LockState } from './lock.js';
import { milliseconds } from '../system/milliseconds.js';
import { RLock } from './rlock.js';
import { allocateQueue, WaitQueue } from '../waiting/waiters.js';
import type { AcquireOptions, Terms } from '../waiting/terms.js';

export interface ConditionState {
  /**
   * The process ids of those who wait to be notified, in order of arrival; a process stands there
   * once for each of its waits.
   */
  readonly waiting: number[];
  /** The state of the condition's lock. */
  readonly lock: LockState;
}

const TERMS: Terms = {
  take: () => false,
  attempt: isGranted,
  mayLeave: () => false,
  inTurn: true,
  available: () => false,
};

/**
 * A lock whose holder can wait, with the lock released meanwhile, until another holder notifies it
 * that something has changed.
 *
 * `wait` announces itself before it releases the lock, so no `notify` after that is missed; it has
 * the lock again, as often as before, when it resolves. `notify` wakes those who have waited
 * longest; they have to acquire the lock like anybody, so what was true at the notification need
 * not be true any more: ask again, as `waitFor` does. Nobody is woken without a notification.
 *
 * The lock belongs to the process: with an {@link RLock}, `wait` also releases what others in the
 * same process have acquired. Give the condition a {@link Lock} if several in one process are to
 * exclude each other.
 *
 * Death: a waiter that is dead costs no notification: the next one gets it, and `notifyAll` returns
 * at once (in Python it waits for the dead for ever). One that is killed after it was notified
 * takes the notification with it, whether it has the lock again or not; where that must not be,
 * notify all, or wait with a timeout. The lock's own rules are those of {@link Lock}: after every
 * wait `inspect().lock.abandonedBy` says whether somebody died with it.
 *
 * @example
 * const [served, tickets] = [new Condition(), new Semaphore(0)];
 * await served.withLock(() => served.waitFor(() => tickets.value > 0));   // one process
 * await served.withLock(() => {                                           // another
 *   tickets.release();
 *   served.notify();
 * });
 */
export class Condition {
  readonly #lock: Lock | RLock;
  readonly #at: number;
  readonly #queue: WaitQueue;

  /**
   * @param lock the lock that guards what is waited for; several conditions may have the same one
   */
  constructor(lock?: Lock | RLock);
  /** @internal Where it lies in the arena, when it arrives in a child. */
  constructor(lock: Lock | RLock, at: number);
  constructor(lock: Lock | RLock = new RLock(), at: number = allocateQueue(0)) {
    refuseForeign(lock);
    this.#lock = lock;
    this.#at = at;
    this.#queue = new WaitQueue(at);
    refuseToBeCloned(this);
  }

  /** Waits for the lock. False when the time was up first. */
  acquire(options?: AcquireOptions): Promise<boolean> {
    return this.#lock.acquire(options);
  }

  /** The same with the whole thread asleep. */
  acquireSync(options?: AcquireOptions): boolean {
    return this.#lock.acquireSync(options);
  }

  /** Takes the lock if it can be had at this moment. */
  tryAcquire(): boolean {
    return this.#lock.tryAcquire();
  }

  /** Releases the lock, on the lock's own terms. */
  release(): void {
    this.#lock.release();
  }

  /** Runs `fn` while holding the lock, and releases it however `fn` ends. */
  withLock<T>(fn: () => T | Promise<T>): Promise<T> {
    return this.#lock.withLock(fn);
  }

  /** Releases the lock at the end of a block: `condition.acquireSync(); using held = condition;` */
  [Symbol.dispose](): void {
    this.release();
  }

  /**
   * Waits to be notified, at most `timeout` ms, and then, however long that takes, for the lock.
   * False when the time was up first.
   * @throws {NotOwnerError} when this process does not hold the lock
   */
  async wait({ timeout }: { readonly timeout?: number } = {}): Promise<boolean> {
    const { notified, again } = this._begin(milliseconds(timeout));
    try {
      return await notified;
    } finally {
      await again();
    }
  }

  /**
   * @internal The first half of a wait: announced, and the lock released, when it returns; the
   * other half has it again.
   */
  _begin(patience: number): { notified: Promise<boolean>; again: () => Promise<void> } {
    this.#mustHoldLock('wait for');
    const notified = this.#queue.wait(TERMS, patience); // Announced when this returns.
    const levels = this.#lock._releaseAll();
    return { notified, again: () => this.#lock._acquireAgain(levels) };
  }

  /**
   * Waits until `predicate` gives something true; it is asked at once and after each notification,
   * with the lock held.
   * @returns its last value, which is false in one way or another when `timeout` ms were over first
   * @throws {NotOwnerError} when it has to wait and this process does not hold the lock
   */
  async waitFor<T>(
    predicate: () => T | Promise<T>,
    { timeout }: { readonly timeout?: number } = {},
  ): Promise<T> {
    const patience = milliseconds(timeout);
    const deadline = now() + patience;
    let value = await predicate();
    for (let left = patience; !value && left > 0; left = deadline - now()) {
      await this.wait({ timeout: left });
      value = await predicate();
    }
    return value;
  }

  /**
   * Wakes the `n` longest waiters, fewer when there are not so many. They go on when the lock is
   * released.
   * @throws {NotOwnerError} when this process does not hold the lock; {@link ValueError} when `n`
   * is no count
   */
  notify(n = 1): void {
    if (!Number.isInteger(n) || n < 1)
      throw new ValueError(`n must be a whole number of at least 1, not ${n}`);
    this.#wakeLongest(n);
  }

  /** Wakes all who wait. @throws {NotOwnerError} when this process does not hold the lock */
  notifyAll(): void {
    this.#wakeLongest(Infinity);
  }

  /** Who waits and who holds the lock, at this moment. */
  inspect(): ConditionState {
    return { waiting: this.#queue.pids(), lock: this.#lock.inspect() };
  }

  toString(): string {
    return `<Condition(${this.#lock.toString()}, ${this.#queue.waiting().length})>`;
  }

  /** @internal How it travels to a child. */
  _handle(): Handle {
    return {
      module: 'primitives/sync/condition.js',
      type: 'Condition',
      args: [this.#lock, this.#at],
    };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }

  #wakeLongest(n: number): void {
    this.#mustHoldLock('notify');
    let left = n;
    for (const cell of this.#queue.waiting()) {
      if (left === 0) return;
      if (this.#wake(cell)) left--;
    }
  }

  /** False when nobody is woken: the wait is over, or its process has died. */
  #wake(cell: number): boolean {
    const number = waiterIn(cell);
    if (number <= 0 || !grant(cell, this.#at)) return false;
    // A bell that has been rung before says nothing of its owner's life.
    if (isAlive(number)) return ring(number);
    mourn(number);
    return false;
  }

  #mustHoldLock(to: string): void {
    if (!this.#lock._isMine())
      throw new NotOwnerError(
        `${to} a condition without holding its lock`,
        this.#lock.inspect().holder,
      );
  }
}
