import { DIES, howIn, whoIn } from '../../trace/order.js';
import type { Edges } from './table.js';

/** What it stands on: a graph, or a picture of one. */
export interface Ground {
  readonly plan: { readonly workers: { readonly length: number } };
  readonly edges: Pick<Edges, 'target' | 'who' | 'to' | 'many' | 'how'>;
  from(state: number): number;
  to(state: number): number;
}

/**
 * Where an order has come to in the graph. Of workers that are alike a state does not say which is
 * where; of an order it is known.
 */
export class Stand {
  readonly #graph: Ground;
  state = 0;
  /** For each place in the state, the worker that stands there. */
  readonly who: number[];

  constructor(graph: Ground) {
    this.#graph = graph;
    this.who = Array.from({ length: graph.plan.workers.length }, (_, who) => who);
  }

  /** The step that whoever stands at a place can take in that way; -1 where it cannot. */
  edgeAt(place: number, how: number = 0): number {
    const { edges } = this.#graph;
    for (let edge = this.#graph.from(this.state); edge < this.#graph.to(this.state); edge++)
      if (
        how === edges.how(edge) &&
        place >= edges.who(edge) &&
        place < edges.who(edge) + edges.many(edge)
      )
        return edge;
    return -1;
  }

  /** All that whoever stands at a place can do next but die. */
  edgesAt(place: number): number[] {
    const { edges } = this.#graph;
    const all: number[] = [];
    for (let edge = this.#graph.from(this.state); edge < this.#graph.to(this.state); edge++) {
      const first = edges.who(edge);
      if (edges.how(edge) !== DIES && place >= first && place < first + edges.many(edge))
        all.push(edge);
    }
    return all;
  }

  /** Whoever stands at a place takes its step. Returns the place where it stands then. */
  take(edge: number, place: number): number {
    const { edges } = this.#graph;
    const { who } = this;
    // Nothing tells it from the first of those like it.
    const first = edges.who(edge);
    [who[first], who[place]] = [who[place]!, who[first]!];
    who.splice(edges.to(edge), 0, ...who.splice(first, 1));
    this.state = edges.target(edge);
    return edges.to(edge);
  }

  /** A move is taken. @throws {RangeError} where it cannot be */
  step(move: number): void {
    const place = this.who.indexOf(whoIn(move));
    const edge = this.edgeAt(place, howIn(move));
    if (edge < 0) throw new RangeError(`worker ${whoIn(move)} cannot go in state ${this.state}`);
    this.take(edge, place);
  }
}
