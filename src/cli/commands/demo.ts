import { type Act, type Demo, isLifecycle } from '../../act/act.js';
import { formatToken } from '../../explore/model/order.js';
import type { Messages } from '../../messages/index.js';
import { RealRuns } from '../../run/real-runs.js';
import { processesOf, type RealRun } from '../../run/real-run.js';
import type { Options } from '../../scenario/scenario.js';
import { signalName } from '../../view/lines.js';
import { displayName } from '../../view/look.js';
import { stuckTexts } from '../../view/stuck.js';
import { drawNext } from '../../view/verdict.js';
import { Asides } from '../output/asides.js';
import { comparedAct, runCompared } from './beside.js';
import { closings } from '../output/closing.js';
import type { CommonOptions, Context, CommandResult } from '../shell/context.js';
import { usage } from '../shell/failure.js';
import type { Luck } from './luck.js';
import { type Foreseen, LONGEST_TOKEN, readOrder, tokenOf, whatDiffers } from '../args/order.js';
import { lookOf, outputOf } from '../output/open.js';
import type { Output, Shown } from '../output/output.js';
import { typed, typedOrder } from '../args/subject.js';

/** Runs acts one after the other, and tells what came of them. */

export interface DemoFlags extends CommonOptions {
  readonly schedule?: string;
}

export async function runDemo(
  demo: Demo,
  acts: readonly Act[],
  flags: DemoFlags,
  context: Context,
): Promise<CommandResult> {
  const { schedule } = flags;
  if (schedule !== undefined && acts.length > 1)
    throw usage(context.messages.run.oneAct(context.messages.listed(acts.map(({ name }) => name))));
  const output = outputOf(demo, flags, context.messages);
  const options = optionsOf(demo, flags);
  context.interrupts.within(flags.timeout);
  const performed: ActResult[] = [];
  for (const act of acts)
    performed.push(await runAct({ demo, act, options, output, context }, schedule));
  const ok = performed.every((one) => one.ok);
  const close = closings[demo.name];
  const closing =
    close && acts.length > 1
      ? close(
          lookOf(flags, context.messages),
          performed.map(({ summary }) => summary),
        )
      : [];
  if (closing.length > 0) output.conclude([...closing, '']);
  if (acts.length === 1) output.say(whatNext(demo, acts[0]!, performed[0]!, flags, context));
  return { demo: demo.name, ok, acts: acts.length, exitCode: ok ? 0 : 1 };
}

/** An act once, in its own order or in the one that is asked for. */
export async function runAct(act: ActToRun, schedule: string | undefined): Promise<ActResult> {
  const { options, context } = act;
  const asked = schedule === undefined ? {} : { schedule };
  const order =
    schedule === undefined
      ? {}
      : { order: await readOrder(schedule, act.act, options, context.messages) };
  const performance = { ...act, ...order };
  return withProcesses(performance, (realRuns) =>
    runOnce(realRuns, performance, { options: { ...options, ...asked } }),
  );
}

/** What to type after an act. */
function whatNext(
  demo: Demo,
  act: Act,
  { run: { options }, schedule }: ActResult,
  flags: DemoFlags,
  { messages: { next, explore }, messages }: Context,
): string[] {
  const fix = demo.acts.find(({ name }) => name === act.fix);
  const again =
    schedule !== null && schedule.length <= LONGEST_TOKEN && flags.schedule === undefined;
  const commands = [
    ...(again ? [{ what: next.again, command: typedOrder(demo, act, options, schedule) }] : []),
    ...(isLifecycle(act.scenario) || act.scenario.starts === 'one-by-one'
      ? []
      : [{ what: explore.everyOrder, command: `ipc-demo explore ${demo.name} --act ${act.name}` }]),
    ...(fix
      ? [{ what: next.fix, command: `ipc-demo ${demo.name}${typed(demo, fix, options).flags}` }]
      : []),
  ];
  return commands.length === 0 ? [] : [...drawNext(lookOf(flags, messages), commands), ''];
}

export interface ActToRun {
  readonly demo: Demo;
  readonly act: Act;
  readonly options: Options;
  readonly output: Output;
  readonly context: Context;
  readonly files?: Readonly<Record<string, string>>;
  readonly runs?: number;
  /** The order to be kept, as it goes in memory. */
  readonly order?: Foreseen;
  /** Where nothing is promised: of how many orders a run is one, if that is known. */
  readonly luck?: Luck | null;
}

export interface ActResult {
  readonly ok: boolean;
  readonly race: boolean;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly run: RealRun;
  /** The order in which it went; null where it is not known, or nothing went wrong. */
  readonly schedule: string | null;
}

/** Puts an act on stage, and closes the stage again however `direct` ends. */
export async function withProcesses<T>(
  { demo, act, options, context, output, files = {}, runs = 1, order }: ActToRun,
  direct: (realRuns: RealRuns) => Promise<T>,
): Promise<T> {
  const asides = Asides.onStage(context.messages);
  const realRuns = await RealRuns.open(demo, act, {
    options,
    files,
    runs,
    aside: asides.say,
    lag: output.lag,
    longestOrder: order?.order.length ?? 0,
    signal: context.interrupts.signal,
  });
  try {
    return await direct(realRuns);
  } catch (error) {
    output.cutShort(act, (error as Error).message);
    throw error;
  } finally {
    await realRuns.close();
    asides.end();
  }
}

/** One run of an act on stage: shown as it happens, and judged. */
export async function runOnce(
  realRuns: RealRuns,
  { demo, act, options, output, order, luck, context }: ActToRun,
  shown: Shown,
): Promise<ActResult> {
  const { messages } = context;
  // What a file of the user's promises, nobody knows: its runs went well or wrong.
  const isFile = demo.source.name === null;
  const processes = processesOf(act, options);
  output.start(act, shown, processes);
  const run = await realRuns.run(
    (batch) => output.events(batch),
    options,
    order?.order,
    (order?.deadlock ?? null) !== null,
  );
  const verdict = act.judge(run);
  const differs = order ? whatDiffers(run, order, processes, messages) : null;
  // An order that was asked for is to come out as foreseen, whether it loses or not.
  const isLeft = luck !== undefined && run.left.length > 0;
  const ok =
    (order ? differs === null : verdict.ok && !isLeft) &&
    run.deaths.length === 0 &&
    run.notAwaited.length === 0;
  if (ok && act.comparedWith?.length) output.working(messages.beside);
  // There is nothing to be learnt from what stands beside a run that went wrong.
  const beside = ok ? await runCompared(act, options, context) : [];
  const schedule = order
    ? formatToken(order.order)
    : verdict.race && run.notAwaited.length === 0
      ? await tokenOf(run, act, processes)
      : null;
  const stuck = run.deadlock
    ? messages.explore.stuck.told(stuckTexts({ messages }, run.deadlock))
    : null;
  const isWell = verdict.ok && !verdict.race;
  const judged =
    luck !== undefined && ok
      ? messages.run.wentWell(luck)
      : isFile && isWell && !ok && differs === null
        ? messages.checkIsVoid
        : messages.sentences[verdict.sentence.key](verdict.sentence.data as never);
  const sentence = [
    forgotten(run, messages),
    deaths(run, messages),
    thrown(run, messages),
    isLeft || order ? leftBehind(run, messages) : '',
    differs,
    stuck,
    judged,
  ]
    .filter(Boolean)
    .join(messages.between);
  const summary = {
    ...verdict.summary,
    ...(run.deadlock && { deadlock: run.deadlock }),
    ...(beside.length > 0 && { beside }),
  };
  const rows =
    beside.length > 0
      ? [comparedAct(messages.demos[demo.name]!.acts[act.name]!.title, summary, run), ...beside]
      : [];
  output.verdict(
    act,
    { ...verdict, ok, summary, promised: !isFile },
    sentence,
    run,
    schedule,
    rows,
  );
  return { ok, race: verdict.race ?? false, summary, run, schedule };
}

/** How a run of a file's ended, in a few words. */
export function endingOf({ run }: ActResult, messages: Messages): string {
  const { stuck, endings } = messages.explore;
  const told = run.deadlock
    ? stuck.told(stuckTexts({ messages }, run.deadlock))
    : endings['holdsAtEnd']!({ ending: run.ending } as never);
  return [forgotten(run, messages), deaths(run, messages), told]
    .filter(Boolean)
    .join(messages.between);
}

/** The numbers of the options that this demonstration has. */
export function optionsOf(demo: Demo, flags: object): Record<string, number> {
  const given = flags as Readonly<Record<string, number>>;
  return Object.fromEntries(Object.keys(demo.options).map((name) => [name, given[name]!]));
}

/** Workers that have forgotten the same are told together. */
function forgotten({ notAwaited }: RealRun, messages: Messages): string {
  const places = new Set(notAwaited.map(({ call, line }) => `${call} ${line}`));
  return [...places]
    .map((place) => {
      const same = notAwaited.filter(({ call, line }) => `${call} ${line}` === place);
      return messages.notAwaited(
        same.map(({ process }) => displayName({ messages }, process)).toSorted(),
        same[0]!.call,
        same[0]!.line,
      );
    })
    .join(messages.between);
}

/** What workers threw, in an order that was kept. */
function thrown({ failures }: RealRun, messages: Messages): string {
  return failures
    .map(({ process, message }) =>
      messages.explore.stuck.told([
        messages.explore.threw(displayName({ messages }, process), message),
      ]),
    )
    .join(messages.between);
}

/** Who ended with a lock in hand. */
function leftBehind({ left }: RealRun, messages: Messages): string {
  return left
    .map(({ process, on }) =>
      messages.explore.stuck.told([
        messages.explore.left([displayName({ messages }, process)], on),
      ]),
    )
    .join(messages.between);
}

function deaths({ deaths: fallen }: RealRun, messages: Messages): string {
  return fallen
    .map(({ process, exitCode }) =>
      messages.death(displayName({ messages }, process), exitCode, signalName(exitCode)),
    )
    .join(messages.between);
}
