import type { Order } from '../../trace/order.js';
import { isLoss } from '../model/order-end.js';
import { fairParts } from './circles.js';
import { backwards } from './count.js';
import type { EndStates } from './endings.js';
import type { Graph } from './graph.js';
import { Stand } from './stand.js';
import { inTurns } from '../model/event-loop.js';

/** Where an order has turned: the step after which all orders come to the same. */

/** What can still come of a state: bits. */
const WELL = 1;
const WRONG = 2;

/**
 * After how many steps of an order nothing else could come of it: none goes well any more (the
 * point of no return), or none can go wrong any more (the point of safety); 0 where that was so
 * from the beginning, null where both are still possible at its end.
 *
 * @param graph a whole one
 */
export async function turnOf(
  graph: Graph,
  order: Int32Array | null,
  endings: EndStates,
  steps: Order,
): Promise<number | null> {
  const futures = await futuresOf(graph, order, endings);
  const stand = new Stand(graph);
  for (let taken = 0; ; taken++) {
    if (futures[stand.state] !== (WELL | WRONG)) return taken;
    if (taken === steps.length) return null;
    stand.step(steps[taken]!);
  }
}

/** A circle in which everybody who can go goes, and which need not be left, is wrong as well. */
async function futuresOf(
  graph: Graph,
  order: Int32Array | null,
  endings: EndStates,
): Promise<Uint8Array> {
  const futures = new Uint8Array(graph.size);
  for (const state of endings.states) futures[state] = isLoss(endings.at(state).how) ? WRONG : WELL;
  if (order === null)
    for await (const part of fairParts(graph)) for (const one of part) futures[one] = WRONG;
  const states = backwards(graph, order);
  let changed = true;
  while (changed) {
    changed = false;
    await inTurns(states.length, (from, to) => {
      for (const state of states.subarray(from, to)) {
        let future = futures[state]!;
        for (let edge = graph.from(state); edge < graph.to(state); edge++)
          future |= futures[graph.edges.target(edge)]!;
        // Where each state stands behind those it leads to, nothing is new the second time.
        changed ||= order === null && future !== futures[state];
        futures[state] = future;
      }
    });
  }
  return futures;
}
