import { exploreStates } from '../../src/explore/states/explore.js';
import { carryOutOrders } from '../../src/explore/strategies/carry-out.js';
import { Census } from '../../src/explore/strategies/census.js';
import { DepthFirst } from '../../src/explore/strategies/depth-first.js';
import { Reduced } from '../../src/explore/strategies/reduced.js';
import { isLoss, judge, type OrderEnd } from '../../src/explore/model/order-end.js';
import { Plan } from '../../src/explore/model/plan.js';
import { kindOf, kinds } from '../fixtures/random-programs.js';

/** A program drawn at random: every order walked, one of each class walked, and counted by states. */

export interface Compared {
  readonly seed: number;
  readonly orders: number;
  /** How it comes out each way; the same texts if all is well. */
  readonly every: readonly string[];
  readonly states: readonly string[];
  /** Orders said to be the shortest, by states, that the orders walked know better. */
  readonly notShortest: readonly string[];
  /** Null where the reduction leaves it to the walk of every order. */
  readonly reduced: readonly string[] | null;
}

/** Null where it has more orders than that, by its states. */
export async function threeWays(seed: number, most: number): Promise<Compared | null> {
  const plan = new Plan(kinds[kindOf(seed)], { seed });
  const states = await exploreStates(plan);
  if (states.orders === null || states.orders > most) return null;
  const every = new Census();
  const orders: Told[] = [];
  // One more than there ought to be shows as well.
  const walked = await carryOutOrders(plan, new DepthFirst(), { max: 2 * most }, (run) => {
    every.add(run, 1);
    orders.push(told(judge(run), run.path));
  });
  const search = new Reduced();
  const reduced = new Census();
  const leftOut = new AbortController();
  const { signal } = leftOut;
  await carryOutOrders(plan, search, { signal }, (run) => {
    if (run.left.length > 0 || search.cannot) leftOut.abort();
    reduced.add(run, search.weight());
  });
  const examples = states.endings.flatMap((end) => (end.example ? [told(end, end.example)] : []));
  return {
    seed,
    orders: walked.runs,
    every: summary(every.endings()),
    states: summary(states.endings),
    notShortest: [
      ...longer(
        states.shortest
          ? [
              {
                ending: LOSS,
                order: textOf(states.shortest.schedule),
                exact: states.shortest.schedule.join(),
                isLost: true,
              },
            ]
          : [],
        orders.filter(({ isLost }) => isLost).map((one) => ({ ...one, ending: LOSS })),
      ),
      // One for every ending, unless there are too many.
      ...(examples.length < states.endings.length ? [] : longer(examples, orders)),
    ],
    reduced: signal.aborted || search.cannot ? null : summary(reduced.endings()),
  };
}

/** The ways in which they part; nothing if all is well. */
export function differences({ seed, every, states, notShortest, reduced }: Compared): string[] {
  const missing = (one: readonly string[], other: readonly string[], what: string): string[] =>
    one.filter((text) => !other.includes(text)).map((text) => `${seed}: ${what}: ${text}`);
  return [
    ...missing(every, states, 'not by states'),
    ...missing(states, every, 'by states only'),
    ...notShortest.map((text) => `${seed}: not the shortest: ${text}`),
    ...(reduced === null
      ? []
      : [
          ...missing(every, reduced, 'not by the reduced walk'),
          ...missing(reduced, every, 'by the reduced walk only'),
        ]),
  ];
}

/** An order and its ending, as texts. */
interface Told {
  readonly ending: string;
  readonly order: string;
  readonly exact: string;
  readonly isLost: boolean;
}

const LOSS = 'a loss';

/** A character for whoever goes, as an order's number has it below 2^16; how it goes does not count. */
const textOf = (path: readonly number[]): string =>
  path.map((move) => (move % 65_536).toString(36)).join('');

const told = (end: OrderEnd, path: readonly number[]): Told => ({
  ending: keyOf(end),
  order: textOf(path),
  exact: path.join(),
  isLost: isLoss(end.how),
});

/**
 * By brute force, and with nothing of the explorer's own: whether there is, of all orders with this
 * ending, one with fewer switches, or as many and fewer steps. What is said to be one must be one.
 */
function longer(shortest: readonly Told[], all: readonly Told[]): string[] {
  const [said, best] = [fewest(shortest), fewest(all)];
  const textIn = (costs: typeof said, ending: string): string =>
    costs.get(ending)?.join(' switches, steps: ') ?? 'none';
  return [
    ...shortest
      .filter((one) => !all.some((other) => isSame(one, other)))
      .map(({ ending, order }) => `${order} does not come to ${ending}`),
    ...[...new Set([...said.keys(), ...best.keys()])]
      .filter((ending) => textIn(said, ending) !== textIn(best, ending))
      .map((ending) => `${textIn(said, ending)}, not ${textIn(best, ending)}: ${ending}`),
  ];
}

const isSame = (one: Told, other: Told): boolean =>
  one.ending === other.ending && one.exact === other.exact;

/** For each ending, the fewest switches and, among those, the fewest steps. */
function fewest(all: readonly Told[]): Map<string, readonly [number, number]> {
  const best = new Map<string, readonly [number, number]>();
  for (const { ending, order } of all) {
    // As many as there are digits that differ from the one before.
    const switches = (order.match(/(.)(?!\1|$)/g) ?? []).length;
    const [least, steps] = best.get(ending) ?? [Infinity, Infinity];
    if (switches < least || (switches === least && order.length < steps))
      best.set(ending, [switches, order.length]);
  }
  return best;
}

/** Without names, for of workers that are alike one stands for the other. */
function summary(
  endings: readonly (OrderEnd & { readonly orders: number | bigint | null })[],
): string[] {
  const counts = new Map<string, bigint>();
  for (const end of endings) {
    const key = keyOf(end);
    counts.set(key, (counts.get(key) ?? 0n) + BigInt(end.orders!));
  }
  return [...counts].map(([key, orders]) => `${orders} ${key}`).toSorted();
}

function keyOf({ how, ending, deadlock, failures, left }: OrderEnd): string {
  return JSON.stringify([
    how,
    ending.shared,
    ending.outcomes.map(({ outcome }) => outcome).toSorted(),
    deadlock?.waits.map(({ op, on }) => `${op} ${on}`).toSorted(),
    failures.map(({ message }) => message).toSorted(),
    left.map(({ on }) => on).toSorted(),
  ]);
}
