import { ClosedError } from '../errors.js';
import { hooks } from '../hooks.js';
import { Lock } from '../sync/lock.js';
import { isCurrent, PlaceWord, type QueuePlace } from './queue-place.js';
import { type Packed, Ring } from './ring.js';

/**
 * The pipe inside of a queue with a lock at each of its ends, under which it is looked whether the
 * queue is still there.
 */
export class LockedRing {
  readonly ring: Ring;
  readonly writers: Lock;
  readonly readers: Lock;
  readonly #place: QueuePlace;
  /** 0 when there is no bound. */
  readonly #most: number;

  constructor(place: QueuePlace, most: number) {
    const [at] = place;
    this.ring = new Ring(at + PlaceWord.ring);
    this.writers = new Lock(at + PlaceWord.writers);
    this.readers = new Lock(at + PlaceWord.readers);
    this.#place = place;
    this.#most = most;
  }

  get isThere(): boolean {
    return isCurrent(this.#place);
  }

  get empty(): boolean {
    return this.ring.size === 0;
  }

  get full(): boolean {
    return this.#most > 0 && this.ring.size >= this.#most;
  }

  /** False when it is full: somebody may have been faster. @throws {ClosedError} */
  write(message: Packed): boolean {
    this.writers.acquireSync();
    try {
      this.#check();
      if (this.writers._isAbandoned) this.ring.forgetHalfPut();
      if (this.full) return false;
      hooks?.before?.({ op: 'send', target: this.ring });
      this.ring.write(message);
      hooks?.after?.({ op: 'send', target: this.ring, bytes: message.bytes.length });
      return true;
    } finally {
      this.writers.release();
    }
  }

  /** Null when it is empty. @throws {ClosedError} */
  read(): Packed | null {
    return this.whileReading(() => {
      hooks?.before?.({ op: 'recv', target: this.ring });
      const next = this.ring.read();
      if (next !== null)
        hooks?.after?.({ op: 'recv', target: this.ring, bytes: next.bytes.length });
      return next;
    });
  }

  /** Runs `fn` with the readers kept out. @throws {ClosedError} when the queue is no more */
  whileReading<T>(fn: () => T): T {
    this.readers.acquireSync();
    try {
      this.#check();
      return fn();
    } finally {
      this.readers.release();
    }
  }

  #check(): void {
    if (!this.isThere) throw new ClosedError('the queue');
  }
}
