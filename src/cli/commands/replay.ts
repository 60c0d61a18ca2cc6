import { demos } from '../../demos/registry.js';
import { disagreement } from '../../explore/agreement.js';
import { drawVerdict } from '../../view/verdict.js';
import type { CommonOptions, Context, CommandResult } from '../shell/context.js';
import { badInput, usage } from '../shell/failure.js';
import { pathOfClassic } from '../args/gallery.js';
import { readOrder } from '../args/order.js';
import { outputOf, picturesOf } from '../output/open.js';
import { lookOf } from '../output/look.js';
import type { Pictures } from '../output/pictures.js';
import { withProcesses, type ActResult, runOnce, stageOf } from './run-act.js';
import { readSaved, type Saved, savedOptions } from '../args/saved.js';
import { contextOf, findSubject, type Subject } from '../args/subject.js';
import { print } from '../shell/terminal.js';

/** `ipc-demo replay`: a saved run again, on real processes, in the order in which it went. */

export interface ReplayFlags extends CommonOptions {
  readonly repeat: number;
}

/** What is replayed, and where it stands. */
interface Source {
  readonly trace: string;
  /** The user's own scenarios, where the trace is of such. */
  readonly file: string | undefined;
  readonly pictures: Pictures | null;
  readonly stage: Awaited<ReturnType<typeof stageOf>>;
}

/**
 * @param file the scenarios of which it is a run; a trace names no code, for it may come from
 * anybody
 */
export async function replay(
  trace: string,
  file: string | undefined,
  flags: ReplayFlags,
  context: Context,
): Promise<CommandResult> {
  const { messages } = context;
  const acts = readSaved(trace, messages);
  if (file !== undefined && acts.every(isDemo)) throw usage(messages.errors.excessArgument(file));
  const stage = await stageOf(flags, flags.repeat, context);
  context.interrupts.within(flags.timeout);
  const pictures = await picturesOf(flags, messages);
  let ok = true;
  for (const saved of acts)
    ok = (await replayAct(saved, { trace, file, pictures, stage }, flags, context)) && ok;
  const times = flags.repeat * acts.length;
  if (flags.repeat > 1 && !flags.json)
    print([
      '',
      ...drawVerdict(lookOf(flags, messages), { ok }, messages.replay.times(times, ok)),
      '',
    ]);
  pictures?.write();
  return {
    demo: isDemo(acts[0]) ? acts[0].demo : (file ?? acts[0].demo),
    ok,
    acts: acts.length,
    exitCode: ok ? 0 : 1,
    runs: times,
  };
}

async function replayAct(
  saved: Saved,
  source: Source,
  flags: ReplayFlags,
  around: Context,
): Promise<boolean> {
  const { demo, acts } = await subjectOfSaved(saved, source, flags, around);
  const context = contextOf(demo, around);
  const [act] = acts;
  const options = savedOptions(saved, demo, (...found) =>
    badInput(context.messages.replay.option(source.trace, ...found)),
  );
  const order = await readOrder(saved.schedule, { demo, act: act!, options }, context);
  const output = await outputOf(demo, flags, context.messages, true, source.pictures);
  const toRun = { demo, act: act!, options, output, context, runs: flags.repeat, order };
  const shown = { options: { ...options, schedule: saved.schedule } };
  let last: ActResult | undefined;
  const allOk = await withProcesses(toRun, async (realRuns) => {
    let ok = true;
    for (let run = 1; run <= flags.repeat; run++) {
      if (flags.repeat > 1) output.working(context.messages.repeat.progress(run, flags.repeat));
      const result = await runOnce(realRuns, toRun, {
        ...shown,
        ...(flags.repeat > 1 ? { run } : {}),
      });
      ok = result.ok && isAsSaved(result, saved) && ok;
      last = result;
    }
    return ok;
  });
  if (last) await source.stage?.({ demo, act: act!, ...last });
  return allOk;
}

/** The model says that it must be so; this asks whether it was so when it was saved. */
function isAsSaved({ run }: ActResult, { events }: Saved): boolean {
  return disagreement(run, { ...run, events }) === null;
}

/**
 * A demonstration or a classic by its name, or the file that the user names; never one that the
 * trace names: to open somebody's trace would be to run somebody's code.
 */
function subjectOfSaved(
  saved: Saved,
  { trace, file }: Source,
  flags: ReplayFlags,
  context: Context,
): Promise<Subject> {
  const isOurs = isDemo(saved) || (file === undefined && pathOfClassic(saved.demo) !== null);
  const what = isOurs ? saved.demo : file;
  if (what === undefined) throw badInput(context.messages.replay.ofFile(trace, saved.demo));
  return findSubject(what, { ...flags, act: [saved.act] }, new Set(), context);
}

function isDemo({ demo }: Saved): boolean {
  return demos.some(({ name }) => name === demo);
}
