import { setImmediate as breathe } from 'node:timers/promises';
import { arena } from '../system/arena.js';
import { BrokenPipeError, ClosedError, EnvironmentError } from '../errors.js';
import { Flow, type PipeRole, WRITER } from './flow.js';
import { isAlive, self } from '../waiting/family.js';
import {
  isReady,
  isReadyWithin,
  type Transfer,
  NO_READER,
  PIPE_BUF,
  type Readiness,
  RESET,
  WOULD_WAIT,
} from '../system/kernel-pipe.js';
import { AdaptiveSpin } from '../waiting/spin.js';
import { WaitQueue } from '../waiting/waiters.js';

/**
 * One end of one direction of the kernel's pipes: the descriptor, and those who wait at either end.
 *
 * The descriptors never block. Who comes in vain waits in a queue in the arena. Whoever writes
 * wakes the longest reader that waits; whoever reads wakes the longest writer, when half of what
 * was in the pipe is gone: waking it for each message would cost more than the message. What nobody
 * says (that the other end has died, that a reader has stopped before half) is seen at the look
 * that every sleeper takes each 50 ms.
 */

/**
 * No more than this is moved at once, in bytes: half of what fits into a pipe, so that both ends
 * work at the same time. A socket has room for more.
 */
export const PIPE_CHUNK = 32_768;
export const SOCKET_CHUNK = 65_536;

const NOBODY = 0;
/** Somebody gave up in the middle of writing a message. */
const TORN = -1;

/**
 * After so much work everything else in this process has its turn, however much there is to move: a
 * large move is as much as several small ones.
 */
const BREATH = 1024;
const LARGE_MOVE = 8;
let work = 0;

/** Whether it is time for that. */
function isOutOfBreath(amount: number): boolean {
  work += amount;
  if (work < BREATH) return false;
  work = 0;
  return true;
}

/**
 * How long to sleep, in seconds and nanoseconds, with the whole thread at first: the kernel wakes
 * it sooner than the event loop could.
 */
const NAP: BigInt64Array = new BigInt64Array([0n, 200_000n]);

export class PipeEnd {
  /** Where its direction lies in the arena. */
  readonly at: number;
  readonly #fd: number;
  readonly #chunk: number;
  readonly #move: Transfer;
  readonly #isWriter: boolean;
  readonly #readiness: Readiness;
  readonly #words: Int32Array;
  readonly #moved: number;
  readonly #movedByOthers: number;
  readonly #queue: WaitQueue;
  readonly #others: WaitQueue;
  readonly #spinner: AdaptiveSpin = new AdaptiveSpin();
  #seen = 0;
  /** Whether it is worth a try, whatever the counts say. */
  #hasWaited = false;
  #outOfBreath = false;
  #closed = false;

  constructor(fd: number, at: number, role: PipeRole, chunk: number) {
    this.at = at;
    this.#fd = fd;
    this.#chunk = chunk;
    this.#move = role.move;
    this.#isWriter = role === WRITER;
    this.#readiness = role.readiness;
    this.#words = arena().words;
    this.#moved = at + role.moved;
    this.#movedByOthers = at + role.movedByOthers;
    this.#queue = new WaitQueue(at + role.queue);
    this.#others = new WaitQueue(at + role.others);
  }

  /**
   * Moves what can be moved at this moment into, or out of, a part of `bytes`. Returns how many
   * bytes; 0 at the end of the file; null when there is nothing for it but to wait, or it is time
   * to let something else in this process have its turn.
   * @throws {BrokenPipeError} when nobody will read it; {@link ClosedError} when this end is closed
   */
  tryMove(bytes: Uint8Array, from: number, to: number): number | null {
    if (this.#closed) throw new ClosedError('handle');
    if (isOutOfBreath(to - from > PIPE_BUF ? LARGE_MOVE : 1)) {
      this.#outOfBreath = true;
      return null;
    }
    const count = this.#looksEmpty()
      ? WOULD_WAIT
      : this.#move(this.#fd, bytes, from, Math.min(to, from + this.#chunk));
    this.#hasWaited = false;
    if (count > 0) {
      Atomics.add(this.#words, this.#moved, count);
      if (this.#others.busy && (this.#isWriter || this.#isEnough())) this.#others.ringLongest();
      return count;
    }
    return count === 0 ? 0 : this.#refused(count);
  }

  /**
   * Waits, after a try in vain, until it is worth trying again. `lookAround` is called about every
   * 50 ms; what it throws ends the wait.
   */
  async wait(lookAround: () => void): Promise<void> {
    if (this.#outOfBreath) {
      this.#outOfBreath = false;
      await breathe();
    } else if (!this.#spin()) {
      const recover = (): boolean => (lookAround(), false);
      await this.#queue.wait(
        { take: this.#hasMoved, attempt: this.#worthTrying, recover, available: this.#ready },
        Infinity,
      );
    }
    this.#hasWaited = true;
  }

  /** Waits until something can be moved, at most `timeout` ms. */
  async poll(timeout: number): Promise<boolean> {
    const ready =
      this.#ready() ||
      (timeout > 0 &&
        (await this.#queue.wait(
          { take: this.#readyAgain, attempt: this.#ready, available: this.#ready },
          timeout,
        )));
    if (this.#closed) throw new ClosedError('handle');
    // Who asks again and again must not keep everything else in this process from happening.
    if (!ready || isOutOfBreath(LARGE_MOVE)) await breathe();
    return ready;
  }

  /** Whether something can be moved at this moment, or never will be again. */
  get ready(): boolean {
    return this.#ready();
  }

  /**
   * To be called before the first write of a message that takes more than one: should this process
   * die, it can be told by whom it was torn.
   */
  beginMessage(): void {
    Atomics.store(this.#words, this.at + Flow.author, self());
  }

  /** To be called after the last of them. */
  endMessage(): void {
    Atomics.store(this.#words, this.at + Flow.author, NOBODY);
  }

  /** What has been written of a message is all that there will be. */
  tear(): void {
    Atomics.store(this.#words, this.at + Flow.author, TORN);
  }

  /** Whether somebody died, or gave up, in the middle of writing a message. */
  get torn(): boolean {
    const author = Atomics.load(this.#words, this.at + Flow.author);
    return author === TORN || (author !== NOBODY && author !== self() && !isAlive(author));
  }

  /** To be called before the descriptor is closed: from then on it may be somebody else's. */
  close(): void {
    this.#closed = true;
  }

  /** To be called after that: whoever waits at either end shall look. */
  sayClosed(): void {
    Atomics.add(this.#words, this.#moved, 1);
    this.#others.ringAll();
    this.#queue.ringAll();
  }

  /**
   * Whether all that is said to have been written has been read: then a read is not worth its call,
   * which would disturb who writes. Of the end of the file, and of what a writer has not lived to
   * say, one learns by waiting.
   */
  #looksEmpty(): boolean {
    return (
      !this.#isWriter &&
      !this.#hasWaited &&
      Atomics.load(this.#words, this.#movedByOthers) === this.#words[this.#moved]
    );
  }

  #refused(error: number): null | 0 {
    if (error === WOULD_WAIT) {
      this.#seen = Atomics.load(this.#words, this.#movedByOthers);
      if (this.#isWriter) this.#sayWhatIsEnough();
      else if (this.#others.busy) this.#others.ringLongest();
      return null;
    }
    if (error === NO_READER || error === RESET) {
      if (!this.#isWriter) return 0;
      throw new BrokenPipeError('every reading end of it is closed');
    }
    throw new EnvironmentError(`cannot use descriptor ${this.#fd}: error ${-error}`);
  }

  #spin(): boolean {
    if (this.#spinner.try(this.#hasMoved)) return true;
    return !this.#closed && isReadyWithin(NAP, this.#fd, this.#readiness);
  }

  #sayWhatIsEnough(): void {
    const inside = (Atomics.load(this.#words, this.at + Flow.written) - this.#seen) | 0;
    Atomics.store(this.#words, this.at + Flow.enough, (this.#seen + (inside >> 1)) | 0);
  }

  #isEnough(): boolean {
    return (
      ((Atomics.load(this.#words, this.at + Flow.read) -
        Atomics.load(this.#words, this.at + Flow.enough)) |
        0) >=
      0
    );
  }

  readonly #hasMoved = (): boolean => Atomics.load(this.#words, this.#movedByOthers) !== this.#seen;
  readonly #ready = (): boolean => this.#closed || isReady(this.#fd, this.#readiness);
  /** A socket calls itself writable only when it is nearly empty. */
  readonly #worthTrying = (): boolean => this.#ready() || (this.#isWriter && this.#isEnough());
  readonly #readyAgain = (): boolean => this.#hasMoved() && this.#ready();
}
