import { afterDeaths, cycleIn, type Deadlock, type Wait } from '../../trace/deadlock.js';
import type { WorkerFailure } from '../model/upshot.js';
import { howOf, type OrderEnd } from '../model/order-end.js';
import { endersOf, holdersOf } from '../model/waits-of.js';
import { type ModelThing, nameOn } from '../things/operation.js';
import type { Graph } from './graph.js';
import { inTurns } from '../model/event-loop.js';
import { jsonOf } from '../../trace/json.js';

/** What the last states of a graph are: how an order that comes there has ended. */

export class EndStates {
  readonly #graph: Graph;
  readonly #row: Int32Array;
  readonly #verdicts = new Map<number, OrderEnd>();
  /** For each worker's name, that of the first of those who are like it. */
  readonly #likes: ReadonlyMap<string, string>;

  private constructor(graph: Graph) {
    this.#graph = graph;
    this.#row = new Int32Array(graph.table.width);
    this.#likes = new Map(
      graph.plan.names.map((name, who) => [name, graph.plan.names[graph.likeness.first[who]!]!]),
    );
  }

  /** Whether somebody has asked which of several like workers it was. */
  get asksForNames(): boolean {
    return this.#graph.moments.asksForNames;
  }

  static async of(graph: Graph): Promise<EndStates> {
    const endings = new EndStates(graph);
    await inTurns(graph.size, (from, to) => {
      for (let state = from; state < to; state++)
        if (graph.isLast(state)) endings.#verdicts.set(state, endings.#judge(state));
    });
    return endings;
  }

  /** Those in which nobody can go. */
  get states(): Iterable<number> {
    return this.#verdicts.keys();
  }

  /** The same for two endings that are one; of workers that are alike it does not matter which. */
  keyOf({
    how,
    ending: { shared, outcomes, died = [] },
    deadlock,
    failures,
    left,
  }: OrderEnd): string {
    const like = (process: string): string => this.#likes.get(process) ?? process;
    const told = [
      died.map(like),
      outcomes.map(({ process, outcome }) => `${like(process)} ${outcome}`),
      deadlock?.waits.map(
        ({ process, op, on, heldBy }) =>
          `${like(process)} ${op} ${on} ${heldBy.map(like).join(' ')}`,
      ) ?? [],
      left.map(({ process, on }) => `${like(process)} ${on}`),
      failures.map(({ process, message }) => `${like(process)} ${message}`),
    ];
    return jsonOf([how, shared, ...told.map((lines) => lines.toSorted())]);
  }

  /** Whether it names some of those that are alike, and not all. */
  standsForOthers({ deadlock, failures, left, ending: { died = [] } }: OrderEnd): boolean {
    const named = new Set([
      ...died,
      ...(deadlock?.cycle ?? deadlock?.waits.map(({ process }) => process) ?? []),
      ...[...failures, ...left].map(({ process }) => process),
    ]);
    const {
      likeness: { first, last },
      plan: { names },
    } = this.#graph;
    return names.some(
      (name, who) =>
        named.has(name) &&
        names.slice(first[who], last[who]! + 1).some((other) => !named.has(other)),
    );
  }

  /** @param state one of them */
  at(state: number): OrderEnd {
    return this.#verdicts.get(state)!;
  }

  #judge(state: number): OrderEnd {
    const { plan, table, nodes, world } = this.#graph;
    const row = this.#row;
    table.read(state, row);
    const workers = plan.workers.length;
    const seen = plan.names.map((process, who) => ({ process, who, ...nodes.seenAt(row[who]!) }));
    const outcomes = this.#graph.moments.outcomesIn(row);
    const failures: WorkerFailure[] = seen.flatMap(({ process, threw }) =>
      threw === null ? [] : [{ process, message: threw }],
    );
    const left = seen.flatMap(({ process, left: held }) => held.map((on) => ({ process, on })));
    const shared = world.shown(row.subarray(workers));
    const brokenBy = this.#graph.brokenBy(state);
    const deadlock =
      brokenBy !== null || this.#graph.moments.isOverIn(row) ? null : this.#deadlock(row);
    const died =
      plan.mostDeaths === 0
        ? {}
        : { died: seen.filter((one) => one.died).map(({ process }) => process) };
    const ending = { shared, outcomes, ...died };
    const watched = {
      ...ending,
      outcomes: this.#graph.moments.watched(outcomes),
    };
    return {
      isEarly: deadlock === null && plan.names.some((_, who) => nodes.requestAt(row[who]!) >= 0),
      how: howOf({ failures, brokenBy, left, plan }, watched, deadlock, false),
      ending,
      deadlock,
      failures,
      left,
    };
  }

  #deadlock(row: Int32Array): Deadlock {
    const { plan, nodes, world } = this.#graph;
    const requests = [...plan.names.keys()].flatMap((who) => {
      const number = nodes.requestAt(row[who]!);
      return number < 0 ? [] : [{ who, ...nodes.request(number) }];
    });
    const thingOf = (number: number): ModelThing =>
      world.thingIn(number, row[plan.workers.length + number]!);
    const waitsFor = requests.map(({ who, operation, thing, argument }) =>
      nameOn(operation, thingOf(thing), argument, who),
    );
    const waits = requests.map(({ who, operation, thing: number }, at): Wait => {
      const on = waitsFor[at]!;
      const thing = thingOf(number);
      const others = requests.filter((_, other) => waitsFor[other] !== on);
      return {
        process: plan.names[who]!,
        op: operation.op,
        on,
        ...endersOf(
          thing,
          holdersOf(thing, on),
          others.map((other) => other.who),
          plan.names,
        ),
      };
    });
    const deadlock = { waits, cycle: cycleIn(waits) };
    const hasDied = plan.names.some((_, who) => nodes.seenAt(row[who]!).died);
    return hasDied ? afterDeaths(deadlock) : deadlock;
  }
}
