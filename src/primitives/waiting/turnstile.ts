import type { Purpose } from './cells.js';
import { now } from '../system/clock.js';
import { hooks } from '../hooks.js';
import { AdaptiveSpin } from './spin.js';
import { allocateQueue, WaitQueue } from './waiters.js';
import { type AcquireOptions, mayWait } from './terms.js';
import { withinTime } from './within-time.js';

/**
 * Half of a semaphore: who may pass is asked, not counted. The number of a queue's free places,
 * say, is what the queue itself says, so nobody can die with a permit in hand.
 *
 * Those of one process pass in the order in which they came, and only the first of them waits in
 * the arena; of those of different processes the longest waiter is woken first.
 */
export class Turnstile {
  readonly at: number;
  readonly #isOpen: () => boolean;
  readonly #queue: WaitQueue;
  readonly #spinner: AdaptiveSpin = new AdaptiveSpin();
  /** How many of this process wait, and when the last of them will have passed or left. */
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param at where it lies in the arena, when it arrives in a child */
  constructor(isOpen: () => boolean, at: number = allocateQueue(0), purpose?: Purpose) {
    this.at = at;
    this.#isOpen = isOpen;
    this.#queue = new WaitQueue(at, purpose);
  }

  /**
   * `go` passes if it can, and says whether it has. False when nobody may pass at this moment, or
   * others came first.
   */
  passAtOnce(go: () => boolean): boolean {
    return this.#waiting === 0 && this.#lets() && go();
  }

  /** Waits until `go` has passed; false when the time was up first. */
  async pass(go: () => boolean, options: AcquireOptions | undefined): Promise<boolean> {
    const patient = mayWait(options);
    if (this.passAtOnce(go)) return true;
    if (!patient) return false;
    if (this.#spinner.try(() => this.passAtOnce(go))) return true;
    const deadline = now() + (options?.timeout ?? Infinity);
    const before = this.#waiting++ > 0 ? this.#last : null;
    let leave = (): void => {};
    const gone = new Promise<void>((resolve) => (leave = resolve));
    this.#last = Promise.all([before, gone]);
    let told = false;
    const tell = (): boolean => (told ||= hooks?.waits?.(this) ?? true);
    try {
      if (before !== null) tell();
      if (before !== null && (await withinTime(before, deadline - now())) === null) return false;
      const take = (): boolean => this.#lets() && go();
      return (
        take() ||
        (await this.#queue.wait(
          { take, tell, attempt: take, available: this.#isOpen },
          deadline - now(),
        ))
      );
    } finally {
      this.#waiting--;
      leave();
    }
  }

  /** One more may pass. */
  open(): void {
    this.#queue.ringLongest();
    hooks?.after?.({ op: 'release', target: this });
  }

  /** The process ids of those who wait, in order of arrival; a process stands there once. */
  pids(): number[] {
    return this.#queue.pids();
  }

  #lets(): boolean {
    if (!this.#isOpen()) return false;
    hooks?.after?.({ op: 'acquire', target: this, granted: true });
    return true;
  }
}
