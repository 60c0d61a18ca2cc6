import { type Act, type Demo, isLifecycle } from '../act.js';
import type { Messages } from '../messages/index.js';
import { type RealRun, runAct } from '../run/run.js';
import type { Options } from '../scenario.js';
import { signalName } from '../view/lines.js';
import type { CommonOptions, Context, Result } from './context.js';
import { type Output, outputOf, type Shown } from './output.js';

/** Runs acts one after the other, and tells what came of them. */

export async function perform(demo: Demo, acts: readonly Act[], flags: CommonOptions, context: Context): Promise<Result> {
  const output = outputOf(demo, flags, context.messages);
  const options = optionsOf(demo, flags);
  context.ending.within(flags.timeout);
  let ok = true;
  for (const act of acts) ok = (await performAct({ demo, act, options, shown: { options }, output, context })).ok && ok;
  return { demo: demo.name, ok, acts: acts.length, exitCode: ok ? 0 : 1 };
}

export interface Performance {
  readonly demo: Demo;
  readonly act: Act;
  readonly options: Options;
  readonly shown: Shown;
  readonly files?: Readonly<Record<string, string>>;
  readonly output: Output;
  readonly context: Context;
}

export interface Performed {
  readonly ok: boolean;
  readonly race: boolean;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly run: RealRun;
}

export async function performAct({ demo, act, options, shown, files = {}, output, context }: Performance): Promise<Performed> {
  const { messages, ending } = context;
  const cast = isLifecycle(act.plot) ? ['main', ...Object.keys(act.plot.roles)] : act.plot.workers(options).map(({ name }) => name);
  output.start(act, shown, cast);
  const run = await runAct(demo, act, { options, files, signal: ending.signal, onEvents: (batch) => output.events(batch) }).catch((error: unknown) => {
    output.cutShort(act, (error as Error).message);
    throw error;
  });
  const verdict = act.judge(run);
  const ok = verdict.ok && run.casualties.length === 0;
  const sentence = [casualties(run, messages), messages.sentences[verdict.sentence.key]!(verdict.sentence.data as never)].filter(Boolean).join(' ');
  output.verdict(act, { ...verdict, ok }, sentence, run);
  return { ok, race: verdict.race ?? false, summary: verdict.summary, run };
}

/** The numbers of the options that this demonstration has. */
export function optionsOf(demo: Demo, flags: object): Record<string, number> {
  const given = flags as Readonly<Record<string, number>>;
  return Object.fromEntries(Object.keys(demo.options).map((name) => [name, given[name]!]));
}

function casualties({ casualties: fallen }: RealRun, messages: Messages): string {
  return fallen.map(({ process, exitCode }) => messages.casualty(process, exitCode, signalName(exitCode))).join(' ');
}
