import type { ModelRun } from '../model/model-run.js';
import type { Plan } from '../model/plan.js';
import { DepthFirst } from './depth-first.js';
import { type Bounds, carryOutOrders } from './carry-out.js';
import { type Order, switchesOf, whoIn } from '../../trace/order.js';
import { isLoss, judge } from '../model/order-end.js';

/**
 * The losing order that is easiest to tell: with the fewest switches from one process to another
 * and, among those, the fewest steps.
 *
 * All orders with no switch are tried, then all with one, with two … as in iterative context
 * bounding (M. Musuvathi, S. Qadeer, "Iterative Context Bounding for Systematic Testing of
 * Multithreaded Programs", PLDI 2007). Of workers that have the same function and have not begun,
 * the first begins: another one would do the same under another name.
 *
 * Null when no order loses, or none was found within the bounds.
 */
export async function fewestSwitches(plan: Plan, bounds: Bounds): Promise<Order | null> {
  const { max = Infinity, timeout = Infinity } = bounds;
  const began = performance.now();
  let tried = 0;
  for (let most = 0; ; most++) {
    const allowed = new Allowance(most);
    let shortest: number[] | null = null;
    const show = (run: ModelRun, isCut: boolean): void => {
      if (shortest !== null && run.path.length >= shortest.length) return;
      if (isLoss(judge(run, isCut).how)) shortest = [...run.path];
    };
    const left = {
      ...bounds,
      pastLoops: true,
      max: max - tried,
      timeout: timeout - (performance.now() - began),
    };
    const { runs, stopped } = await carryOutOrders(plan, new DepthFirst(allowed.among), left, show);
    tried += runs;
    if (shortest !== null || stopped !== null || !allowed.leftOut) return shortest;
  }
}

/** So many switches and no more. */
class Allowance {
  /** Whether anybody was left out because of it. */
  leftOut = false;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Those with whom it can be done; first the one that is at it, so that the order reads well. */
  readonly among = (run: ModelRun, able: readonly number[]): readonly number[] => {
    const last = run.path.length === 0 ? undefined : whoIn(run.path.at(-1)!);
    const used = switchesOf(run.path);
    const begun = new Set(run.path.map(whoIn));
    const { plan } = run;
    const fresh = able.filter(
      (move) =>
        begun.has(whoIn(move)) ||
        plan.names.findIndex(
          (_, other) => plan.areAlike(other, whoIn(move)) && !begun.has(other),
        ) === whoIn(move),
    );
    // Whoever is at a step that never waits is bound to go once more, and costs a switch, where
    // everybody comes to an end.
    const isBound = !plan.endsEarly && plan.mostDeaths === 0;
    const bound = run.processes.filter(
      ({ operation }) => isBound && operation !== null && operation.ready === undefined,
    );
    const possible = fresh.filter(
      (move) =>
        used +
          (last === undefined || whoIn(move) === last ? 0 : 1) +
          bound.filter(({ index }) => index !== whoIn(move)).length <=
        this.#most,
    );
    this.leftOut ||= possible.length < fresh.length;
    return possible.toSorted(
      (a, b) => Number(whoIn(b) === last) - Number(whoIn(a) === last) || a - b,
    );
  };
}
