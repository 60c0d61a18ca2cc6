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
