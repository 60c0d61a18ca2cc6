import { isLifecycle, type Source } from '../../act/act.js';
import { fewestSwitches } from '../../explore/strategies/fewest-switches.js';
import { type Outlook, outlookOf } from '../../explore/outlook.js';
import { type AllStates, mapOf } from '../../explore/state-map.js';
import { Plan } from '../../explore/model/plan.js';
import { type CarriedOrder, carryOutOrder } from '../../explore/one-order.js';
import { type Prospect, Session } from '../../explore/session.js';
import type { Order } from '../../trace/order.js';
import type { OrderEnd } from '../../explore/model/order-end.js';
import { findScenario } from '../../run/find-scenario.js';
import type { Scenario, Options } from '../../scenario/scenario.js';
import { withLines } from '../../trace/call-sites.js';
import type { TraceEvent } from '../../trace/event.js';
import { follow, type Followed, type OrderOf } from './followed.js';
import { tryOut } from './trial.js';

/** Where a game stands, worked out where a worker that never ends can be ended. */

interface Played {
  readonly source: Source;
  readonly act: string;
  readonly options: Options;
}

export interface PositionOf extends Played {
  readonly kind: 'position';
  /** The steps taken so far. */
  readonly schedule: Order;
}

export interface Position {
  readonly schedule: Order;
  readonly events: readonly TraceEvent[];
  /** One for each process, in the order of their numbers. */
  readonly players: readonly Prospect[];
  /** How it ended; null while somebody can go. */
  readonly verdict: OrderEnd | null;
}

export interface TrialOf extends Played {
  readonly kind: 'trial';
}

/** The losing order with the fewest switches. */
export interface EasiestOf extends Played {
  readonly kind: 'easiest';
  /** Milliseconds. */
  readonly timeout: number;
}

/** What can still come of an order that has come so far. */
export interface OutlookOf extends Played {
  readonly kind: 'outlook';
  readonly schedule: Order;
  /** Milliseconds. */
  readonly timeout: number;
}

/** All states; of more than can be drawn, groups. */
export interface MapOf extends Played {
  readonly kind: 'map';
  readonly most: number;
  /** Whether the lines of the code are to be known. */
  readonly inCode: boolean;
  /** Milliseconds. */
  readonly timeout: number;
}

export async function drawUp(
  { options, most, timeout, inCode, ...played }: MapOf,
  signal: AbortSignal,
): Promise<AllStates | null> {
  const model = await modelOf(played);
  const bounds = { timeout, signal };
  const plain = await mapOf(model, options, bounds, most);
  // Where there are groups nobody is at a line, and to follow all promises takes its time.
  if (!inCode || plain === null || 'groups' in plain) return plain;
  return withLines((lines) => mapOf(model, options, bounds, most, lines));
}

export async function takePosition({
  schedule,
  options,
  ...played
}: PositionOf): Promise<Position> {
  const model = await modelOf(played);
  if (schedule.length === 0) await tryOut(model, options, played.source.module);
  return withLines(async (lines) => {
    const { events, prospects, verdict } = await Session.open(model, options, schedule, lines);
    return { schedule, events, players: prospects, verdict };
  });
}

/** Whether its workers ask for nothing but what there is. */
export async function tryAct({ options, ...tried }: TrialOf): Promise<null> {
  await tryOut(await modelOf(tried), options, tried.source.module);
  return null;
}

/** Null when no order loses, or none was found in time. */
export async function findEasiest(
  { options, timeout, ...played }: EasiestOf,
  signal: AbortSignal,
): Promise<CarriedOrder | null> {
  const model = await modelOf(played);
  const order = await fewestSwitches(new Plan(model, options), { timeout, signal });
  return order && withLines((lines) => carryOutOrder(model, options, order, true, lines));
}

/** Null where that cannot be known, or not in time. */
export async function lookAhead(
  { schedule, options, timeout, ...played }: OutlookOf,
  signal: AbortSignal,
): Promise<Outlook | null> {
  return outlookOf(await modelOf(played), options, schedule, { timeout, signal });
}

export async function followOrder(job: OrderOf): Promise<Followed> {
  const { options, schedule, lines } = job;
  return follow(await modelOf(job), options, schedule, lines, job.source.module);
}

async function modelOf({ source, act }: Pick<Played, 'source' | 'act'>): Promise<Scenario> {
  const scenario = await findScenario(source, act);
  if (isLifecycle(scenario)) throw new TypeError(`${act} has roles, no workers`);
  return scenario as unknown as Scenario;
}
