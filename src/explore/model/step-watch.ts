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
