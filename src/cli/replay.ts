import { readFileSync } from 'node:fs';
import { disagreement } from '../explore/agreement.js';
import type { Event } from '../trace/event.js';
import { drawVerdict } from '../view/verdict.js';
import type { CommonOptions, Context, Result } from './context.js';
import { badInput } from './failure.js';
import { readOrder } from './order.js';
import { lookOf, outputOf } from './output.js';
import { onStage, type Performed, runOnce } from './perform.js';
import { subjectOf } from './subject.js';
import { print } from './terminal.js';

/** `ipc-demo replay`: a saved run again, on real processes, in the order in which it went. */

export interface ReplayFlags extends CommonOptions {
  readonly repeat: number;
}

/** One act of a saved run. */
interface Saved {
  readonly demo: string;
  readonly act: string;
  readonly options: Readonly<Record<string, number | boolean | string>>;
  readonly events: readonly Event[];
  readonly schedule: string;
}

export async function replay(path: string, flags: ReplayFlags, context: Context): Promise<Result> {
  const { messages } = context;
  const acts = readSaved(path, context);
  context.ending.within(flags.timeout);
  let ok = true;
  for (const saved of acts) ok = (await replayAct(saved, flags, context)) && ok;
  const times = flags.repeat * acts.length;
  if (flags.repeat > 1 && !flags.json) print(['', ...drawVerdict(lookOf(flags, messages), { ok }, messages.replay.times(times, ok)), '']);
  return { demo: acts[0]!.demo, ok, acts: acts.length, exitCode: ok ? 0 : 1, runs: times };
}

async function replayAct(saved: Saved, flags: ReplayFlags, context: Context): Promise<boolean> {
  const { demo, acts } = await subjectOf(saved.demo, { ...flags, act: [saved.act] }, new Set(), context);
  const [act] = acts;
  const { schedule: _, ...told } = saved.options;
  const options = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, Number(value)]));
  const order = await readOrder(saved.schedule, act!, options, context.messages);
  const output = outputOf(demo, flags, context.messages);
  const performance = { demo, act: act!, options, output, context, runs: flags.repeat, order };
  const shown = { ...told, schedule: saved.schedule };
  return onStage(performance, async (theatre) => {
    let ok = true;
    for (let run = 1; run <= flags.repeat; run++) {
      if (flags.repeat > 1) output.working(context.messages.repeat.progress(run, flags.repeat));
      const performed = await runOnce(theatre, performance, { options: shown, ...(flags.repeat > 1 ? { run } : {}) });
      ok = performed.ok && isAsSaved(performed, saved) && ok;
    }
    return ok;
  });
}

/** The model says that it must be so; this asks whether it was so when it was saved. */
function isAsSaved({ run }: Performed, { events }: Saved): boolean {
  return disagreement(run, { ...run, events }) === null;
}

/** The acts that a file has, of which the order is known. */
function readSaved(path: string, { messages: { errors, replay: sentences } }: Context): Saved[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw badInput((error as NodeJS.ErrnoException).code === 'ENOENT' ? sentences.missing(path) : errors.filePermission(path));
  }
  const saved: Saved[] = [];
  let events: Event[] = [];
  let options: Saved['options'] = {};
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const entry = parsed(line) as { type?: string; options: Saved['options']; demo: string; act: string; schedule?: string } | null;
    if (typeof entry?.type !== 'string') throw badInput(sentences.noLine(path, index + 1));
    if (entry.type === 'start') [events, options] = [[], entry.options];
    if (entry.type === 'event') events.push(entry as unknown as Event);
    if (entry.type === 'verdict' && entry.schedule !== undefined) saved.push({ demo: entry.demo, act: entry.act, options, events, schedule: entry.schedule });
  }
  if (saved.length === 0) throw badInput(sentences.noOrder(path));
  return saved;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
