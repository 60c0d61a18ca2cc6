import { arena } from '../system/arena.js';
import { ValueError } from '../errors.js';
import type { Handle } from '../handle.js';
import { PlaceWord, type QueuePlace } from './queue-place.js';
import { Queue } from './queue.js';
import { Turnstile } from '../waiting/turnstile.js';

/**
 * A queue of tasks: whoever gets one says `taskDone` when it is, and `join` waits until all are.
 *
 * In everything else it is a {@link Queue}. A task that goes with a process that is killed is never
 * done, and `join` waits for it as in Python; give it a timeout where processes may be killed, or
 * let a supervisor say `taskDone` in their place.
 *
 * @example
 * const tasks = new JoinableQueue<string>();
 * for (const url of urls) await tasks.put(url);
 * await tasks.join();   // the workers: fetchIt(await tasks.get()); tasks.taskDone();
 */
export class JoinableQueue<T = unknown> extends Queue<T> {
  readonly #done: number;
  readonly #joins: Turnstile;

  /** @param maxsize how many messages it can hold; without a bound when 0 or less */
  constructor(maxsize?: number);
  /** @internal Where it lies in the arena, when it arrives in a child. */
  constructor(maxsize: number, place: QueuePlace | undefined);
  constructor(maxsize = 0, place?: QueuePlace) {
    super(maxsize, place);
    const [at] = this._place;
    this.#done = at + PlaceWord.done;
    this.#joins = new Turnstile(() => this.unfinished === 0, at + PlaceWord.joins);
  }

  /** How many have been put and are not done. */
  get unfinished(): number {
    return (this.pipe.ring.put - Atomics.load(arena().words, this.#done)) >>> 0;
  }

  /** One that was got is done. @throws {ValueError} when there is none that is not */
  taskDone(): void {
    const { words } = arena();
    this.pipe.whileReading(() => {
      if (this.unfinished === 0)
        throw new ValueError('taskDone() called too many times: every task that was put is done');
      Atomics.add(words, this.#done, 1);
    });
    if (this.unfinished === 0) this.#joins.open();
  }

  /**
   * Waits until all that was put is done, at most `timeout` ms. False when the time was up first.
   */
  join({ timeout = Infinity }: { readonly timeout?: number } = {}): Promise<boolean> {
    return this.#joins.pass(() => true, { timeout });
  }

  /** @internal */
  override _handle(): Handle {
    return {
      module: 'primitives/messages/joinable-queue.js',
      type: 'JoinableQueue',
      args: [this.maxsize, this._bequeath()],
    };
  }
}
