import { exploreStates } from '../../src/explore/states/explore.js';
import { carryOutOrders } from '../../src/explore/strategies/carry-out.js';
import { Census } from '../../src/explore/strategies/census.js';
import { DepthFirst } from '../../src/explore/strategies/depth-first.js';
import { Reduced } from '../../src/explore/strategies/reduced.js';
import { switchesOf } from '../../src/explore/model/order.js';
import { isLoss, type OrderEnd } from '../../src/explore/model/order-end.js';
import { Plan } from '../../src/explore/model/plan.js';
import { random } from '../fixtures/random-programs.js';

/** A program drawn at random: every order walked, one of each class walked, and counted by states. */

export interface Compared {
  readonly seed: number;
  readonly orders: number;
  /** How it comes out each way; the same texts if all is well. */
  readonly every: readonly string[];
  readonly states: readonly string[];
  /** Null where the reduction leaves it to the walk of every order. */
  readonly reduced: readonly string[] | null;
}

/** Null where it has more orders than that, by its states. */
export async function threeWays(seed: number, most: number): Promise<Compared | null> {
  const plan = new Plan(random, { seed });
  const states = await exploreStates(plan);
  if (states.orders === null || states.orders > most) return null;
  const every = new Census();
  // One more than there ought to be shows as well.
  const walked = await carryOutOrders(plan, new DepthFirst(), { max: 2 * most }, (run) =>
    every.add(run, 1),
  );
  const search = new Reduced();
  const reduced = new Census();
  const leftOut = new AbortController();
  const { signal } = leftOut;
  await carryOutOrders(plan, search, { signal }, (run) => {
    if (run.left.length > 0 || search.cannot) leftOut.abort();
    reduced.add(run, search.weight());
  });
  const endings = every.endings();
  const fewest = (switches: number[]): string => `${Math.min(...switches)} switches to a loss`;
  return {
    seed,
    orders: walked.runs,
    every: [
      ...summary(endings),
      fewest(endings.filter(({ how }) => isLoss(how)).map(({ example }) => switchesOf(example!))),
    ],
    states: [...summary(states.endings), fewest(states.shortest ? [states.shortest.switches] : [])],
    reduced: signal.aborted ? null : summary(reduced.endings()),
  };
}

/** The ways in which they part; nothing if all is well. */
export function differences({ seed, every, states, reduced }: Compared): string[] {
  const missing = (one: readonly string[], other: readonly string[], what: string): string[] =>
    one.filter((text) => !other.includes(text)).map((text) => `${seed}: ${what}: ${text}`);
  return [
    ...missing(every, states, 'not by states'),
    ...missing(states, every, 'by states only'),
    ...(reduced === null
      ? []
      : [
          ...missing(every.slice(0, -1), reduced, 'not by the reduced walk'),
          ...missing(reduced, every, 'by the reduced walk only'),
        ]),
  ];
}

/** Without names, for of workers that are alike one stands for the other. */
function summary(
  endings: readonly (OrderEnd & { readonly orders: number | bigint | null })[],
): string[] {
  const counts = new Map<string, bigint>();
  for (const { how, ending, deadlock, failures, left, orders } of endings) {
    const key = JSON.stringify([
      how,
      ending.shared,
      ending.outcomes.map(({ outcome }) => outcome).toSorted(),
      deadlock?.waits.map(({ op, on }) => `${op} ${on}`).toSorted(),
      failures.map(({ message }) => message).toSorted(),
      left.map(({ on }) => on).toSorted(),
    ]);
    counts.set(key, (counts.get(key) ?? 0n) + BigInt(orders!));
  }
  return [...counts].map(([key, orders]) => `${orders} ${key}`).toSorted();
}
