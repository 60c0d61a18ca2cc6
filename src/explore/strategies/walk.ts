import { Census, endingKey } from './census.js';
import { DepthFirst } from './depth-first.js';
import { NondeterminismError, OrderError } from '../model/errors.js';
import type { Exploration, CountedEnd, ShortestLoss } from './exploration.js';
import { fewestSwitches } from './fewest-switches.js';
import { type Bounds, carryOutOrders } from './carry-out.js';
import type { Plan } from '../model/plan.js';
import { Reduced } from './reduced.js';
import { Replay } from './replay.js';
import type { Repeated } from '../model/repetition.js';
import type { Strategy } from './strategy.js';
import { type Order, switchesOf } from '../../trace/order.js';
import { isLoss, judge, type OrderEnd } from '../model/order-end.js';

/**
 * The search for the shortest loss may take this share of the time, so many milliseconds, and so
 * many runs.
 */
const SHARE = 1 / 4;
const MOST_TIME = 2_000;
const MOST_RUNS = 20_000;

/**
 * Carries out one order after the other: every one, or one of each class.
 *
 * @param full whether every order is carried out
 */
export async function walk(plan: Plan, bounds: Bounds, full: boolean): Promise<Exploration> {
  const began = performance.now();
  const { timeout = Infinity } = bounds;
  const short = await fewestSwitches(plan, {
    ...bounds,
    max: MOST_RUNS,
    timeout: Math.min(MOST_TIME, timeout * SHARE),
  });
  // Where each is joined before the next is started, only one order is possible; and what always
  // holds is about all things, where the reduction knows of one thing a step.
  const isEvery = full || plan.oneByOne || plan.endsEarly || plan.mostDeaths > 0;
  const reduced = isEvery ? null : new Reduced();
  const search: Strategy = reduced ?? new DepthFirst();
  const census = new Census();
  let cut = false;
  let loop: Repeated | null = null;
  const left = timeout - (performance.now() - began);
  const passedOn = new AbortController();
  const signal = AbortSignal.any([passedOn.signal, ...(bounds.signal ? [bounds.signal] : [])]);
  const { runs, stopped } = await carryOutOrders(
    plan,
    search,
    { ...bounds, timeout: left, signal },
    (run, isCut) => {
      if (reduced && (run.left.length > 0 || reduced.cannot)) return passedOn.abort();
      cut ||= isCut;
      if (isCut && run.repeated) loop = run.repeated;
      // What it did until then counts all the same.
      if (isCut && run.repeated && run.failures.length === 0) return;
      census.add(run, search.weight?.() ?? 1, isCut);
    },
  );
  // The step with which a worker ends touches the locks that it holds as well, and one that waits
  // until several things are as wanted touches all of these; the reduction knows of one thing a
  // step.
  if (passedOn.signal.aborted)
    return walk(plan, { ...bounds, timeout: timeout - (performance.now() - began) }, true);
  // What the search for the shortest has found is no less true when this one did not come so far.
  if (short && !census.endings().some(({ how }) => isLoss(how)))
    await carryOutOrders(plan, new Replay(short), { steps: short.length }, (run, isCut) =>
      census.add(run, 1, isCut),
    );
  const endings = census.endings();
  return {
    complete: stopped === null && !cut,
    stopped,
    reduction: isEvery ? 'none' : 'dpor',
    loop,
    states: null,
    runs,
    orders: endings.reduce<bigint | null>(
      (sum, { orders }) => (sum === null || orders === null ? null : sum + orders),
      0n,
    ),
    chance: null,
    livelock: null,
    repeats: false,
    rounds: plan.repeats.includes(true),
    endings,
    shortest: shortestOf(short, endings),
    elapsedMs: performance.now() - began,
  };
}

function shortestOf(sure: Order | null, endings: readonly CountedEnd[]): ShortestLoss | null {
  if (sure) return { schedule: sure, switches: switchesOf(sure), isSure: true, turn: null };
  const [best] = endings
    .filter(({ how }) => isLoss(how))
    .map(({ example }) => ({
      schedule: example!,
      switches: switchesOf(example!),
      isSure: false,
      turn: null,
    }))
    .toSorted((a, b) => a.switches - b.switches);
  return best ?? null;
}

/**
 * Carries out the example of an ending again. What a worker asks for is compared at each step; with
 * what, shows in how it ends.
 *
 * @param keyOf the same for two endings that are one
 */
export async function confirm(
  plan: Plan,
  ending: CountedEnd,
  keyOf: (ending: OrderEnd) => string = endingKey,
): Promise<OrderEnd> {
  const otherwise = (): NondeterminismError =>
    new NondeterminismError(null, ending.example!.length, 'it ended otherwise');
  let verdict: OrderEnd | undefined;
  await carryOutOrders(
    plan,
    new Replay(ending.example!),
    { steps: ending.example!.length },
    (run, isCut) => void (verdict = judge(run, isCut)),
  ).catch((error: unknown) => {
    throw error instanceof OrderError ? otherwise() : error;
  });
  if (keyOf(verdict!) !== keyOf(ending)) throw otherwise();
  return verdict!;
}
