/** How long the event loop may have to wait for its turn, in milliseconds. */
const TURN = 20;
/** So much is done before anybody looks at the clock. */
const BLOCK = 4096;

/** The event loop, during a long computation: others are to have their turn. */
export class EventLoop {
  #began = performance.now();

  /** To be awaited now and then: a turn of the event loop, where it has waited for long. */
  async pass(): Promise<void> {
    if (performance.now() - this.#began <= TURN) return;
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
