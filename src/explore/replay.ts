import { waitOf } from './deadlock.js';
import { ScheduleError } from './errors.js';
import type { Run } from './run.js';
import type { Strategy } from './strategy.js';

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
    if (who === undefined) throw new ScheduleError(run.path.length + 1, `the order ends here, but ${able.map((index) => run.plan.names[index]).join(', ')} can still go`);
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
export function whyNot(run: Run, who: number): string {
  const seat = run.seats[who];
  const { names } = run.plan;
  if (seat === undefined) return `there is no process ${who}, only ${names.map((name, index) => `${index} (${name})`).join(', ')}`;
  const wait = waitOf(run, seat);
  if (wait === null) return `${seat.name} has ${seat.over ? 'ended' : 'not started'}`;
  return `${seat.name} waits for ${wait.on}${wait.heldBy.length > 0 ? `, held by ${wait.heldBy.join(', ')}` : ''}`;
}
