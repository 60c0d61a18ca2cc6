import type { Messages } from '../../messages/index.js';
import { drawTally, type TallyRow } from '../../view/tables/tally.js';
import { drawVerdict } from '../../view/verdict.js';
import { lookOf } from '../output/look.js';
import type { Output } from '../output/output.js';
import type { CommonOptions } from '../shell/context.js';
import type { ActResult, ActToRun } from './run-act.js';

/** Many runs of an act, one after the other, and what came of them. */

export async function* runs(
  times: number,
  output: Output,
  { repeat }: Messages,
  run: (number: number) => Promise<ActResult>,
): AsyncGenerator<ActResult> {
  for (let number = 1; number <= times; number++) {
    output.working(repeat.progress(number, times));
    yield await run(number);
  }
}

/** How often each ending came about, the most frequent first. */
export class EndingTally {
  readonly #rows = new Map<string, TallyRow>();

  add(name: string, isWell: boolean): void {
    this.#rows.set(name, { name, isWell, count: (this.#rows.get(name)?.count ?? 0) + 1 });
  }

  get rows(): TallyRow[] {
    return [...this.#rows.values()].toSorted((a, b) => b.count - a.count);
  }
}

/**
 * How often an act goes wrong, and how badly, by the figure that its demonstration says: told
 * honestly, whatever comes out.
 */
export async function repeatRuns(
  { demo, act, output, context: { messages }, runs: times = 1 }: ActToRun,
  flags: CommonOptions,
  runNumber: (number: number) => Promise<ActResult>,
): Promise<ActResult> {
  const { repeat } = messages;
  const figure = demo.repeats!;
  const counts = new Map<number, number>();
  const results: ActResult[] = [];
  for await (const one of runs(times, output, messages, runNumber)) {
    const by = Number(one.summary[figure]);
    counts.set(by, (counts.get(by) ?? 0) + 1);
    results.push(one);
  }
  const raced = results.filter(({ race }) => race).length;
  const figures = { runs: times, raced, worst: Math.max(...counts.keys()) };
  // Where there is something to be fixed, it is enough that it goes wrong at times.
  const isToFail = act.fix !== undefined;
  const ok = isToFail ? raced > 0 : results.every((one) => one.ok);
  const told = [repeat.summary(figures), ...(isToFail && !ok ? [repeat.rare] : [])];
  const look = lookOf(flags, messages);
  const sorted = [...counts].toSorted(([a], [b]) => a - b);
  const rows = sorted.map(([by, count]) => ({ name: repeat.tally(by), count, isWell: by === 0 }));
  output.conclude([
    '',
    ...drawVerdict(look, { ok, race: raced > 0 }, told.join(messages.between)),
    '',
    ...drawTally(look, rows),
    '',
  ]);
  return {
    ok,
    race: raced > 0,
    run: results.at(-1)!.run,
    breach: null,
    processes: results.at(-1)!.processes,
    conclude: results.at(-1)!.conclude,
    schedule: null,
    summary: { ...figures, [figure]: Object.fromEntries(sorted) },
  };
}
