import type { Act, Run } from '../../act/act.js';
import { RealRuns } from '../../run/real-runs.js';
import type { Options } from '../../scenario/scenario.js';
import { msAtWork } from '../../trace/at-work.js';
import type { ComparedAct } from '../../view/tables/comparison.js';
import type { Context } from '../shell/context.js';

/**
 * Runs the acts that are to be seen beside this one, and shows nothing of them but what came of
 * them.
 */
export async function runCompared(
  { comparedWith: beside = [] }: Act,
  options: Options,
  { interrupts: ending, messages }: Context,
): Promise<ComparedAct[]> {
  const rows: ComparedAct[] = [];
  for (const { demo, act } of beside) {
    const realRuns = await RealRuns.open(demo, act, { options, signal: ending.signal });
    try {
      const run = await realRuns.run(() => {});
      rows.push(
        comparedAct(messages.demos[demo.name]!.acts[act.name]!.title, act.judge(run).summary, run),
      );
    } finally {
      await realRuns.close();
    }
  }
  return rows;
}

/** What a sale came to, as a row of the comparison. */
export function comparedAct(
  title: string,
  summary: Readonly<Record<string, unknown>>,
  { events }: Run,
): ComparedAct {
  const { sold, left, oversold, lostUpdates, elapsedMs, order } = summary as Omit<
    ComparedAct,
    'title' | 'lost' | 'sellingMs'
  > & { lostUpdates: number | null };
  return {
    title,
    sold,
    left,
    oversold,
    lost: oversold > 0 || lostUpdates !== 0,
    elapsedMs,
    sellingMs: msAtWork(events),
    order,
  };
}
