import { type Act, isLifecycle } from '../act.js';
import { disagreement, scheduleOf } from '../explore/agreement.js';
import { mustAwait } from '../explore/awaited.js';
import { NotAwaitedError, type Reason, ScheduleError, ScheduleSyntaxError } from '../explore/errors.js';
import { perform, type Performance as Foreseen } from '../explore/perform.js';
import { formatSchedule, parseSchedule } from '../explore/token.js';
import type { Messages } from '../messages/index.js';
import type { RealRun } from '../run/run.js';
import type { Options } from '../scenario.js';
import { type Deadlock, isOfLocks } from '../trace/deadlock.js';
import { displayName } from '../view/look.js';
import { badInput } from './failure.js';

/** An order that is asked for, or has come about, as a token. */

export type { Foreseen };

/** What is longer is no help to anybody who is to type it. */
export const LONGEST_TOKEN = 60;

/** Reads an order and tries it in memory, so that no process is started for one that cannot be kept. */
export async function readOrder(text: string, { plot }: Act, options: Options, messages: Messages): Promise<Foreseen> {
  const { errors } = messages;
  if (isLifecycle(plot)) throw badInput(errors.orderOfLifecycle);
  try {
    await mustAwait(plot, options);
    const foreseen = await perform(plot, options, parseSchedule(text));
    if (foreseen.deadlock && !isOfLocks(foreseen.deadlock)) throw badInput(errors.orderStuck);
    return foreseen;
  } catch (error) {
    if (error instanceof NotAwaitedError) throw badInput(messages.notAwaited([displayName({ messages }, error.process)], error.call, error.line));
    if (error instanceof ScheduleSyntaxError) throw badInput(errors.orderText(text, error.position + 1));
    if (error instanceof ScheduleError) throw badInput(errors.order(error.step, told(error.reason, messages)));
    throw error;
  }
}

function told(reason: Reason, messages: Messages): string {
  const reasons = messages.errors.orderReasons;
  const nameOf = (process: string): string => displayName({ messages }, process);
  switch (reason.why) {
    case 'ends-here': return reasons['ends-here'](reason.could.map(nameOf));
    case 'no-such-process': return reasons['no-such-process'](reason.token, reason.processes.map((name, index) => ({ token: formatSchedule([index]), name: nameOf(name) })));
    case 'waits': return reasons.waits(nameOf(reason.who), reason.on, reason.heldBy.map(nameOf));
    default: return reasons[reason.why](nameOf(reason.who));
  }
}

/** What real processes have done otherwise than was foreseen, as a sentence; null when nothing. */
export function whatDiffers(run: RealRun, { deadlock, ...foreseen }: Foreseen, cast: readonly string[], messages: Messages): string | null {
  const { order } = messages;
  if (run.broken) return order.notKept(run.broken.steps, displayName({ messages }, cast[run.broken.who] ?? ''), run.broken.why);
  const found = disagreement(run, foreseen);
  if (found) return order.differs(found.step, found.real, found.model);
  return circleOf(run.deadlock) === circleOf(deadlock) ? null : order.differs(null, circleOf(run.deadlock) || '-', circleOf(deadlock) || '-');
}

function circleOf(deadlock: Deadlock | null): string {
  return deadlock?.cycle?.toSorted((a, b) => (a < b ? -1 : 1)).join(', ') ?? '';
}

/** The token for the order in which a run went; null where the steps do not say it, or the model would have it otherwise. */
export async function tokenOf(run: RealRun, { plot }: Act, cast: readonly string[]): Promise<string | null> {
  if (isLifecycle(plot) || plot.starts === 'one-by-one') return null;
  const schedule = scheduleOf(run.events, cast);
  try {
    return disagreement(run, await perform(plot, run.options, schedule)) === null ? formatSchedule(schedule) : null;
  } catch (error) {
    if (error instanceof ScheduleError) return null;
    throw error;
  }
}
