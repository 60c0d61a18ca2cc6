/**
 * Lets everybody who comes while somebody is at work have a turn after the other, in order of
 * arrival; within one process.
 */
export class Turns {
  #last: Promise<unknown> | null = null;

  /** Whether nobody is at work. */
  get free(): boolean {
    return this.#last === null;
  }

  /** Does the work, at once when nobody else is at work. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const inTurn = (): Promise<T> => work();
    const turn = this.#last === null ? work() : this.#last.then(inTurn, inTurn);
    const end = (): void => {
      if (this.#last === turn) this.#last = null;
    };
    this.#last = turn;
    turn.then(end, end);
    return turn;
  }
}
