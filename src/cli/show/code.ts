import { type Act, isLifecycle, type Run } from '../../act/act.js';
import { disagreement, linedAs, orderOf } from '../../explore/agreement.js';
import { ExploreError } from '../../explore/model/errors.js';
import { carryOutOrder } from '../../explore/one-order.js';
import { withLines } from '../../trace/call-sites.js';
import type { ShownRun } from '../output/output.js';

/**
 * A demonstration's run with the lines of the code from which its steps come: its order is carried
 * out once more, in memory. Where that has other steps, what was saved is shown without them.
 */
export async function inCode(
  run: Run,
  { scenario }: Act,
  processes: readonly string[],
): Promise<ShownRun> {
  if (isLifecycle(scenario) || scenario.starts === 'one-by-one') return run;
  try {
    const order = orderOf(run.events, processes);
    const carried = await withLines((lines) =>
      carryOutOrder(scenario, run.options, order, false, lines),
    );
    if (typeof disagreement(run, carried)?.step === 'number') return run;
    return { ...run, events: linedAs(run.events, carried), standing: carried.standing };
  } catch (error) {
    if (error instanceof ExploreError) return run;
    throw error;
  }
}
