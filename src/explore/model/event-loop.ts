/** How long the event loop may have to wait for its turn, in milliseconds. */
const TURN = 20;
/** So much is done before anybody looks at the clock. */
const BLOCK = 4096;

/** The event loop, during a long computation: others are to have their turn. */
export class EventLoop {
  #began = performance.now();

  /** Whether it has waited for long. */
  get isDue(): boolean {
    return performance.now() - this.#began > TURN;
  }

  /** To be awaited now and then: a turn, where it is due. */
  async pass(): Promise<void> {
    if (!this.isDue) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#began = performance.now();
  }
}

/** Goes through so many, a block after the other, in turns. */
export async function inTurns(
  count: number,
  go: (from: number, to: number) => void,
): Promise<void> {
  const eventLoop = new EventLoop();
  for (let from = 0; from < count; from += BLOCK) {
    await eventLoop.pass();
    go(from, Math.min(from + BLOCK, count));
  }
}

/** So many times the queue of microtasks may come round while a worker does its own work. */
const PATIENCE = 100_000;
const NOW = Promise.resolve();

/**
 * Looks, each time round, whether those who run have come to a step: a loop of microtasks would
 * never let a timer look.
 */
export class StepWatch {
  readonly #isBusy: () => boolean;
  readonly #giveUp: () => void;
  #isOn = false;
  #ticks = 0;

  /**
   * @param isBusy whether somebody runs
   * @param giveUp told when that has been so for too long
   */
  constructor(isBusy: () => boolean, giveUp: () => void) {
    this.#isBusy = isBusy;
    this.#giveUp = giveUp;
  }

  begin(): void {
    if (!this.#isOn) void this.#look();
  }

  /** Somebody has come to a step. */
  reset(): void {
    this.#ticks = 0;
  }

  async #look(): Promise<void> {
    this.#isOn = true;
    for (this.#ticks = 0; this.#isBusy(); this.#ticks++) {
      if (this.#ticks > PATIENCE) this.#giveUp();
      await NOW;
    }
    this.#isOn = false;
  }
}
