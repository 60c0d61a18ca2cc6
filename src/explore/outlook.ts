import type { Options, Scenario } from '../scenario/scenario.js';
import { isLoss } from './model/order-end.js';
import type { Order } from '../trace/order.js';
import { Plan } from './model/plan.js';
import { ordersFrom } from './states/count.js';
import { type Chart, wholeChart } from './states/explore.js';
import type { StateBounds } from './states/graph.js';
import { Stand } from './states/stand.js';
import { turnOf } from './states/turn.js';

/** Of so many orders, how many go wrong. */
export interface Share {
  readonly orders: bigint;
  readonly wrong: bigint;
}

/** What can still come of an order that has come so far. */
export interface Outlook {
  /**
   * For each process, of the orders that go on with its next step; null where it cannot go, or
   * orders can be longer than any number.
   */
  readonly after: readonly (Share | null)[];
  /**
   * After how many of its steps all orders come to the same: see `turnOf`. Null, too, where that
   * rests on a worker's doing the same for ever.
   */
  readonly turn: number | null;
}

/** Null where that cannot be known within the bounds. */
export async function outlookOf(
  scenario: Scenario,
  options: Options,
  steps: Order,
  bounds: StateBounds,
): Promise<Outlook | null> {
  const plan = new Plan(scenario, options);
  const found = await wholeChart(plan, bounds);
  if (found === null) return null;
  const { graph, order, endings } = found;
  const stand = new Stand(graph);
  for (const who of steps) stand.step(who);
  const shareFrom = order && (await sharesFrom(found, order));
  const after = plan.names.map((_, who) => {
    const edges = shareFrom === null ? [] : stand.edgesAt(stand.who.indexOf(who));
    return edges.length === 0
      ? null
      : edges.map((edge) => shareFrom!(graph.edges.target(edge))).reduce(sumOf);
  });
  return { after, turn: graph.nodes.repeats ? null : await turnOf(graph, order, endings, steps) };
}

function sumOf(one: Share, other: Share): Share {
  return { orders: one.orders + other.orders, wrong: one.wrong + other.wrong };
}

/** For each state, of the orders that go on from it. */
export async function sharesFrom(
  { graph, endings }: Chart,
  order: Int32Array,
): Promise<(state: number) => Share> {
  const all = await ordersFrom(graph, order, () => true);
  const losing = await ordersFrom(graph, order, (state) => isLoss(endings.at(state).how));
  return (state) => ({ orders: all[state]!, wrong: losing[state]! });
}
