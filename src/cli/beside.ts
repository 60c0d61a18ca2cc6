import type { Act, Run } from '../act.js';
import { Theatre } from '../run/run.js';
import type { Options } from '../scenario.js';
import { msAtWork } from '../trace/at-work.js';
import type { ComparedAct } from '../view/comparison.js';
import type { Context } from './context.js';

/** Runs the acts that are to be seen beside this one, and shows nothing of them but what came of them. */
export async function runBeside({ beside = [] }: Act, options: Options, { ending, messages }: Context): Promise<ComparedAct[]> {
  const rows: ComparedAct[] = [];
  for (const { demo, act } of beside) {
    const theatre = await Theatre.open(demo, act, { options, signal: ending.signal });
    try {
      const run = await theatre.run(() => {});
      rows.push(comparedAct(messages.demos[demo.name]!.acts[act.name]!.title, act.judge(run).summary, run));
    } finally {
      await theatre.close();
    }
  }
  return rows;
}

/** What a sale came to, as a row of the comparison. */
export function comparedAct(title: string, summary: Readonly<Record<string, unknown>>, { events }: Run): ComparedAct {
  const { sold, left, oversold, lostUpdates, elapsedMs, order } = summary as Omit<ComparedAct, 'title' | 'lost' | 'sellingMs'> & { lostUpdates: number | null };
  return { title, sold, left, oversold, lost: oversold > 0 || lostUpdates !== 0, elapsedMs, sellingMs: msAtWork(events), order };
}
