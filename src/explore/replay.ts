import { waitOf } from './deadlock.js';
import { type Reason, ScheduleError } from './errors.js';
import type { Run } from './run.js';
import type { Strategy } from './strategy.js';
import { formatSchedule } from './token.js';

/** One order, as it is asked for, to its end. Throws a `ScheduleError` where it cannot be followed. */
export class Replay implements Strategy {
  readonly #schedule: readonly number[];
  #done = false;

  constructor(schedule: readonly number[]) {
    this.#schedule = schedule;
  }

  next(): readonly number[] | null {
    return this.#done ? null : [];
  }

  choose(run: Run, able: readonly number[]): number {
    const who = this.#schedule[run.path.length];
    if (who === undefined) throw new ScheduleError(run.path.length + 1, { why: 'ends-here', could: able.map((index) => run.plan.names[index]!) });
    if (!able.includes(who)) throw new ScheduleError(run.path.length + 1, whyNot(run, who));
    return who;
  }

  end(run: Run): void {
    this.#done = true;
    const next = this.#schedule[run.path.length];
    if (next !== undefined) throw new ScheduleError(run.path.length + 1, whyNot(run, next));
  }
}

/** Why a process cannot take the next step. */
export function whyNot(run: Run, who: number): Reason {
  const seat = run.seats[who];
  const { names } = run.plan;
  if (seat === undefined) return { why: 'no-such-process', token: formatSchedule([who]), processes: names };
  const wait = waitOf(run, seat);
  if (wait === null) return { why: seat.over ? 'has-ended' : 'has-not-started', who: seat.name };
  return { why: 'waits', who: seat.name, on: wait.on, heldBy: wait.heldBy };
}
