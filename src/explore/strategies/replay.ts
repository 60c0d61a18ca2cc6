import { waitOf } from '../model/waits-of.js';
import { type Reason, OrderError } from '../model/errors.js';
import { type ModelRun, STOP } from '../model/model-run.js';
import type { Strategy } from './strategy.js';
import { DIES, formatToken, howIn, mayEndAt, MOST_CHOICES, whoIn } from '../../trace/order.js';

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
    const move = this.#schedule[run.path.length];
    if (move === undefined && mayEndAt(able)) return STOP;
    if (move === undefined)
      throw new OrderError(run.path.length + 1, {
        why: 'ends-here',
        could: [...new Set(able.map((one) => run.plan.names[whoIn(one)]!))],
      });
    if (!canMove(able, move)) throw new OrderError(run.path.length + 1, whyNot(run, move));
    return move;
  }

  end(run: ModelRun): void {
    this.#done = true;
    const next = this.#schedule[run.path.length];
    if (next !== undefined) throw new OrderError(run.path.length + 1, whyNot(run, next));
  }
}

/** What comes of a choice is known only afterwards. */
export function canMove(able: readonly number[], move: number): boolean {
  return able.includes(howIn(move) <= MOST_CHOICES ? whoIn(move) : move);
}

/** Why a process cannot take the next step. */
export function whyNot(run: ModelRun, move: number): Reason {
  const who = whoIn(move);
  const proc = run.processes[who];
  const { names } = run.plan;
  if (proc === undefined)
    return { why: 'no-such-process', token: formatToken([who]), processes: names };
  if (run.brokenBy !== null) return { why: run.brokenBy };
  if (run.isOver && run.plan.daemons[who]) return { why: 'daemons' };
  if (howIn(move) === DIES && proc.operation !== null)
    return { why: 'does-not-die', who: proc.name };
  const wait = waitOf(run, proc);
  if (wait === null) return { why: proc.over ? 'has-ended' : 'has-not-started', who: proc.name };
  return { why: 'waits', who: proc.name, on: wait.on, heldBy: wait.heldBy };
}
