import type { Act, Demo } from '../../act/act.js';
import type { CarriedOrder } from '../../explore/one-order.js';
import { formatToken } from '../../trace/order.js';
import type { RealRun } from '../../run/real-run.js';
import { endsOf } from '../../run/early-end.js';
import { comeInTurn, processesOf } from '../../run/real-run.js';
import { RealRuns } from '../../run/real-runs.js';
import type { Messages } from '../../messages/index.js';
import type { Options } from '../../scenario/scenario.js';
import { type Breach, breachIn, breachOf, inLines, orderLike, whatDiffers } from '../args/order.js';
import type { Look } from '../../view/look.js';
import { drawVerdict } from '../../view/verdict.js';
import { Asides } from '../output/asides.js';
import type { Output, Shown } from '../output/output.js';
import type { CommonOptions, Context } from '../shell/context.js';
import { Failure } from '../shell/failure.js';
import type { Performed } from '../stage/stage.js';
import { runCompared, titleOf } from './beside.js';
import type { Counting } from './counting.js';
import { isTroubled, outOfTime, sentenceOf } from './tell-run.js';

/** One act on real processes: as often as it is asked for, in its own order or in one. */

export interface ActToRun {
  readonly demo: Demo;
  readonly act: Act;
  readonly options: Options;
  readonly output: Output;
  readonly context: Context;
  readonly files?: Readonly<Record<string, string>>;
  readonly runs?: number;
  /** The order to be kept, as it goes in memory. */
  readonly order?: CarriedOrder;
  /** What is found out beside the first run: what other orders could have done. */
  readonly counting?: Counting;
}

export interface ActResult {
  readonly ok: boolean;
  readonly race: boolean;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly run: RealRun;
  readonly breach: Breach | null;
  readonly processes: readonly string[];
  /** The order in which it went; null where it is not known, or nothing went wrong. */
  readonly schedule: string | null;
  /** What came of it, in a word and a sentence. */
  readonly conclude: (look: Look) => readonly string[];
}

/** What shows a run again, where that is asked for. */
export async function stageOf(
  flags: CommonOptions,
  repeat: number,
  context: Context,
): Promise<((performed: Performed) => Promise<void>) | null> {
  return flags.stage ? (await import('../stage/stage.js')).stageFor(flags, repeat, context) : null;
}

/** Starts the processes of an act, and ends them however `direct` ends. */
export async function withProcesses<T>(
  { demo, act, options, context, output, files = {}, runs = 1, order }: ActToRun,
  direct: (realRuns: RealRuns) => Promise<T>,
): Promise<T> {
  context.interrupts.hasProcesses = true;
  const asides = Asides.open(context.messages);
  const realRuns = await RealRuns.open(demo, act, {
    options,
    files,
    runs,
    aside: asides.say,
    lag: output.lag,
    lines: output.wantsLines,
    longestOrder: order && !comeInTurn(act) ? Math.max(1, order.order.length) : 0,
    signal: context.interrupts.signal,
  });
  try {
    return await direct(realRuns);
  } catch (error) {
    const told = withThoseAtWork(error, realRuns, context);
    output.cutShort(act, told.message);
    throw told;
  } finally {
    await realRuns.close();
    asides.end();
  }
}

function withThoseAtWork(error: unknown, { unfinished }: RealRuns, { messages }: Context): Error {
  return error instanceof Failure && error.code === 'TIMEOUT'
    ? new Failure('TIMEOUT', error.exitCode, outOfTime(error.message, unfinished, messages))
    : (error as Error);
}

/** One run of an act: shown as it happens, and judged. */
export async function runOnce(
  realRuns: RealRuns,
  { demo, act, options, output, order, counting, context }: ActToRun,
  shown: Shown,
): Promise<ActResult> {
  const { messages } = context;
  // What a file of the user's promises, nobody knows: its runs went well or wrong.
  const isFile = demo.source.name === null;
  const processes = processesOf(act, options);
  output.start(act, shown, processes);
  const run = await realRuns.run(
    (batch) => {
      output.events(batch);
      counting?.begin();
    },
    options,
    order?.order,
    order && endsOf(order),
  );
  const verdict = act.judge(run);
  const differs = order ? whatDiffers(run, order, processes, messages) : null;
  // An order that was asked for is to come out as foreseen, whether it loses or not.
  const isFree = isFile && !order;
  const isWhole = run.deaths.length === 0 && run.notAwaited.length === 0;
  const breach = order ? breachIn(order) : await breachOf(run, { demo, act }, processes, context);
  const isWrong = isFile && (!verdict.ok || isTroubled(run) || breach !== null);
  const race = isWrong || (verdict.race ?? false);
  const ok =
    isWhole &&
    (order ? differs === null : isFile ? !isWrong : verdict.ok && run.failures.length === 0);
  if (ok && act.comparedWith) output.working(messages.beside);
  // There is nothing to be learnt from what stands beside a run that went wrong.
  const others = ok ? await runCompared(act, options, context) : [];
  const isShown = output.showsCode;
  // Whoever has ended its whole process would do so here, too.
  const isAsked = order ? race && isShown : race || output.keepsOrder;
  const inMemory =
    isWhole && isAsked && breach === null
      ? await orderLike(run, { demo, act }, processes, race && isShown, context)
      : null;
  const went = order?.order ?? breach?.order ?? inMemory?.order ?? null;
  const schedule = went && formatToken(went);
  const isLuck = isFree && !isWrong;
  const luck = (isLuck && (await counting?.result)) || null;
  const judgedIn = (one: Messages): string =>
    breach !== null
      ? ''
      : isLuck
        ? one.run.wentWell(luck)
        : isWrong && verdict.ok && differs === null
          ? one.checkIsVoid
          : one.sentences[verdict.sentence.key](verdict.sentence.data as never);
  const sentence = (one: Messages): string =>
    sentenceOf(run, one, {
      differs: order ? whatDiffers(run, order, processes, one) : null,
      judged: judgedIn(one),
      tellsLeft: isFile || Boolean(order),
      breach,
    });
  const besides = act.comparedWith?.table;
  const summary = {
    ...verdict.summary,
    ...(run.deadlock && { deadlock: run.deadlock }),
    ...(besides && others.length > 0 && { beside: besides(others).rows }),
  };
  const own = { title: titleOf(demo, act, messages), summary, events: run.events };
  const table = besides && others.length > 0 ? besides([own, ...others]) : null;
  const shownAs = { ...verdict, ok, race, summary, promised: !isFile };
  const inCode = race && isShown && inMemory ? { ...run, ...inLines(run, inMemory) } : run;
  output.verdict(act, shownAs, sentence, inCode, schedule, table);
  const conclude = (look: Look): string[] =>
    drawVerdict(look, { ...shownAs, deadlock: run.deadlock }, sentence(messages));
  return {
    ok,
    race,
    summary,
    run,
    breach,
    processes,
    schedule: race || order ? schedule : null,
    conclude,
  };
}
