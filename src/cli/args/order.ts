import { isLifecycle, type OneAct } from '../../act/act.js';
import { disagreement, linedAs, orderOf } from '../../explore/agreement.js';
import { type Reason, TokenError, TooMuchError } from '../../explore/model/errors.js';
import { type BrokenBy, isBrokenBy } from '../../explore/model/upshot.js';
import type { CarriedOrder } from '../../explore/one-order.js';
import { formatToken, type Order } from '../../trace/order.js';
import { parseToken } from '../../explore/model/token.js';
import type { Messages } from '../../messages/index.js';
import type { RealRun } from '../../run/real-run.js';
import type { Options, Scenario } from '../../scenario/scenario.js';
import { displayName } from '../../view/look.js';
import type { ShownRun } from '../output/output.js';
import { failureOf } from '../sandbox/fault.js';
import type { Followed } from '../sandbox/followed.js';
import { inThread, ThreadTrouble } from '../sandbox/thread.js';
import type { Context } from '../shell/context.js';
import { badInput } from '../shell/failure.js';

/** An order that is asked for, or has come about, as a token. */

/** What is longer is no help to anybody who is to type it. */
export const LONGEST_TOKEN = 60;

type Asked = OneAct & { readonly options: Options };

/**
 * Reads an order and tries it in memory, so that no process is started for one that cannot be kept.
 */
export async function readOrder(
  text: string,
  asked: Asked,
  context: Context,
): Promise<CarriedOrder> {
  const followed = await followAsked(text, asked, context);
  if (followed.carried) return followed.carried;
  const { messages } = context;
  throw badInput(messages.errors.order(followed.step, told(followed.reason, messages)));
}

/** Why an order cannot be kept; null where it can. */
export async function whyNotKept(
  text: string,
  asked: Asked,
  context: Context,
): Promise<string | null> {
  const followed = await followAsked(text, asked, context);
  return followed.carried ? null : told(followed.reason, context.messages);
}

async function followAsked(
  text: string,
  asked: Asked,
  { messages, interrupts }: Context,
): Promise<Followed> {
  const { errors, explore } = messages;
  const { name, scenario } = asked.act;
  if (isLifecycle(scenario)) throw badInput(errors.orderOfLifecycle);
  const schedule = parsed(text, messages);
  try {
    return await followOne(asked, scenario, schedule, false, interrupts.signal);
  } catch (error) {
    if (error instanceof ThreadTrouble) throw failureOf(asked, error, messages);
    if (error instanceof TooMuchError) throw badInput(explore.faults.full(name));
    throw error;
  }
}

function parsed(text: string, { errors }: Messages): Order {
  try {
    return parseToken(text);
  } catch (error) {
    if (error instanceof TokenError) throw badInput(errors.orderText(text, error.position + 1));
    throw error;
  }
}

function told(reason: Reason, messages: Messages): string {
  const reasons = messages.errors.orderReasons;
  const nameOf = (process: string): string => displayName({ messages }, process);
  switch (reason.why) {
    case 'ends-here':
      return reasons['ends-here'](reason.could.map(nameOf));
    case 'no-such-process':
      return reasons['no-such-process'](
        reason.token,
        reason.processes.map((name, index) => ({
          token: formatToken([index]),
          name: nameOf(name),
        })),
      );
    case 'waits':
      return reasons.waits(nameOf(reason.who), reason.on, reason.heldBy.map(nameOf));
    case 'no-such-choice':
      return reasons[reason.why](nameOf(reason.who), reason.offered);
    case 'always':
    case 'overtaken':
    case 'daemons':
      return reasons[reason.why]();
    default:
      return reasons[reason.why](nameOf(reason.who));
  }
}

/** A run, with the lines of the code from which it came about in memory. */
export function inLines(
  { events }: RealRun,
  { standing, ...foreseen }: CarriedOrder,
): Pick<ShownRun, 'events' | 'standing'> {
  return { events: linedAs(events, foreseen), standing };
}

/** What real processes have done otherwise than was foreseen, as a sentence; null when nothing. */
export function whatDiffers(
  run: RealRun,
  foreseen: CarriedOrder,
  processes: readonly string[],
  messages: Messages,
): string | null {
  const { order } = messages;
  if (run.broken)
    return order.notKept(
      run.broken.steps,
      displayName({ messages }, processes[run.broken.who] ?? ''),
      run.broken.why,
    );
  const found = disagreement(run, foreseen);
  return found && order.differs(found.step, found.real, found.model);
}

/**
 * The order in which a run went, as it goes in memory; null where the steps do not say it, or the
 * model would have it otherwise, or it does not come to an end there.
 * @param lines whether it is to be seen from which lines of the code the steps come
 */
export async function orderLike(
  run: RealRun,
  { demo, act }: OneAct,
  processes: readonly string[],
  lines: boolean,
  { interrupts: { signal } }: Context,
): Promise<CarriedOrder | null> {
  const { scenario } = act;
  if (isLifecycle(scenario) || scenario.starts === 'one-by-one') return null;
  const asked = { demo, act, options: run.options };
  const schedule = orderOf(run.events, processes);
  try {
    const { carried } = await followOne(asked, scenario, schedule, lines, signal);
    return carried && disagreement(run, carried) === null ? carried : null;
  } catch (error) {
    if (error instanceof ThreadTrouble) return null;
    throw error;
  }
}

/** What must hold after every step, and did not, and the steps after which it did not. */
export interface Breach {
  readonly by: BrokenBy;
  readonly order: Order;
}

/** Of an order that was carried out in memory. */
export function breachIn({ how, order }: Pick<CarriedOrder, 'how' | 'order'>): Breach | null {
  return isBrokenBy(how) ? { by: how, order } : null;
}

/**
 * Of a run: found in memory, for between two steps nobody sees all processes at once; null where
 * all held, or that is not known.
 */
export async function breachOf(
  run: RealRun,
  { demo, act }: OneAct,
  processes: readonly string[],
  { interrupts: { signal } }: Context,
): Promise<Breach | null> {
  const { scenario } = act;
  if (isLifecycle(scenario) || (!scenario.always && !scenario.progress)) return null;
  const asked = { demo, act, options: run.options };
  const order = orderOf(run.events, processes);
  try {
    const followed = await followOne(asked, scenario, order, false, signal);
    if (followed.carried) return breachIn(followed.carried);
    const { why } = followed.reason;
    return isBrokenBy(why) ? { by: why, order: order.slice(0, followed.step - 1) } : null;
  } catch (error) {
    if (error instanceof ThreadTrouble) return null;
    throw error;
  }
}

/** What a file of the user's does nobody knows, and it may never end: in a thread, then. */
async function followOne(
  { demo: { source }, act, options }: Asked,
  scenario: Scenario,
  schedule: Order,
  lines: boolean,
  signal: AbortSignal,
): Promise<Followed> {
  if (source.name === null) {
    const job = { kind: 'order', source, act: act.name, options, schedule, lines } as const;
    return inThread(job, { signal, timeout: Infinity });
  }
  const { follow } = await import('../sandbox/followed.js');
  return follow(scenario, options, schedule, lines, source.module);
}
