import type { Act, Demo, JudgedAct } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import { RealRuns } from '../../run/real-runs.js';
import type { Options } from '../../scenario/scenario.js';
import type { Context } from '../shell/context.js';

/**
 * Runs the acts that are to be seen beside this one, and shows nothing of them but what came of
 * them.
 */
export async function runCompared(
  { comparedWith }: Act,
  options: Options,
  { interrupts: ending, messages }: Context,
): Promise<JudgedAct[]> {
  const judged: JudgedAct[] = [];
  for (const { demo, act } of comparedWith?.acts ?? []) {
    const realRuns = await RealRuns.open(demo, act, { options, signal: ending.signal });
    try {
      const run = await realRuns.run(() => {});
      const { summary } = act.judge(run);
      judged.push({ title: titleOf(demo, act, messages), summary, events: run.events });
    } finally {
      await realRuns.close();
    }
  }
  return judged;
}

/** What an act is called; one of a file of the user's, as its export is. */
export function titleOf({ name }: Demo, act: Act, { demos }: Messages): string {
  return demos[name]?.acts[act.name]?.title ?? act.name;
}
