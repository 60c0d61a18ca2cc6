import { endingKey } from '../census.js';
import type { Plan } from '../plan.js';
import { isLoss, type Verdict } from '../verdict.js';
import { chances, inOrder, waysTo } from './count.js';
import { Endings } from './endings.js';
import { Graph, type StateBounds } from './graph.js';
import { Shortest } from './shortest.js';

/** One way to end, of all orders. */
export interface CountedEnding extends Verdict {
  /** How many orders end so; null where orders without end lead in circles. */
  readonly orders: bigint | null;
  /** One of them, with the fewest switches. */
  readonly example: readonly number[];
}

/** All orders of a scenario, counted over its states. */
export interface StateCensus {
  readonly states: number;
  readonly transitions: number;
  readonly endings: readonly CountedEnding[];
  readonly orders: bigint | null;
  /** How likely an order goes wrong, if a fair coin says each time who goes; null where orders are without end. */
  readonly chance: number | null;
  readonly shortest: readonly number[] | null;
  readonly stopped: Graph['stopped'];
}

/** @throws {NotAloneError} when the workers cannot be carried out one by one */
export async function countByStates(plan: Plan, bounds: StateBounds = {}): Promise<StateCensus> {
  const began = performance.now();
  const census = await count(plan, bounds, false);
  if (census !== null) return census;
  const timeout = (bounds.timeout ?? Infinity) - (performance.now() - began);
  return (await count(plan, { ...bounds, timeout }, true))!;
}

/** Null when somebody asks for the names of workers that were taken to be alike. */
async function count(plan: Plan, bounds: StateBounds, apart: boolean): Promise<StateCensus | null> {
  const graph = await Graph.of(plan, bounds, apart);
  const endings = new Endings(graph);
  const last: number[] = [];
  for (let state = 0; state < graph.size; state++) if (graph.isLast(state)) last.push(state);
  for (const state of last) {
    endings.at(state);
    if (endings.asksForNames) return null;
  }
  const order = inOrder(graph);
  const ways = order && waysTo(graph, order);
  const chance = order && chances(graph, order);
  const groups = new Map<string, { readonly verdict: Verdict; readonly states: Set<number>; orders: bigint | null; chance: number }>();
  for (const state of last) {
    const verdict = endings.at(state);
    const key = endingKey(verdict);
    const group = groups.get(key) ?? { verdict, states: new Set<number>(), orders: ways && 0n, chance: 0 };
    groups.set(key, group);
    group.states.add(state);
    if (ways) group.orders! += ways[state]!;
    if (chance) group.chance += chance[state]!;
  }
  const wayTo = (counts: (state: number) => boolean): number[] | null => new Shortest(graph, order, counts).way();
  const all = [...groups.values()];
  const losing = all.filter(({ verdict }) => isLoss(verdict.how));
  const found = all.map(({ verdict, states, orders }) => ({ ...verdict, orders, example: wayTo((state) => states.has(state))! }));
  return {
    states: graph.size,
    transitions: graph.edges.size,
    endings: found.toSorted((a, b) => (a.orders === b.orders ? 0 : (a.orders ?? 0n) > (b.orders ?? 0n) ? -1 : 1)),
    orders: ways && all.reduce((sum, { orders }) => sum + orders!, 0n),
    chance: chance && losing.reduce((sum, group) => sum + group.chance, 0),
    shortest: losing.length === 0 ? null : wayTo((state) => isLoss(endings.at(state).how)),
    stopped: graph.stopped,
  };
}
