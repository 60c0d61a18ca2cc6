import { askHolds } from '../../scenario/ending.js';
import type { Ending } from '../../scenario/scenario.js';
import type { Deadlock } from '../../trace/deadlock.js';
import { deadlockOf } from './waits-of.js';
import type { ModelRun } from './model-run.js';
import type { BrokenBy, Left, WorkerFailure } from './upshot.js';

/**
 * How an order ends: what must hold at its end holds or is broken, or what must always hold is, a
 * worker threw, somebody is stuck for ever,
 * a worker ended with a lock in hand, or it took more steps than were allowed.
 */
export type How = 'holds' | 'broken' | BrokenBy | 'error' | 'deadlock' | 'left' | 'cut';

export interface OrderEnd {
  readonly how: How;
  /**
   * Whether it is over though somebody could still go: what must always hold does not, or only
   * daemons are left.
   */
  readonly isEarly: boolean;
  readonly ending: Ending;
  /** Where somebody is stuck. */
  readonly deadlock: Deadlock | null;
  readonly failures: readonly WorkerFailure[];
  readonly left: readonly Left[];
}

/**
 * What to think of a run that has come to its end, or, if it `isCut`, to the most steps that were
 * allowed.
 */
export function judge(run: ModelRun, isCut = false): OrderEnd {
  const ending = run.ending();
  const deadlock = isCut || run.brokenBy !== null || run.isOver ? null : deadlockOf(run);
  return {
    how: howOf(run, ending, deadlock, isCut),
    isEarly:
      !isCut && deadlock === null && run.processes.some(({ operation }) => operation !== null),
    ending,
    deadlock,
    failures: run.failures,
    left: run.left,
  };
}

type Known = Pick<ModelRun, 'failures' | 'brokenBy' | 'left' | 'plan'>;

/** What a worker threw comes first: that others wait for it for ever may follow from it. */
export function howOf(
  { failures, brokenBy, left, plan }: Known,
  ending: Ending,
  deadlock: Deadlock | null,
  isCut: boolean,
): How {
  if (failures.length > 0) return 'error';
  if (brokenBy !== null) return brokenBy;
  if (deadlock) return 'deadlock';
  if (left.length > 0) return 'left';
  if (isCut) return 'cut';
  return askHolds(plan.scenario, ending, plan.options) ? 'holds' : 'broken';
}

/**
 * Whether this is what nobody wants; an order that was cut short might still have come to a good
 * end.
 */
export function isLoss(how: How): boolean {
  return how !== 'holds' && how !== 'cut';
}
