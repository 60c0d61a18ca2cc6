import { type Act, type Demo, isLifecycle } from '../act/act.js';
import { type Disagreement, disagreement } from '../explore/agreement.js';
import { DepthFirst } from '../explore/strategies/depth-first.js';
import { RandomOrder } from '../explore/strategies/random.js';
import { type Bounds, carryOutOrders, type Stopped } from '../explore/strategies/carry-out.js';
import type { Strategy } from '../explore/strategies/strategy.js';
import { Plan } from '../explore/model/plan.js';
import type { TraceEvent } from '../trace/event.js';
import { formatToken } from '../trace/order.js';
import { judge, type OrderEnd } from '../explore/model/order-end.js';
import type { Options } from '../scenario/scenario.js';
import type { BrokenOrder } from './between/gate.js';
import { endsOf } from './early-end.js';
import { RealRuns } from './real-runs.js';

/** Orders of a scenario on forked processes, beside the model: do they do what it says? */

export interface Mismatch {
  readonly order: string;
  /** Where they part; null where the order could not be kept. */
  readonly where: Disagreement | null;
  readonly broken: BrokenOrder | null;
}

export interface RealCheck {
  /** How many orders real processes have carried out. */
  readonly orders: number;
  /** In how many of them somebody had to wait for ever. */
  readonly deadlocks: number;
  readonly mismatches: readonly Mismatch[];
  /** How many were cut, and so not carried out: no end of them is known. */
  readonly cut: number;
  /** How many more were left out, for they cost new processes. */
  readonly leftOut: number;
  /** Whether they were drawn at random, for there is no end of them. */
  readonly drawn: boolean;
  readonly complete: boolean;
  readonly stopped: Stopped;
  readonly elapsedMs: number;
}

/** How far it may go. */
export interface RealBounds extends Bounds {
  /**
   * The most orders after which new processes are needed: somebody waits for ever in them, or dies.
   * @default Infinity
   */
  readonly costly?: number;
}

/** More steps than this are not carried out on real processes. */
const LONGEST = 1000;
/** The processes stay for all orders. */
const FOR_EVER = 2 ** 31 - 1;
/** So many are drawn where workers begin again as often as they like. */
const DRAWN = 500;
/** It is enough to know a few. */
const MOST_MISMATCHES = 10;

/**
 * @param progress told how many orders have been carried out, after each
 * @param strategy which orders are carried out; where nothing else is said every one or, if workers
 *   repeat, some
 */
export async function checkOnProcesses(
  demo: Demo,
  act: Act,
  options: Options,
  { costly = Infinity, ...bounds }: RealBounds,
  progress: (orders: number) => void,
  strategy?: Strategy,
): Promise<RealCheck> {
  const { scenario } = act;
  if (isLifecycle(scenario)) throw new TypeError('the life and death of processes has no orders');
  const plan = new Plan(scenario, options);
  const drawn = strategy === undefined && plan.repeats.includes(true);
  const together = !plan.oneByOne;
  const { signal } = bounds;
  // What is printed has been told with the order that is told.
  const realRuns = await RealRuns.open(demo, act, {
    options,
    runs: together ? FOR_EVER : 1,
    longestOrder: together ? LONGEST : 0,
    aside: () => {},
    ...(signal && { signal }),
  });
  const mismatches: Mismatch[] = [];
  let [orders, deadlocks, cut, spent, leftOut] = [0, 0, 0, 0, 0];
  const began = performance.now();
  const onProcesses = async (
    path: readonly number[],
    verdict: OrderEnd,
    events: readonly TraceEvent[],
  ): Promise<void> => {
    if (verdict.deadlock) deadlocks++;
    const real = await realRuns.run(() => {}, options, path, endsOf(verdict));
    const where = real.broken ? null : disagreement(real, { events, ...verdict });
    if ((where !== null || real.broken) && mismatches.length < MOST_MISMATCHES)
      mismatches.push({ order: formatToken(path), where, broken: real.broken });
    progress(++orders);
  };
  // The last of those that cost new processes costs none when nothing comes after it.
  const pending: (() => Promise<void>)[] = [];
  try {
    const { stopped } = await carryOutOrders(
      plan,
      strategy ?? (drawn ? new RandomOrder(Math.random() * 2 ** 31) : new DepthFirst()),
      { steps: LONGEST, pastLoops: true, ...(drawn && { max: DRAWN }), ...bounds },
      async (run, isCut) => {
        if (isCut) return void cut++;
        const verdict = judge(run);
        const isCostly = verdict.deadlock !== null || run.died.length > 0;
        if (isCostly && spent++ >= costly) return void leftOut++;
        const [path, events] = [[...run.path], [...run.chronicle!.events]];
        const carryOut = (): Promise<void> => onProcesses(path, verdict, events);
        if (!isCostly) return carryOut();
        const before = pending.pop();
        pending.push(carryOut);
        await before?.();
      },
      { record: true },
    );
    if (stopped !== 'abort') await pending.pop()?.();
    return {
      orders,
      deadlocks,
      mismatches,
      cut,
      leftOut,
      drawn,
      complete: stopped === null && cut === 0 && leftOut === 0,
      stopped,
      elapsedMs: performance.now() - began,
    };
  } finally {
    await realRuns.close();
  }
}
