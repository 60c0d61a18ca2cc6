import { cycleIn, type Deadlock, type Wait } from '../../trace/deadlock.js';
import type { Failure } from '../run.js';
import { howOf, type Verdict } from '../verdict.js';
import type { Graph } from './graph.js';

/** What the last states of a graph are: how an order that comes there has ended. */

export class Endings {
  readonly #graph: Graph;
  readonly #row: Int32Array;
  readonly #known = new Map<number, Verdict>();
  /** Whether somebody has asked which of several like workers it was. */
  asksForNames = false;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#row = new Int32Array(graph.table.width);
  }

  /** @param state one in which nobody can go */
  at(state: number): Verdict {
    let verdict = this.#known.get(state);
    if (verdict === undefined) this.#known.set(state, (verdict = this.#judge(state)));
    return verdict;
  }

  #judge(state: number): Verdict {
    const { plan, table, nodes, world } = this.#graph;
    const row = this.#row;
    table.read(state, row);
    const workers = plan.workers.length;
    const seen = plan.names.map((process, who) => ({ process, who, ...nodes.seenAt(row[who]!) }));
    const outcomes = seen.flatMap(({ process, who, outcomes: own }) => own.map((outcome) => ({ process, who, outcome })));
    const failures: Failure[] = seen.flatMap(({ process, threw }) => (threw === null ? [] : [{ process, message: threw }]));
    const shared = world.shown(row.subarray(workers));
    const isOver = [...plan.names.keys()].every((who) => nodes.requestAt(row[who]!) < 0);
    const deadlock = isOver ? null : this.#deadlock(row);
    const ending = { shared, outcomes: outcomes.map(({ process, outcome }) => ({ process, outcome })) };
    const watched = { shared, outcomes: outcomes.map(({ process, who, outcome }) => this.#watched(process, who, outcome)) };
    return { how: howOf({ failures, plan }, watched, deadlock, false), ending, deadlock, failures };
  }

  /** An outcome that tells when it is asked whose it is. */
  #watched(process: string, who: number, outcome: string): { readonly process: string; readonly outcome: string } {
    const { first, last } = this.#graph.likeness;
    if (first[who] === last[who]) return { process, outcome };
    const noticed = (): void => void (this.asksForNames = true);
    return {
      get process(): string {
        noticed();
        return process;
      },
      outcome,
    };
  }

  #deadlock(row: Int32Array): Deadlock {
    const { plan, nodes, world } = this.#graph;
    const waits: Wait[] = [];
    for (const [who, process] of plan.names.entries()) {
      const number = nodes.requestAt(row[who]!);
      if (number < 0) continue;
      const { operation, thing } = nodes.request(number);
      const holders = world.holders(thing, row[plan.workers.length + thing]!).toSorted((a, b) => a - b);
      waits.push({ process, op: operation.op, on: world.nameOf(thing), heldBy: holders.map((index) => plan.names[index]!) });
    }
    return { waits, cycle: cycleIn(waits) };
  }
}
