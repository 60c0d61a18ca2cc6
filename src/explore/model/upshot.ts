import { inOrder } from '../../scenario/ending.js';
import { TornReadError } from '../../scenario/json-file.js';
import type { Ending } from '../../scenario/scenario.js';
import type { ModelThing } from '../things/operation.js';
import type { Chronicle } from './chronicle.js';
import type { ModelProcess } from './model-process.js';
import type { Plan } from './plan.js';

/** What has come of a run so far. */
export class Upshot {
  readonly plan: Plan;
  readonly things: readonly ModelThing[];
  readonly chronicle: Chronicle | null;
  readonly outcomes: { readonly process: string; readonly outcome: string }[] = [];
  readonly failures: WorkerFailure[] = [];
  /** Who ended with something in hand, which was passed on. */
  readonly left: Left[] = [];
  readonly died: string[] = [];
  /** What must hold after every step, and does not: the order ends here. */
  brokenBy: BrokenBy | null = null;

  constructor(plan: Plan, chronicle: Chronicle | null) {
    this.plan = plan;
    this.chronicle = chronicle;
    this.things = plan.makeThings();
  }

  ending(): Ending {
    const { names, mostDeaths } = this.plan;
    const died = names.filter((name) => this.died.includes(name));
    return {
      shared: this.plan.statesOf(this.things),
      outcomes: inOrder(this.outcomes, names),
      ...(mostDeaths > 0 && { died }),
    };
  }

  addOutcome(proc: ModelProcess, outcome: string): void {
    this.outcomes.push({ process: proc.name, outcome });
    this.chronicle?.add(proc, 'outcome', { value: outcome });
  }

  /** As on real processes: who reads half a file cannot go on, and that is how it ends for it. */
  addFailure(proc: ModelProcess, error: unknown): void {
    if (error instanceof TornReadError) return this.addOutcome(proc, 'torn');
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.failures.push({ process: proc.name, message });
    this.chronicle?.add(proc, 'error', { value: message });
  }

  /** A worker has ended, and what it holds is passed on. */
  addEnd(proc: ModelProcess): void {
    const { name: process, index } = proc;
    for (const thing of this.things)
      if (thing.quit?.(index)) this.left.push({ process, on: thing.name });
    const hasFailed = this.failures.some((failure) => failure.process === process);
    this.chronicle?.add(proc, 'exit', { value: hasFailed ? 1 : 0 });
  }
}

/** What a worker held when it ended. */
export interface Left {
  readonly process: string;
  readonly on: string;
}

/** How a worker ended that threw. */
export interface WorkerFailure {
  readonly process: string;
  readonly message: string;
}

/** What ends an order at once: what must always hold, or that somebody is overtaken too often. */
export type BrokenBy = 'always' | 'overtaken';

export function isBrokenBy(what: string): what is BrokenBy {
  return what === 'always' || what === 'overtaken';
}
