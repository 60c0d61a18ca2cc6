import { backwards } from './count.js';
import type { Graph } from './graph.js';
import { moveOf } from '../../trace/order.js';
import { Stand } from './stand.js';
import { inTurns } from '../model/event-loop.js';

/**
 * Steps, by the workers' numbers; the state where they lead, and who stands there in which place.
 */
export interface Way {
  readonly steps: readonly number[];
  readonly state: number;
  readonly who: readonly number[];
}

/**
 * The way to one of the states that count which is easiest to tell: with the fewest switches from
 * one process to another and, among those, the fewest steps. Among equals that in which whoever is
 * at it goes on, else the one with the lowest number goes.
 *
 * A shortest path over (state, who went last), in which a step of another one weighs a switch more.
 * Who went last matters only for the next step, so one figure an edge is enough.
 */
export class Shortest {
  readonly #graph: Graph;
  /** For each edge, what it costs from there, its step counted and a switch to it not. */
  readonly #costs: Float64Array;
  /** For each state, the least of these. */
  readonly #least: Float64Array;
  readonly #counts: (state: number) => boolean;
  /** Where states lead in circles: those from which a state is reached, and which to look at. */
  readonly #circles: { readonly before: Predecessors; readonly due: Uint8Array } | null;

  private constructor(graph: Graph, counts: (state: number) => boolean, hasCircles: boolean) {
    this.#graph = graph;
    this.#counts = counts;
    this.#circles = hasCircles
      ? { before: new Predecessors(graph), due: new Uint8Array(graph.size).fill(1) }
      : null;
    this.#costs = new Float64Array(graph.edges.size).fill(Infinity);
    this.#least = new Float64Array(graph.size).fill(Infinity);
  }

  static async of(
    graph: Graph,
    order: Int32Array | null,
    counts: (state: number) => boolean,
  ): Promise<Shortest> {
    const shortest = new Shortest(graph, counts, order === null);
    const states = backwards(graph, order);
    let changed = true;
    // Once where every state stands behind those it leads to; else until nothing changes, and then
    // only those that lead to one that has changed.
    while (changed) {
      changed = false;
      await inTurns(states.length, (from, to) => {
        const improved = shortest.#sweep(states.subarray(from, to));
        changed ||= improved && order === null;
      });
    }
    return shortest;
  }

  /** Null where no way leads to one. */
  way(): Way | null {
    const { edges } = this.#graph;
    if (this.#least[0] === Infinity) return null;
    const stand = new Stand(this.#graph);
    const { who } = stand;
    const steps: number[] = [];
    let last = -1;
    while (!this.#counts(stand.state)) {
      const { state } = stand;
      const best = last < 0 ? this.#least[state]! : this.#from(state, last);
      let [chosen, place] = [-1, -1];
      for (let edge = this.#graph.from(state); edge < this.#graph.to(state); edge++) {
        for (let member = edges.who(edge); member < edges.who(edge) + edges.many(edge); member++) {
          const cost = this.#costs[edge]! + (last < 0 || member === last ? 0 : SWITCH);
          if (cost !== best) continue;
          const isBetter =
            chosen < 0 ||
            (member === last && place !== last) ||
            (place !== last && who[member]! < who[place]!);
          if (isBetter) [chosen, place] = [edge, member];
        }
      }
      steps.push(moveOf(who[place]!, edges.how(chosen)));
      last = stand.take(chosen, place);
    }
    return { steps, state: stand.state, who };
  }

  #sweep(states: Int32Array): boolean {
    const graph = this.#graph;
    let changed = false;
    for (const state of states) {
      if (graph.isOpen(state) || this.#circles?.due[state] === 0) continue;
      if (this.#circles) this.#circles.due[state] = 0;
      let improved = false;
      let least = this.#counts(state) ? 0 : Infinity;
      for (let edge = graph.from(state); edge < graph.to(state); edge++) {
        const target = graph.edges.target(edge);
        const cost = 1 + this.#from(target, graph.edges.to(edge));
        if (cost < this.#costs[edge]!) {
          this.#costs[edge] = cost;
          improved = true;
        }
        if (cost < least) least = cost;
      }
      if (least < this.#least[state]!) {
        this.#least[state] = least;
        improved = true;
      }
      if (!improved) continue;
      changed = true;
      this.#circles?.before.mark(state, this.#circles.due);
    }
    return changed;
  }

  /** What it costs from a state on, when that one went last. */
  #from(state: number, last: number): number {
    const graph = this.#graph;
    let best = this.#least[state]!;
    if (best === 0 || best === Infinity) return best;
    best += SWITCH;
    for (let edge = graph.from(state); edge < graph.to(state); edge++) {
      const first = graph.edges.who(edge);
      if (last >= first && last < first + graph.edges.many(edge))
        best = Math.min(best, this.#costs[edge]!);
    }
    return best;
  }
}

/** For each state those that lead to it, in one array, one state's behind the other's. */
class Predecessors {
  readonly #begins: Int32Array;
  readonly #states: Int32Array;

  constructor(graph: Graph) {
    const { edges, size } = graph;
    const ends = new Int32Array(size + 1);
    for (let edge = 0; edge < edges.size; edge++) ends[edges.target(edge) + 1]!++;
    for (let state = 0; state < size; state++) ends[state + 1]! += ends[state]!;
    this.#begins = ends.slice();
    this.#states = new Int32Array(edges.size);
    for (let state = 0; state < size; state++) {
      if (graph.isOpen(state)) continue;
      for (let edge = graph.from(state); edge < graph.to(state); edge++)
        this.#states[ends[edges.target(edge)]!++] = state;
    }
  }

  /** Sets 1 for each that leads there. */
  mark(state: number, marks: Uint8Array): void {
    for (let at = this.#begins[state]!; at < this.#begins[state + 1]!; at++)
      marks[this.#states[at]!] = 1;
  }
}

/** More than any number of steps. */
const SWITCH = 2 ** 24;
