import { allocate, arena } from '../system/arena.js';
import { ring } from '../waiting/doorbell.js';
import { NotOwnerError } from '../errors.js';
import { Exclusive } from './exclusive.js';
import { self } from '../waiting/family.js';
import { type Handle, refuseToBeCloned, refuseToTravel } from '../handle.js';
import { Lock, type LockState } from './lock.js';
import type { AcquireOptions } from '../waiting/terms.js';

/**
 * A lock that its holder may acquire again: it is free when it has been released as often as
 * acquired.
 *
 * It belongs to a process, as a {@link Lock} does: whoever in that process acquires it, or waits
 * for it, while the process has it, has it too. Contention, fairness and the holder's death are the
 * lock's: who takes it over from the dead has acquired it once.
 *
 * @example
 * const lock = new RLock();
 * await lock.withLock(() => lock.withLock(() => sell()));
 */
export class RLock extends Exclusive {
  readonly #lock: Lock;
  /** How often the holder has acquired it; only the holder reads or writes it. */
  readonly #depth: number;
  readonly #words: Int32Array;

  constructor();
  /** @internal Where its parts lie in the arena, when it arrives in a child. */
  constructor(lockAt: number, depth: number);
  constructor(lockAt?: number, depth: number = allocate(1)) {
    super();
    this.#lock = new Lock(lockAt, (take) => this.#enter(take));
    this.#depth = depth;
    this.#words = arena().words;
    refuseToBeCloned(this);
  }

  /** Waits for the lock, unless this process has it. False when the time was up first. */
  override async acquire(options?: AcquireOptions): Promise<boolean> {
    if (this.#again()) return true;
    const turn = this.#lock.acquire(options);
    // Taken at once: counted before anybody else in this process can look.
    if (this.#lock._isMine()) this.#first();
    return turn;
  }

  /** The same with the whole thread asleep. */
  override acquireSync(options?: AcquireOptions): boolean {
    return this.#again() || (this.#lock.acquireSync(options) && this.#first());
  }

  /** Takes back one `acquire`. @throws {NotOwnerError} when this process does not hold it */
  override release(): void {
    if (!this.#lock._isMine())
      throw new NotOwnerError('release a re-entrant lock', this.#lock.inspect().holder);
    if (this.#words[this.#depth]! > 1) this.#words[this.#depth]!--;
    else this.#lock.release();
  }

  /** Whether anybody holds it at this moment. */
  locked(): boolean {
    return this.#lock.locked();
  }

  /** Who holds it and who waits, at this moment; how often the holder has acquired it. */
  inspect(): LockState & { readonly depth: number } {
    const state = this.#lock.inspect();
    return { ...state, depth: state.holder === null ? 0 : Atomics.load(this.#words, this.#depth) };
  }

  override toString(): string {
    const { holder, depth } = this.inspect();
    return `<RLock(owner=${holder}, depth=${depth})>`;
  }

  /** @internal Whether this process has it. */
  _isMine(): boolean {
    return this.#lock._isMine();
  }

  /** @internal For those who watch: the lock inside, as {@link Hooks} are told of it. */
  get _inside(): Lock {
    return this.#lock;
  }

  /**
   * @internal Releases it altogether for a while; what is returned is how often it had
   * been acquired.
   */
  _releaseAll(): number {
    const levels = this.#words[this.#depth]!;
    this.#lock.release();
    return levels;
  }

  /** @internal Acquires it as often as it had been before. */
  async _acquireAgain(levels: number): Promise<void> {
    await this.acquire();
    this.#words[this.#depth]! += levels - 1;
  }

  /** @internal How it travels to a child. */
  _handle(): Handle {
    return {
      module: 'primitives/sync/rlock.js',
      type: 'RLock',
      args: [...this.#lock._handle().args, this.#depth],
    };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }

  #again(): boolean {
    if (!this.#lock._isMine()) return false;
    this.#words[this.#depth]!++;
    return true;
  }

  #first(): true {
    Atomics.store(this.#words, this.#depth, 1);
    return true;
  }

  /**
   * A waiter's look: it may be this process by now that has the lock. One who takes it wakes the
   * process's other waiters, who have it too.
   */
  #enter(take: () => boolean): boolean {
    if (this.#again()) return true;
    if (!take()) return false;
    this.#first();
    ring(self());
    return true;
  }
}
