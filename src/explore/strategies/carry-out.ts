import { NondeterminismError } from '../model/errors.js';
import { EventLoop } from '../model/event-loop.js';
import type { Operation } from '../things/operation.js';
import type { Plan } from '../model/plan.js';
import { DIES, howIn, mayEndAt, whoIn } from '../../trace/order.js';
import { pulse } from '../model/pulse.js';
import type { RunRecord } from '../model/chronicle.js';
import { ModelRun, STOP } from '../model/model-run.js';
import type { ModelProcess } from '../model/model-process.js';
import type { Strategy } from './strategy.js';

/** How far a search may go. */
export interface Bounds {
  /** The most runs. @default Infinity */
  readonly max?: number;
  /** Milliseconds. @default Infinity */
  readonly timeout?: number;
  /**
   * The most steps in one order; a longer one is cut there, and one in which somebody only repeats
   * himself sooner. Infinity for neither.
   * @default `mostSteps`
   */
  readonly steps?: number;
  /**
   * Whether the search goes on when it has met an order in which somebody only repeats himself.
   * @default false
   */
  readonly pastLoops?: boolean;
  /** Ends the search; what has been found stands. */
  readonly signal?: AbortSignal;
}

/** Of so many workers in one order, where nothing else is said. */
export function mostSteps(workers: number): number {
  return Math.max(1000, 10 * workers);
}

/** Which bound ended a search, or a loop that was met; null when it went to its own end. */
export type Stopped = 'max' | 'timeout' | 'abort' | 'loop' | 'memory' | null;

/**
 * Carries out one order after the other, as the strategy says, and shows each that came to its end
 * (the next one waits for that); `isCut` says of one that it was too long. Rejects with an
 * `ExploreError` when the scenario cannot be explored: a worker that goes on without a step, or
 * does not do the same each time.
 */
export async function carryOutOrders(
  plan: Plan,
  strategy: Strategy,
  {
    max = Infinity,
    timeout = Infinity,
    steps = mostSteps(plan.workers.length),
    pastLoops = false,
    signal,
  }: Bounds,
  show: (run: ModelRun, isCut: boolean) => void | Promise<void>,
  record: RunRecord = {},
): Promise<{ readonly runs: number; readonly stopped: Stopped }> {
  const guide = new Trail(strategy, steps);
  const began = performance.now();
  const eventLoop = new EventLoop();
  for (let runs = 0; ;) {
    if (eventLoop.isDue) {
      await eventLoop.pass();
      pulse.has(runs, 'orders');
    }
    if (performance.now() - began >= timeout) return { runs, stopped: 'timeout' };
    if (signal?.aborted) return { runs, stopped: 'abort' };
    const prefix = strategy.next();
    if (prefix === null) return { runs, stopped: null };
    if (runs >= max) return { runs, stopped: 'max' };
    const run = new ModelRun(plan, guide.lead, { known: guide.begin(prefix), ...record });
    await run.play();
    if (guide.gaveUp) continue;
    runs++;
    strategy.end(run);
    const shown = show(run, guide.isCut);
    if (shown) await shown;
    if (guide.isCut && run.repeated !== null && !pastLoops && !strategy.isGiven)
      return { runs, stopped: 'loop' };
  }
}

/**
 * Repeats the steps of an earlier run, making sure that they are the same, and lets the strategy
 * choose from there.
 */
class Trail {
  readonly #strategy: Strategy;
  readonly #most: number;
  /** What was done at each step of the last run. */
  readonly #moves: number[] = [];
  readonly #what: Operation[] = [];
  readonly #on: string[] = [];
  #prefix: readonly number[] = [];
  #known = 0;
  #isSame = true;
  isCut = false;
  /** The strategy expects nothing new of this run. */
  gaveUp = false;

  constructor(strategy: Strategy, most: number) {
    this.#strategy = strategy;
    this.#most = most;
  }

  /** How many steps of the run to come have been taken before. */
  begin(prefix: readonly number[]): number {
    this.#prefix = prefix;
    this.#known = prefix.length;
    this.#isSame = true;
    this.isCut = this.gaveUp = false;
    return Math.max(0, prefix.length - 1);
  }

  readonly lead = (run: ModelRun): number => {
    const step = run.path.length;
    if (step < this.#known) {
      const move = this.#prefix[step]!;
      const proc = run.processes[whoIn(move)]!;
      this.#isSame &&= this.#moves[step] === move;
      this.#compare(proc, step, run);
      if (!this.#isSame) this.#remember(move, proc, step);
      return move;
    }
    const move = this.#choose(run);
    // What an earlier run has done there is not to be compared with.
    if (move === STOP) this.#moves.length = Math.min(this.#moves.length, step);
    else this.#remember(move, run.processes[whoIn(move)]!, step);
    return move;
  };

  #remember(move: number, { operation, thing }: ModelProcess, step: number): void {
    this.#moves[step] = move;
    this.#what[step] = operation!;
    this.#on[step] = thing.name;
  }

  #choose(run: ModelRun): number {
    const able = run.able();
    if (able.length === 0) return STOP;
    const mayRepeat = this.#strategy.isGiven || this.#most === Infinity;
    const isLong = run.path.length >= this.#most || (run.repeated !== null && !mayRepeat);
    const mayEnd = mayEndAt(able);
    this.isCut = isLong && !mayEnd;
    if (isLong) return STOP;
    const who = this.#strategy.choose(run, able);
    this.gaveUp = who === STOP && !mayEnd;
    return who;
  }

  #compare(
    { index, name, operation, thing, over }: ModelProcess,
    step: number,
    run: ModelRun,
  ): void {
    const isAsBefore =
      !this.#isSame || (operation === this.#what[step] && thing.name === this.#on[step]);
    if (
      isAsBefore &&
      operation !== null &&
      (operation.ready === undefined ||
        howIn(this.#prefix[step]!) === DIES ||
        run.able().some((move) => whoIn(move) === index))
    )
      return;
    const found =
      operation !== null
        ? `asked for ${operation.op} of ${thing.name}`
        : over
          ? 'ended'
          : 'asked for nothing';
    const before = this.#isSame
      ? `asked for ${this.#what[step]!.op} of ${this.#on[step]}`
      : 'could go on';
    throw new NondeterminismError(name, step + 1, `${name} ${found} where it ${before}`);
  }
}
