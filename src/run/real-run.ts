import { type Act, isLifecycle, type Run } from '../act/act.js';
import type { NotAwaited } from '../explore/awaited.js';
import type { Left, WorkerFailure } from '../explore/model/upshot.js';
import { inOrder } from '../scenario/ending.js';
import type { Ending, Options } from '../scenario/scenario.js';
import type { TraceEvent } from '../trace/event.js';
import type { BrokenOrder } from './between/gate.js';
import type { Lag } from '../trace/recorder.js';
import type { Death } from './processes.js';

/** A run on real processes: what it is to be, and what came of it. */

export interface RunSettings {
  readonly options: Options;
  /** Files of the user's own, by the key of the shared thing. */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * How often the act will be run; the processes of a scenario that starts them together stay for
   * all runs.
   * @default 1
   */
  readonly runs?: number;
  /** @default 30 */
  readonly lag?: Lag;
  /** Whether each run is given an order to be kept; so many steps at most. @default none */
  readonly longestOrder?: number;
  /** Whether events say from which line of the code they come. @default false */
  readonly lines?: boolean;
  /**
   * Given what the processes' code prints, of several runs in the first only.
   * @default it goes to standard error as it is
   */
  readonly aside?: (process: string, text: string) => void;
  /**
   * Ends the run: every process of it is killed, everything it has made is removed, and the promise
   * rejects with the signal's reason.
   */
  readonly signal?: AbortSignal;
}

export interface RealRun extends Run {
  /** Who did not come to its end, and did not throw either. */
  readonly deaths: readonly Death[];
  /** Why the order that was given could not be kept; null when it was, or none was given. */
  readonly broken: BrokenOrder | null;
  /** Of each worker that has done so, a step that it asked for without waiting for it. */
  readonly notAwaited: readonly NotAwaited[];
  /** What workers threw. */
  readonly failures: readonly WorkerFailure[];
  /** Who ended with a lock in hand, which was passed on. */
  readonly left: readonly Left[];
}

/**
 * Whether each process is joined before the next is started. Then there is one order, which they
 * keep without a gate: before that all would have to be there.
 */
export function comeInTurn({ scenario }: Act): boolean {
  return !isLifecycle(scenario) && scenario.starts === 'one-by-one';
}

/** The names of all who take part. */
export function processesOf({ scenario }: Act, options: Options): string[] {
  return isLifecycle(scenario)
    ? ['main', ...Object.keys(scenario.roles)]
    : scenario.workers(options).map(({ name }) => name);
}

/** @param shared the last states */
export function endingIn(
  events: readonly TraceEvent[],
  shared: Ending['shared'],
  processes: readonly string[],
): Ending {
  const outcomes = events
    .filter(({ op }) => op === 'outcome')
    .map(({ process, value }) => ({ process, outcome: String(value) }));
  const died = events.filter(({ op }) => op === 'die').map(({ process }) => process);
  return { shared, outcomes: inOrder(outcomes, processes), ...(died.length > 0 && { died }) };
}

/** Those who have started, of the processes of these ids. */
export function startedBy(
  events: readonly TraceEvent[],
  pids: ReadonlySet<number | null>,
): string[] {
  return events
    .filter(({ op, pid }) => op === 'start' && pids.has(pid))
    .map(({ process }) => process);
}
