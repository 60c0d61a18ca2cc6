import type { Scenario, Options } from '../scenario.js';
import { Census, type EndingCount, endingKey } from './census.js';
import { DepthFirst } from './depth-first.js';
import { NondeterminismError, ScheduleError } from './errors.js';
import { fewestSwitches } from './fewest-switches.js';
import { type Bounds, carryOut, type Stopped } from './orders.js';
import { Plan } from './plan.js';
import { Reduced } from './reduced.js';
import { Replay } from './replay.js';
import type { Repeated } from './repetition.js';
import type { Run } from './run.js';
import type { Strategy } from './strategy.js';
import { type Schedule, switchesOf } from './token.js';
import { isLoss, judge } from './verdict.js';

/** What came of a search through the orders of a scenario. */
export interface Exploration {
  /** Whether every order was looked at, or one that stands for it. Otherwise what was found is true, and what was not found may exist. */
  readonly complete: boolean;
  /** The bound that ended the search. */
  readonly stopped: Stopped;
  /** Who did the same again and again, where that ended the search. */
  readonly loop: Repeated | null;
  /** How many orders were carried out. */
  readonly runs: number;
  /** How many orders they stand for; NaN when there are too many to be counted. Exact up to 2 ** 53. */
  readonly orders: number;
  /** The most frequent first. */
  readonly endings: readonly EndingCount[];
  readonly shortest: ShortestLoss | null;
  readonly elapsedMs: number;
}

/** The losing order that is easiest to tell. */
export interface ShortestLoss {
  readonly schedule: Schedule;
  readonly switches: number;
  /** Whether no losing order has fewer switches; false where it is only the best of those that were found. */
  readonly isSure: boolean;
}

export interface ExploreOptions extends Bounds {
  /** @default new Reduced() */
  readonly strategy?: Strategy;
}

/** Of so many endings an order is carried out again, to see whether it ends so again. */
const CONFIRMED = 10;

/** The search for the shortest loss may take this share of the time, so many milliseconds, and so many runs. */
const SHARE = 1 / 4;
const MOST_TIME = 2_000;
const MOST_RUNS = 20_000;

/**
 * Carries a scenario through every order in which its steps can happen, in memory.
 *
 * Resolves in any case, with `complete: false` when a bound was met. Rejects with an `ExploreError` when the scenario cannot be explored, and with
 * whatever `holds` throws. A worker in an endless loop that never awaits anything holds up the whole thread, and only another thread can end it.
 *
 * @example
 * const { orders, endings, shortest } = await explore(nolock, { buyers: 3, tickets: 1 });
 */
export async function explore(scenario: Scenario, options: Options, { strategy, ...bounds }: ExploreOptions = {}): Promise<Exploration> {
  const began = performance.now();
  const plan = new Plan(scenario, options);
  const { timeout = Infinity } = bounds;
  const short = await fewestSwitches(plan, { ...bounds, max: MOST_RUNS, timeout: Math.min(MOST_TIME, timeout * SHARE) });
  // Where each is joined before the next is started, only one order is possible.
  const search: Strategy = plan.oneByOne ? new DepthFirst() : (strategy ?? new Reduced());
  const census = new Census();
  let cut = false;
  let loop: Repeated | null = null;
  const left = timeout - (performance.now() - began);
  const { runs, stopped } = await carryOut(plan, search, { ...bounds, timeout: left }, (run, isCut) => {
    cut ||= isCut;
    if (isCut && run.repeated) return void (loop = run.repeated);
    census.add(run, search.weight?.() ?? 1, isCut);
  });
  // What the search for the shortest has found is no less true when this one did not come so far.
  if (short && !census.endings().some(({ how }) => isLoss(how))) await carryOut(plan, new Replay(short), { steps: Infinity }, (run) => void census.add(run, 1));
  const endings = census.endings();
  for (const ending of endings.slice(0, CONFIRMED)) if (ending.how !== 'cut') await confirm(plan, ending);
  return {
    complete: stopped === null && !cut,
    stopped,
    loop,
    runs,
    orders: endings.reduce((sum, { orders }) => sum + orders, 0),
    endings,
    shortest: shortestOf(short, endings),
    elapsedMs: performance.now() - began,
  };
}

/** What a worker asks for is compared at each step; with what, shows in how it ends. */
async function confirm(plan: Plan, ending: EndingCount): Promise<void> {
  const otherwise = (): NondeterminismError => new NondeterminismError(null, ending.example.length, 'it ended otherwise');
  const compare = (run: Run): void => {
    if (endingKey(judge(run)) !== endingKey(ending)) throw otherwise();
  };
  await carryOut(plan, new Replay(ending.example), { steps: Infinity }, compare).catch((error: unknown) => {
    throw error instanceof ScheduleError ? otherwise() : error;
  });
}

function shortestOf(sure: Schedule | null, endings: readonly EndingCount[]): ShortestLoss | null {
  if (sure) return { schedule: sure, switches: switchesOf(sure), isSure: true };
  const [best] = endings.filter(({ how }) => isLoss(how)).toSorted((a, b) => a.switches - b.switches);
  return best ? { schedule: best.example, switches: best.switches, isSure: false } : null;
}
