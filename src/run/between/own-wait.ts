import { arena } from '../../primitives/system/arena.js';

/**
 * What a worker waits for, as it says itself in a few words of the arena: from before it looks
 * whether it has to wait until it has what it waited for. Who reads them has to look at the thing
 * as well, to know whether it really has to wait.
 */

/** For what it can wait; of a time that may be over nothing is said here. */
const WAITED = ['acquire', 'get', 'put', 'recv', 'until', 'pass', 'arrive', 'leave'] as const;
export type WaitedOp = (typeof WAITED)[number];

/**
 * How often a wait has begun or ended; then on which thing, counted from 1, and which; and of one
 * that is for a change, how many there had been when it looked.
 */
const Word = { turns: 0, thing: 1, op: 2, since: 3 } as const;
export const WAIT_WORDS = 4;

/** The worker's side. */
export class OwnWait {
  readonly #at: number;
  readonly #things: readonly string[];
  #open = 0;

  /** @param things the names of all that is shared, in their order */
  constructor(at: number, things: readonly string[]) {
    this.#at = at;
    this.#things = things;
  }

  /** @param thing its name; all of them, where it is none of these */
  async during<T>(
    op: WaitedOp,
    thing: string,
    wait: () => Promise<T>,
    since: number = 0,
  ): Promise<T> {
    Atomics.store(arena().words, this.#at + Word.since, since);
    this.#say(++this.#open === 1 ? this.#numberOf(thing) + 1 : 0, op);
    try {
      return await wait();
    } finally {
      this.#open--;
      this.#say(0, op);
    }
  }

  #numberOf(thing: string): number {
    const number = this.#things.indexOf(thing);
    return number < 0 ? this.#things.length : number;
  }

  /** Of one who waits for several at once, no single one is to be said. */
  #say(thing: number, op: WaitedOp): void {
    const { words } = arena();
    Atomics.add(words, this.#at + Word.turns, 1);
    Atomics.store(words, this.#at + Word.op, WAITED.indexOf(op));
    Atomics.store(words, this.#at + Word.thing, thing);
  }
}

/** A wait, as it was said. */
export interface SaidWait {
  /** The number of the thing; one past the last for all of them together. */
  readonly thing: number;
  readonly since: number;
  readonly op: WaitedOp;
  /** Another one for every wait. */
  readonly turn: number;
}

/** The command's side. Null where the worker waits for nothing that it has said. */
export function saidWait(at: number): SaidWait | null {
  const { words } = arena();
  const turn = Atomics.load(words, at + Word.turns);
  const thing = Atomics.load(words, at + Word.thing) - 1;
  const op = WAITED[Atomics.load(words, at + Word.op)]!;
  const since = Atomics.load(words, at + Word.since);
  return thing < 0 || turn !== Atomics.load(words, at + Word.turns)
    ? null
    : { thing, op, turn, since };
}
