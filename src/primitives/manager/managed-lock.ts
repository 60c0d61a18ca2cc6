import { LOOK_AGAIN } from '../waiting/doorbell.js';
import { NotOwnerError, ValueError } from '../errors.js';
import { isAlive, pidOf } from '../waiting/family.js';
import { type AcquireOptions, mayWait } from '../waiting/terms.js';
import { withinTime } from '../waiting/within-time.js';

interface Wait {
  readonly client: number;
  readonly grant: (granted: true) => void;
}

/**
 * A lock that a manager keeps. It belongs to a process, as a `Lock` does, and is taken back from
 * one that has died.
 */
export class ManagedLock {
  #owner: number | null = null;
  readonly #waits = new Set<Wait>();
  #watch: NodeJS.Timeout | undefined;

  async acquire(client: number, options?: AcquireOptions): Promise<boolean> {
    const patient = mayWait(options);
    this.#buryTheDead();
    if (this.#owner === null) {
      this.#owner = client;
      return true;
    }
    if (!patient) return false;
    let wait: Wait | undefined;
    const granted = new Promise<true>((grant) => this.#waits.add((wait = { client, grant })));
    this.#watch ??= setInterval(() => this.#buryTheDead(), LOOK_AGAIN);
    const inTime = await withinTime(granted, options?.timeout ?? Infinity);
    if (inTime !== null) return true;
    // Given up, unless it was granted in the very same moment.
    return !this.#waits.delete(wait!);
  }

  release(client: number): void {
    if (this.#owner === null) throw new ValueError('lock released too many times: nobody holds it');
    if (this.#owner !== client)
      throw new NotOwnerError(
        'release a lock',
        pidOf(this.#owner),
        'only the holder may release',
        pidOf(client),
      );
    this.#passOn();
  }

  locked(): boolean {
    this.#buryTheDead();
    return this.#owner !== null;
  }

  #buryTheDead(): void {
    if (this.#owner !== null && !isAlive(this.#owner)) this.#passOn();
    if (this.#waits.size > 0) return;
    clearInterval(this.#watch);
    this.#watch = undefined;
  }

  /** To the one who has waited longest. */
  #passOn(): void {
    const [next] = this.#waits;
    this.#owner = next?.client ?? null;
    if (!next) return;
    this.#waits.delete(next);
    next.grant(true);
  }
}
