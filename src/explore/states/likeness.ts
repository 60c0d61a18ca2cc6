import type { Plan } from '../model/plan.js';
import type { World } from './world.js';

/**
 * Workers that can be exchanged for one another: those with the same function. Of states that
 * differ only by who of them is where, one stands for all: that in which they stand in the order of
 * their nodes, and those at the same node in the order of their places in the things.
 */
export class Likeness {
  /** For each worker, the first and the last of those who are like it; they stand side by side. */
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly #world: World;
  readonly #naming: readonly number[];
  readonly #renamed = new Map<string, number>();
  readonly #workers: number;

  /** @param apart whether somebody asks for workers by name: then none is like another */
  constructor(plan: Plan, world: World, apart: boolean) {
    this.#world = world;
    this.#naming = world.naming;
    this.#workers = plan.workers.length;
    const isLike = (one: number, other: number): boolean => !apart && plan.areAlike(one, other);
    const all = [...plan.workers.keys()];
    this.first = all.map((who) => {
      let first = who;
      while (first > 0 && isLike(first - 1, who)) first--;
      return first;
    });
    this.last = all.map((who) => {
      let last = who;
      while (last + 1 < all.length && isLike(last + 1, who)) last++;
      return last;
    });
  }

  /** Whether any are alike. */
  get some(): boolean {
    return this.first.some((first, who) => first !== who);
  }

  /** How many from `who` on nothing tells apart; 0 where it is not the first of them. */
  run(state: Int32Array, who: number): number {
    if (who > this.first[who]! && this.#compare(state, who - 1, state, who) === 0) return 0;
    let end = who + 1;
    while (end <= this.last[who]! && this.#compare(state, who, state, end) === 0) end++;
    return end - who;
  }

  /**
   * Puts the worker that has taken a step in its place among those who are like it. Returns the
   * place.
   */
  settle(state: Int32Array, who: number): number {
    const [first, last] = [this.first[who]!, this.last[who]!];
    if (first === last) return who;
    let to = who;
    while (to > first && this.#compare(state, to - 1, state, who) > 0) to--;
    if (to === who) while (to < last && this.#compare(state, to + 1, state, who) < 0) to++;
    if (to === who) return who;
    for (const thing of this.#naming)
      state[this.#workers + thing] = this.#moved(thing, state[this.#workers + thing]!, who, to);
    const node = state[who]!;
    if (to < who) state.copyWithin(to + 1, to, who);
    else state.copyWithin(who, who + 1, to + 1);
    state[to] = node;
    return to;
  }

  #compare(a: Int32Array, one: number, b: Int32Array, other: number): number {
    const byNode = a[one]! - b[other]!;
    if (byNode !== 0) return byNode;
    for (const thing of this.#naming) {
      const at = this.#workers + thing;
      const byName =
        this.#world.names(thing, a[at]!, one) - this.#world.names(thing, b[at]!, other);
      if (byName !== 0) return byName;
    }
    return 0;
  }

  #moved(thing: number, state: number, from: number, to: number): number {
    const key = `${thing} ${state} ${from} ${to}`;
    let moved = this.#renamed.get(key);
    if (moved === undefined)
      this.#renamed.set(
        key,
        (moved = this.#world.rename(thing, state, shift(this.#workers, from, to))),
      );
    return moved;
  }
}

/** Where everybody goes when one of them does. */
function shift(workers: number, from: number, to: number): number[] {
  const order = [...Array(workers).keys()];
  order.splice(to, 0, ...order.splice(from, 1));
  const places = Array<number>(workers).fill(0);
  for (const [place, who] of order.entries()) places[who] = place;
  return places;
}
