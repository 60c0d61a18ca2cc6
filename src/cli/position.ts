import { isLifecycle, type Source } from '../act.js';
import { mustAwait } from '../explore/awaited.js';
import { fewestSwitches } from '../explore/fewest-switches.js';
import { Plan } from '../explore/plan.js';
import { type Prospect, Session } from '../explore/session.js';
import type { Schedule } from '../explore/token.js';
import type { Verdict } from '../explore/verdict.js';
import { findPlot } from '../run/find-plot.js';
import type { Scenario, Options } from '../scenario.js';
import type { Event } from '../trace/event.js';

/** Where a game stands, worked out where a worker that never ends can be ended. */

interface Played {
  readonly source: Source;
  readonly act: string;
  readonly options: Options;
}

export interface PositionOf extends Played {
  readonly kind: 'position';
  /** The steps taken so far. */
  readonly schedule: Schedule;
}

export interface Position {
  readonly schedule: Schedule;
  readonly events: readonly Event[];
  /** One for each process, in the order of their numbers. */
  readonly players: readonly Prospect[];
  /** How it ended; null while somebody can go. */
  readonly verdict: Verdict | null;
}

/** The losing order with the fewest switches. */
export interface EasiestOf extends Played {
  readonly kind: 'easiest';
  /** Milliseconds. */
  readonly timeout: number;
}

export async function takePosition({ schedule, options, ...played }: PositionOf): Promise<Position> {
  const model = await modelOf(played);
  if (schedule.length === 0) await mustAwait(model, options);
  const { events, prospects, verdict } = await Session.open(model, options, schedule);
  return { schedule, events, players: prospects, verdict };
}

/** Null when no order loses, or none was found in time. */
export async function findEasiest({ options, timeout, ...played }: EasiestOf, signal: AbortSignal): Promise<Schedule | null> {
  return fewestSwitches(new Plan(await modelOf(played), options), { timeout, signal });
}

async function modelOf({ source, act }: Pick<Played, 'source' | 'act'>): Promise<Scenario> {
  const plot = await findPlot(source, act);
  if (isLifecycle(plot)) throw new TypeError(`${act} has roles, no workers`);
  return plot as unknown as Scenario;
}
