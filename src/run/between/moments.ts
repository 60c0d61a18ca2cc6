import { allocate, arena } from '../../primitives/system/arena.js';

/** Where the moments of a run are counted, and from when. */
export interface Clock {
  /** The start of the act on the machine's monotonic clock, in nanoseconds. */
  readonly epoch: bigint;
  /** The word of the arena that says how many moments have been taken and not told. */
  readonly untold: number;
}

/**
 * The moments at which something happens in the processes of a run. A moment is taken first and
 * told afterwards, and in between its process may be stopped for as long as the machine likes. So
 * those are counted: when there are none, all that happened before has been written (records.ts).
 * One that its process has not lived to tell stays counted, and then nothing is certain any more.
 */
export class Moments {
  readonly clock: Clock;
  readonly #words = arena().words;

  static fromNow(): Moments {
    return new Moments({ epoch: process.hrtime.bigint(), untold: allocate(1) });
  }

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Nanoseconds since the start of the act. */
  now(): number {
    return Number(process.hrtime.bigint() - this.clock.epoch);
  }

  /** A moment that will be told; it is counted before the clock is read. */
  take(): number {
    this.countOneMore();
    return this.now();
  }

  /** What happened at a moment that has been told already will be told, too. */
  countOneMore(): void {
    Atomics.add(this.#words, this.clock.untold, 1);
  }

  /** One has been told, or never will be. */
  done(): void {
    Atomics.sub(this.#words, this.clock.untold, 1);
  }

  get areAllTold(): boolean {
    return Atomics.load(this.#words, this.clock.untold) === 0;
  }
}
