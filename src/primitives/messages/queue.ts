/** Room: messages between processes. At a death, at most the message in hand is lost. */

import { Purpose } from '../waiting/cells.js';
import { AssertionError, ClosedError, Empty, Full, ValueError } from '../errors.js';
import { type Handle, refuseToBeCloned, refuseToTravel } from '../handle.js';
import { hooks } from '../hooks.js';
import { decode, encode } from '../message.js';
import { LockedRing } from './locked-ring.js';
import { PlaceWord, QueueClaim, type QueuePlace } from './queue-place.js';
import type { Packed } from './ring.js';
import { Turnstile } from '../waiting/turnstile.js';
import { type AcquireOptions, mayWait } from '../waiting/terms.js';

export interface QueueState {
  /** How many messages are in it. */
  readonly size: number;
  /** The process ids of those who wait to put, and to get, in order of arrival. */
  readonly putting: number[];
  readonly getting: number[];
  /** How many messages are gone, each with a process that was killed in the middle of a `get`. */
  readonly lost: number;
}

/**
 * First in, first out, between the processes of a program: a pipe, a lock at each of its ends, and
 * a semaphore for its free places and one for its messages.
 *
 * A message is a copy made at the moment of `put`: anything that can be cloned, of any size. When
 * `put` has resolved, the message is in the queue and not in a buffer of this process: `empty()`
 * knows of it, nobody has to wait for this process to end, and its death takes nothing along. (In
 * Python a thread feeds the pipe later: a change after `put` may be seen, `empty()` may be wrong,
 * what cannot be sent is dropped with a message on stderr, and a process that has put much cannot
 * be joined before somebody gets it.)
 *
 * Contention: the puts of one process arrive in their order; those who wait are woken in order of
 * arrival, and one who comes along at that moment may be faster. A full queue lets `put` wait, an
 * empty one `get`.
 *
 * Death: whoever is killed, whenever, leaves the others a queue that works. What goes with it is at
 * most the message that it was putting or had just got; `inspect().lost` counts those that it was
 * getting. (In Python a queue is dead when one is killed in `get`.)
 *
 * @example
 * const requests = new Queue<string>(3);
 * new Process({ module: import.meta.url, target: serve, args: [requests] }).start();
 * await requests.put('a ticket, please');
 */
export class Queue<T = unknown> {
  /** How many messages it can hold; 0 when there is no bound. */
  readonly maxsize: number;
  /** @internal */
  protected readonly pipe: LockedRing;
  readonly #claim: QueueClaim;
  readonly #spaces: Turnstile;
  readonly #items: Turnstile;

  /** @param maxsize how many messages it can hold; without a bound when 0 or less */
  constructor(maxsize?: number);
  /** @internal Where it lies in the arena, when it arrives in a child. */
  constructor(maxsize: number, place: QueuePlace | undefined);
  constructor(maxsize = 0, place?: QueuePlace) {
    if (!Number.isSafeInteger(maxsize))
      throw new ValueError(`the maxsize of a queue is a whole number, not ${maxsize}`);
    this.maxsize = Math.max(0, maxsize);
    this.#claim = new QueueClaim(place);
    const [at] = this.#claim.place;
    const pipe = (this.pipe = new LockedRing(this.#claim.place, this.maxsize));
    // Where it is no more nobody has to wait to be told so.
    this.#spaces = new Turnstile(
      () => !pipe.full || !pipe.isThere,
      at + PlaceWord.spaces,
      Purpose.roomInQueue,
    );
    this.#items = new Turnstile(() => !pipe.empty || !pipe.isThere, at + PlaceWord.items);
    refuseToBeCloned(this);
  }

  /**
   * Puts a copy of the value into the queue; waits as long as that is full.
   * @throws {Full} when the time was up first; {@link SerializationError} when the value cannot be
   * copied; {@link ClosedError}
   */
  async put(value: T, options?: AcquireOptions): Promise<void> {
    mayWait(options);
    const message = this.#pack(value);
    const write = (): boolean => this.#write(message);
    const done = this.#spaces.passAtOnce(write) || (await this.#spaces.pass(write, options));
    this.#reportPut(message, done);
  }

  /** Puts it now. @throws {Full} when there is no room at this moment */
  putNowait(value: T): void {
    const message = this.#pack(value);
    this.#reportPut(
      message,
      this.#spaces.passAtOnce(() => this.#write(message)),
    );
  }

  /**
   * Takes the oldest message out of the queue; waits as long as that is empty.
   * @throws {Empty} when the time was up first; {@link ClosedError}
   */
  async get(options?: AcquireOptions): Promise<T> {
    mayWait(options);
    this.#begin('get');
    let message: Packed | null = null;
    const read = (): boolean => (message = this.#read()) !== null;
    if (!this.#items.passAtOnce(read)) await this.#items.pass(read, options);
    return this.#reportGot(message);
  }

  /** Takes it now. @throws {Empty} when there is none at this moment */
  getNowait(): T {
    this.#begin('get');
    let message: Packed | null = null;
    this.#items.passAtOnce(() => (message = this.#read()) !== null);
    return this.#reportGot(message);
  }

  /** How many messages are in it at this moment. */
  qsize(): number {
    return this.pipe.ring.size;
  }

  empty(): boolean {
    return this.pipe.empty;
  }

  full(): boolean {
    return this.pipe.full;
  }

  /**
   * This process has no more use for it: to put or to get is an error from now on. The others, and
   * what is in it, are not affected. When the process that made it has closed it, and no child that
   * was given it is alive, its memory is used again.
   */
  close(): void {
    this.#claim.close();
  }

  /**
   * Resolves at once, for there is no thread to wait for; here for those who come from Python.
   * @throws {AssertionError} before `close`
   */
  async joinThread(): Promise<void> {
    if (!this.#claim.closed) throw new AssertionError('a queue must be closed before joinThread()');
  }

  /** Does nothing, for a process never waits for its messages to be taken. */
  cancelJoinThread(): void {}

  /** What is in it, who waits, and what was lost, at this moment. */
  inspect(): QueueState {
    return {
      size: this.qsize(),
      putting: this.#spaces.pids(),
      getting: this.#items.pids(),
      lost: this.pipe.ring.lost,
    };
  }

  toString(): string {
    return `<${this.constructor.name}(size=${this.qsize()}, maxsize=${this.maxsize})>`;
  }

  /** @internal Where it lies in the arena. */
  get _place(): QueuePlace {
    return this.#claim.place;
  }

  /** @internal The same, for a child that is about to be started. */
  _bequeath(): QueuePlace {
    return this.#claim.bequeath();
  }

  /**
   * @internal Its parts, as {@link Hooks} are told of them,
   * and what each is called.
   */
  get _inside(): ReadonlyMap<object, string> {
    return new Map<object, string>([
      [this.#spaces, 'spaces'],
      [this.pipe.writers, 'writers'],
      [this.pipe.ring, 'pipe'],
      [this.#items, 'items'],
      [this.pipe.readers, 'readers'],
    ]);
  }

  /** @internal How it travels to a child. */
  _handle(): Handle {
    return {
      module: 'primitives/messages/queue.js',
      type: 'Queue',
      args: [this.maxsize, this._bequeath()],
    };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }

  #pack(value: T): Packed {
    this.#begin('put', value);
    return this.pipe.ring.pack(encode(value));
  }

  #begin(op: 'put' | 'get', value?: T): void {
    if (this.#claim.closed) throw new ClosedError('the queue');
    hooks?.before?.({ op, target: this, value });
  }

  #write(message: Packed): boolean {
    if (!this.pipe.write(message)) return false;
    this.#items.open();
    return true;
  }

  #read(): Packed | null {
    const message = this.pipe.read();
    if (message !== null && this.maxsize > 0) this.#spaces.open();
    return message;
  }

  #reportPut(message: Packed, done: boolean): void {
    hooks?.after?.({ op: 'put', target: this, granted: done });
    if (done) return;
    this.pipe.ring.unpack(message);
    throw new Full(this.maxsize);
  }

  #reportGot(message: Packed | null): T {
    const value = message === null ? undefined : (decode(this.pipe.ring.unpack(message)) as T);
    hooks?.after?.({ op: 'get', target: this, granted: message !== null, value });
    if (message === null) throw new Empty();
    return value as T;
  }
}
