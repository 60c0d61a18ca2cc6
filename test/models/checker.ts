/** Picks one of so many ways to go on; asked at most once in a step. */
export type Choose = (ways: number) => number;

/** Something with a state of a few bytes, changed in place, and actors numbered from 1. */
export interface Model {
  readonly state: Uint8Array;
  readonly actors: number;
  /** Does what the actor is bound to do next. False when it cannot go on by itself. */
  step(actor: number, choose: Choose): boolean;
  /**
   * Something that may happen to the actor, and on which nobody may rely. False when it cannot
   * happen now.
   */
  chance(actor: number, choose: Choose): boolean;
  /** Which claim this state breaks; `still` when nobody is bound to do anything any more. */
  broken(still: boolean): string | null;
  /** What the actor is about to do, for the reader. */
  describe(actor: number): string;
}

export interface Result {
  readonly states: number;
  /** The first claim found broken, and a shortest way there. */
  readonly broken: string | null;
  readonly path: readonly string[];
}

/** Goes through every state that can be reached, the nearest first, until a claim is broken. */
export function explore(model: Model): Result {
  const { state } = model;
  const seen = new StateSet(state.length);
  const cameFrom: number[] = [0];
  const movedBy: number[] = [0];
  let way = 0;
  let ways = 1;
  const choose: Choose = (count) => {
    ways = count;
    return way;
  };
  const moves = [
    (actor: number) => model.step(actor, choose),
    (actor: number) => model.chance(actor, choose),
  ];
  seen.add(state);
  for (let at = 0; at < seen.size; at++) {
    let still = true;
    for (let actor = 1; actor <= model.actors; actor++) {
      for (const [kind, move] of moves.entries()) {
        for (way = 0, ways = 1; way < ways; way++) {
          seen.load(at, state);
          if (!move(actor)) continue;
          if (kind === 0) still = false;
          if (!seen.add(state)) continue;
          cameFrom.push(at);
          movedBy.push(actor);
          const broken = model.broken(false);
          if (broken !== null) return { states: seen.size, broken, path: wayTo(seen.size - 1) };
        }
      }
    }
    if (!still) continue;
    seen.load(at, state);
    const broken = model.broken(true);
    if (broken !== null) return { states: seen.size, broken, path: wayTo(at) };
  }
  return { states: seen.size, broken: null, path: [] };

  function wayTo(to: number): string[] {
    const path: string[] = [];
    for (let at = to; at > 0; at = cameFrom[at]!) {
      const actor = movedBy[at]!;
      seen.load(at, state);
      const after = model.describe(actor);
      seen.load(cameFrom[at]!, state);
      path.push(`${actor}: ${model.describe(actor)}, then ${after}`);
    }
    return path.reverse();
  }
}

/** States of one length, in the order in which they were added. */
class StateSet {
  size = 0;
  readonly #length: number;
  #bytes: Uint8Array;
  /** Where the state is whose hash leads here, counted from 1. */
  #table: Int32Array = new Int32Array(1 << 12);

  constructor(length: number) {
    this.#length = length;
    this.#bytes = new Uint8Array(length << 11);
  }

  /** False when it is there already. */
  add(state: Uint8Array): boolean {
    const mask = this.#table.length - 1;
    let slot = hash(state, 0, this.#length) & mask;
    for (; this.#table[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#is(this.#table[slot]! - 1, state)) return false;
    this.#bytes.set(state, this.size * this.#length);
    this.#table[slot] = ++this.size;
    if (this.size * 2 > mask) this.#grow();
    return true;
  }

  load(index: number, into: Uint8Array): void {
    for (let at = 0, from = index * this.#length; at < this.#length; at++, from++)
      into[at] = this.#bytes[from]!;
  }

  #is(index: number, state: Uint8Array): boolean {
    for (let at = 0, from = index * this.#length; at < this.#length; at++, from++)
      if (this.#bytes[from] !== state[at]) return false;
    return true;
  }

  #grow(): void {
    const bytes = new Uint8Array(this.#bytes.length * 2);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#table = new Int32Array(this.#table.length * 2);
    const mask = this.#table.length - 1;
    for (let index = 0; index < this.size; index++) {
      let slot = hash(bytes, index * this.#length, this.#length) & mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = index + 1;
    }
  }
}

/** By its own name, for jest looks globals up slowly. */
const { imul } = Math;

/** FNV-1a, its upper bits mixed into the lower. */
function hash(bytes: Uint8Array, from: number, length: number): number {
  let found = 0x811c9dc5;
  for (let at = from; at < from + length; at++) found = imul(found ^ bytes[at]!, 0x01000193);
  return found ^ (found >>> 15);
}
