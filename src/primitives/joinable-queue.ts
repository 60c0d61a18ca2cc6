import { allocate, arena } from './arena.js';
import { ValueError } from './errors.js';
import type { Handle } from './handle.js';
import { Queue, type QueueParts } from './queue.js';
import { Turnstile } from './turnstile.js';

/**
 * A queue of tasks: whoever gets one says `taskDone` when it is, and `join` waits until all are.
 *
 * In everything else it is a {@link Queue}. A task that goes with a process that is killed is never done, and `join` waits
 * for it as in Python; give it a timeout where processes may be killed, or let a supervisor say `taskDone` in their place.
 *
 * @example
 * const tasks = new JoinableQueue<string>();
 * for (const url of urls) await tasks.put(url);
 * await tasks.join();   // the workers: fetchIt(await tasks.get()); tasks.taskDone();
 */
export class JoinableQueue<T = unknown> extends Queue<T> {
  readonly #done: number;
  readonly #joins: Turnstile;

  /**
   * @param maxsize how many messages it can hold; without a bound when 0 or less
   * @param parts, done, joins for the library alone: where its parts lie in the arena, when it arrives in a child
   */
  constructor(maxsize = 0, parts?: QueueParts, done: number = allocate(1), joins?: number) {
    super(maxsize, parts);
    this.#done = done;
    this.#joins = new Turnstile(() => this.unfinished === 0, joins);
  }

  /** How many have been put and are not done. */
  get unfinished(): number {
    return (this.pipe.put - Atomics.load(arena().words, this.#done)) >>> 0;
  }

  /** One that was got is done. @throws {ValueError} when there is none that is not */
  taskDone(): void {
    const { words } = arena();
    for (;;) {
      const done = Atomics.load(words, this.#done);
      if (((this.pipe.put - done) | 0) === 0) throw new ValueError('taskDone() called too many times: every task that was put is done');
      if (Atomics.compareExchange(words, this.#done, done, done + 1) === done) break;
    }
    if (this.unfinished === 0) this.#joins.open();
  }

  /** Waits until all that was put is done, at most `timeout` ms. False when the time was up first. */
  join({ timeout = Infinity }: { readonly timeout?: number } = {}): Promise<boolean> {
    return this.#joins.pass(() => true, { timeout });
  }

  override _handle(): Handle {
    return { module: './joinable-queue.js', type: 'JoinableQueue', args: [this.maxsize, this._parts, this.#done, this.#joins.at] };
  }
}
