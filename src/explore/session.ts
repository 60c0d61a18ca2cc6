import type { Scenario, Options } from '../scenario/scenario.js';
import type { TraceEvent } from '../trace/event.js';
import type { LineFinder, SourceLine } from '../trace/source-line.js';
import type { Wait } from '../trace/deadlock.js';
import { waitOf } from './model/waits-of.js';
import { OrderError } from './model/errors.js';
import { Plan } from './model/plan.js';
import { canMove, whyNot } from './strategies/replay.js';
import { ModelRun, STOP } from './model/model-run.js';
import { type Step, stepOf } from './model/model-process.js';
import { mayEndAt, type Order } from '../trace/order.js';
import { judge, type OrderEnd } from './model/order-end.js';

/** What a process would do next. */
export interface Prospect {
  readonly process: string;
  readonly state: 'can go' | 'waits' | 'has ended' | 'has not started';
  readonly next: Step | null;
  /** For what it waits, and who holds that. */
  readonly wait: Wait | null;
  /** From where in its code it asks for the next step. */
  readonly line?: SourceLine;
}

/** One order, chosen step by step; taking a step back carries out again what is left. */
export class Session {
  readonly #plan: Plan;
  readonly #lines: LineFinder | null;
  #run: ModelRun;

  private constructor(plan: Plan, run: ModelRun, lines: LineFinder | null) {
    this.#plan = plan;
    this.#run = run;
    this.#lines = lines;
  }

  /** @param schedule where to begin; to its end, or less */
  static async open(
    scenario: Scenario,
    options: Options,
    schedule: Order = [],
    lines: LineFinder | null = null,
  ): Promise<Session> {
    const plan = new Plan(scenario, options);
    return new Session(plan, await follow(plan, schedule, lines), lines);
  }

  /** The steps taken so far. */
  get schedule(): Order {
    return this.#run.path;
  }

  get events(): readonly TraceEvent[] {
    return this.#run.chronicle!.events;
  }

  /** One for each process, in the order of their numbers. */
  get prospects(): readonly Prospect[] {
    const able = this.#run.able();
    return this.#run.processes.map((proc) => {
      const wait = waitOf(this.#run, proc);
      const can = able.includes(proc.index);
      const state = can ? 'can go' : wait ? 'waits' : proc.over ? 'has ended' : 'has not started';
      const { name: process, line } = proc;
      return { process, state, next: stepOf(proc), wait, ...(line && { line }) };
    });
  }

  /** How it ended; null while somebody can go. */
  get verdict(): OrderEnd | null {
    return mayEndAt(this.#run.able()) ? judge(this.#run) : null;
  }

  /** Lets a process take its next step. Rejects with a `ScheduleError` when it cannot. */
  async choose(who: number): Promise<void> {
    this.#run = await follow(this.#plan, [...this.schedule, who], this.#lines);
  }

  /** Takes the last step back. False when there is none. */
  async undo(): Promise<boolean> {
    if (this.schedule.length === 0) return false;
    this.#run = await follow(this.#plan, this.schedule.slice(0, -1), this.#lines);
    return true;
  }
}

/** A run that stands still after these steps. */
async function follow(plan: Plan, schedule: Order, lines: LineFinder | null): Promise<ModelRun> {
  const run = new ModelRun(
    plan,
    ({ path }) => {
      const move = schedule[path.length];
      if (move === undefined) return STOP;
      if (!canMove(run.able(), move)) throw new OrderError(path.length + 1, whyNot(run, move));
      return move;
    },
    { record: true, lines },
  );
  await run.play();
  if (run.path.length < schedule.length)
    throw new OrderError(run.path.length + 1, whyNot(run, schedule[run.path.length]!));
  return run;
}
