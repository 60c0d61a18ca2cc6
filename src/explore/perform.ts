import type { Scenario, Options } from '../scenario.js';
import type { Event } from '../trace/event.js';
import { carryOut } from './orders.js';
import { Plan } from './plan.js';
import { Replay } from './replay.js';
import type { Schedule } from './token.js';
import { judge, type Verdict } from './verdict.js';

/** One order, carried out in memory. */
export interface Performance extends Verdict {
  readonly schedule: Schedule;
  /** What happened, for the views; in the time of the model (see `Chronicle`), and the pid of a worker is its number counted from 1. */
  readonly events: readonly Event[];
  /** Those of the events that are steps, one for each place of the schedule: who, which operation, on what, with what. */
  readonly steps: readonly Event[];
}

/**
 * Carries out one order to its end, or, if it `mayBeCut`, as far as it goes. Rejects with a `ScheduleError` that says where the order cannot be followed, and why.
 */
export async function perform(scenario: Scenario, options: Options, schedule: Schedule, mayBeCut = false): Promise<Performance> {
  let performance: Performance | undefined;
  const show: Parameters<typeof carryOut>[3] = (run, isCut) => {
    const { events, steps } = run.chronicle!;
    performance = { ...judge(run, isCut), schedule, events, steps };
  };
  await carryOut(new Plan(scenario, options), new Replay(schedule), { steps: mayBeCut ? schedule.length : Infinity, pastLoops: true }, show, true);
  return performance!;
}
