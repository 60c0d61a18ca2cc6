import type { Scenario, Options } from '../scenario/scenario.js';
import type { TraceEvent } from '../trace/event.js';
import type { LineFinder, SourceLine } from '../trace/source-line.js';
import { carryOutOrders } from './strategies/carry-out.js';
import { Plan } from './model/plan.js';
import { Replay } from './strategies/replay.js';
import type { Order } from '../trace/order.js';
import { judge, type OrderEnd } from './model/order-end.js';

/** One order, carried out in memory. */
export interface CarriedOrder extends OrderEnd {
  readonly order: Order;
  /**
   * What happened, for the views; in the time of the model (see `Chronicle`), and the pid of a
   * worker is its number counted from 1.
   */
  readonly events: readonly TraceEvent[];
  /**
   * Those of the events that are steps, one for each place of the schedule: who, which operation,
   * on what, with what.
   */
  readonly steps: readonly TraceEvent[];
  /** Whether somebody could still go on: it was cut there, and no real process can keep it. */
  readonly isCut: boolean;
  /** From where in its code each asks who cannot go, where that was to be found out. */
  readonly standing: ReadonlyMap<string, SourceLine>;
}

/**
 * Carries out one order to its end, or, if it `mayBeCut`, as far as it goes. Rejects with a
 * `ScheduleError` that says where the order cannot be followed, and why.
 */
export async function carryOutOrder(
  scenario: Scenario,
  options: Options,
  schedule: Order,
  mayBeCut = false,
  lines: LineFinder | null = null,
): Promise<CarriedOrder> {
  let carried: CarriedOrder | undefined;
  const show: Parameters<typeof carryOutOrders>[3] = (run, isCut) => {
    const { events, steps } = run.chronicle!;
    const standing = new Map(
      run.processes.flatMap(({ name, line }) => (line ? [[name, line] as const] : [])),
    );
    carried = { ...judge(run, isCut), order: schedule, events, steps, isCut, standing };
  };
  await carryOutOrders(
    new Plan(scenario, options),
    new Replay(schedule),
    { steps: mayBeCut ? schedule.length : Infinity },
    show,
    { record: true, lines },
  );
  return carried!;
}
