import { waitOf } from '../model/waits-of.js';
import { type Reason, OrderError } from '../model/errors.js';
import type { ModelRun } from '../model/model-run.js';
import type { Strategy } from './strategy.js';
import { formatToken } from '../model/order.js';

/**
 * One order, as it is asked for, to its end. Throws a `ScheduleError` where it cannot be followed.
 */
export class Replay implements Strategy {
  readonly isGiven = true;
  readonly #schedule: readonly number[];
  #done = false;

  constructor(schedule: readonly number[]) {
    this.#schedule = schedule;
  }

  next(): readonly number[] | null {
    return this.#done ? null : [];
  }

  choose(run: ModelRun, able: readonly number[]): number {
    const who = this.#schedule[run.path.length];
    if (who === undefined)
      throw new OrderError(run.path.length + 1, {
        why: 'ends-here',
        could: able.map((index) => run.plan.names[index]!),
      });
    if (!able.includes(who)) throw new OrderError(run.path.length + 1, whyNot(run, who));
    return who;
  }

  end(run: ModelRun): void {
    this.#done = true;
    const next = this.#schedule[run.path.length];
    if (next !== undefined) throw new OrderError(run.path.length + 1, whyNot(run, next));
  }
}

/** Why a process cannot take the next step. */
export function whyNot(run: ModelRun, who: number): Reason {
  const proc = run.processes[who];
  const { names } = run.plan;
  if (proc === undefined)
    return { why: 'no-such-process', token: formatToken([who]), processes: names };
  if (run.isBroken) return { why: 'always' };
  if (run.isOver && run.plan.daemons[who]) return { why: 'daemons' };
  const wait = waitOf(run, proc);
  if (wait === null) return { why: proc.over ? 'has-ended' : 'has-not-started', who: proc.name };
  return { why: 'waits', who: proc.name, on: wait.on, heldBy: wait.heldBy };
}
