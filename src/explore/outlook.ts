import type { Options, Scenario } from '../scenario/scenario.js';
import { isLoss } from './model/order-end.js';
import type { Order } from './model/order.js';
import { Plan } from './model/plan.js';
import { ordersFrom } from './states/count.js';
import { chart } from './states/explore.js';
import type { StateBounds } from './states/graph.js';
import { NotAloneError } from './states/solo.js';
import { Stand } from './states/stand.js';
import { turnOf } from './states/turn.js';
import { NoTextError } from './states/values.js';

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
  if (plan.oneByOne) return null;
  try {
    const { graph, order, endings } = await chart(plan, bounds);
    if (graph.stopped !== null) return null;
    const stand = new Stand(graph);
    for (const who of steps) stand.step(who);
    const all = order && (await ordersFrom(graph, order, () => true));
    const losing =
      order && (await ordersFrom(graph, order, (state) => isLoss(endings.at(state).how)));
    const after = plan.names.map((_, who) => {
      const edge = stand.edgeAt(stand.who.indexOf(who));
      if (edge < 0 || all === null || losing === null) return null;
      const target = graph.edges.target(edge);
      return { orders: all[target]!, wrong: losing[target]! };
    });
    return { after, turn: graph.nodes.repeats ? null : await turnOf(graph, order, endings, steps) };
  } catch (error) {
    if (error instanceof NotAloneError || error instanceof NoTextError) return null;
    throw error;
  }
}
