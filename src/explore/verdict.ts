import type { Ending } from '../scenario.js';
import type { Deadlock } from '../trace/deadlock.js';
import { deadlockOf } from './deadlock.js';
import type { Failure, Run } from './run.js';

/** How an order ends: what must hold holds or is broken, somebody is stuck for ever, a worker threw, or it took more steps than were allowed. */
export type How = 'holds' | 'broken' | 'deadlock' | 'error' | 'cut';

export interface Verdict {
  readonly how: How;
  readonly ending: Ending;
  /** Where somebody is stuck. */
  readonly deadlock: Deadlock | null;
  readonly failures: readonly Failure[];
}

/** What to think of a run that has come to its end, or, if it `isCut`, to the most steps that were allowed. */
export function judge(run: Run, isCut = false): Verdict {
  const ending = run.ending();
  const deadlock = isCut || run.isOver ? null : deadlockOf(run);
  return { how: howOf(run, ending, deadlock, isCut), ending, deadlock, failures: run.failures };
}

export function howOf({ failures, plan }: Pick<Run, 'failures' | 'plan'>, ending: Ending, deadlock: Deadlock | null, isCut: boolean): How {
  if (deadlock) return 'deadlock';
  if (failures.length > 0) return 'error';
  if (isCut) return 'cut';
  return plan.scenario.holds(ending, plan.options) ? 'holds' : 'broken';
}

/** Whether this is what nobody wants; an order that was cut short might still have come to a good end. */
export function isLoss(how: How): boolean {
  return how === 'broken' || how === 'deadlock' || how === 'error';
}
