/** Room: one file a command; each is given what was typed, and gives back what came of it. */

import { type Act, type Demo, type Hint, isLifecycle } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import type { RealRuns } from '../../run/real-runs.js';
import type { Options } from '../../scenario/scenario.js';
import { drawSideBySide } from '../../view/tables/side-by-side.js';
import { drawNext } from '../../view/verdict.js';
import { readCount } from '../args/counted-file.js';
import { flagOf, optionKey } from '../args/options.js';
import { LONGEST_TOKEN, readOrder } from '../args/order.js';
import { actTyped, typed, typedOrder } from '../args/typed.js';
import { lookOf } from '../output/look.js';
import { outputOf, picturesOf } from '../output/open.js';
import type { Output } from '../output/output.js';
import type { CommandResult, CommonOptions, Context } from '../shell/context.js';
import { usage } from '../shell/failure.js';
import { titleOf } from './beside.js';
import { Counting, tellCounted } from './counting.js';
import { repeatRuns } from './repeat.js';
import { type ActResult, type ActToRun, runOnce, stageOf, withProcesses } from './run-act.js';

/** A demonstration: its acts one after the other, each once or many times; what came of them. */

export interface DemoFlags extends CommonOptions {
  readonly act?: readonly string[];
  readonly file?: string;
  readonly repeat?: number;
  readonly schedule?: string;
  /** Numbers, what is on or off, and a flag for each act that has one. */
  readonly [option: string]: unknown;
}

/** @param given the names of the options that stand on the command line */
export async function runDemo(
  demo: Demo,
  flags: DemoFlags,
  given: ReadonlySet<string>,
  context: Context,
): Promise<CommandResult> {
  const acts = chooseActs(demo, flags, given, context);
  const { repeat = 1 } = flags;
  const stage = await stageOf(flags, repeat, context);
  const isPictured = demo.pictures !== 'alone' || acts.length === 1;
  const pictures = await picturesOf(flags, context.messages);
  const output = await outputOf(demo, flags, context.messages, isPictured, pictures);
  context.interrupts.within(flags.timeout);
  const results: ActResult[] = [];
  const isAlone = acts.length === 1;
  for (const act of acts) {
    results.push(await runTimes(demo, act, isAlone, flags, output, context));
    await stage?.({ demo, act, ...results.at(-1)! });
  }
  tellMore(demo, acts, results, flags, given, output, context);
  pictures?.write();
  const ok = results.every((one) => one.ok);
  const many = repeat > 1 ? { runs: repeat * acts.length } : {};
  const extra = results.length === 1 && repeat > 1 ? results[0]!.summary : {};
  return { demo: demo.name, ok, acts: acts.length, exitCode: ok ? 0 : 1, ...many, ...extra };
}

/** Those asked for, all when nobody says; or what cannot be asked for at once. */
function chooseActs(
  demo: Demo,
  flags: DemoFlags,
  given: ReadonlySet<string>,
  { messages, messages: { errors, listed, run } }: Context,
): readonly Act[] {
  const { file, schedule } = flags;
  const names = demo.acts.map(({ name }) => name);
  const asked = demo.actFlags
    ? names.filter((name) => flags[optionKey(name)])
    : names.filter((name) => flags.act?.includes(name));
  const refuseBoth = (one: string, other: string): never => {
    throw usage(errors.together(one, other, names.length));
  };
  const flagged = names.map((name) => `--${name}`);
  if (demo.actFlags && asked.length > 1) refuseBoth(`--${asked[0]}`, `--${asked[1]}`);
  if (file !== undefined) {
    if (switchedOn(demo, flags).length > 0) throw usage(errors.fileInPlace);
    if (given.has(demo.file!)) throw usage(errors.fileTickets);
    if (asked.length === 0) throw usage(errors.fileMode(flagged));
    readCount(file, messages);
  }
  const acts =
    asked.length === 0 ? demo.acts : demo.acts.filter(({ name }) => asked.includes(name));
  if (schedule !== undefined && acts.length > 1)
    throw usage(
      demo.actFlags ? errors.orderMode(flagged) : run.oneAct(listed(acts.map(({ name }) => name))),
    );
  if (schedule !== undefined && file !== undefined) refuseBoth('--schedule', '--file');
  return acts;
}

function switchedOn({ switches = [] }: Demo, flags: DemoFlags): readonly string[] {
  return switches.filter((name) => flags[name] === true);
}

/**
 * An act, once or many times, in its own order or in the one that is asked for.
 * @param isAlone whether it is the only one: then it is said what all orders could have done
 */
async function runTimes(
  demo: Demo,
  act: Act,
  isAlone: boolean,
  flags: DemoFlags,
  output: Output,
  context: Context,
): Promise<ActResult> {
  const { file, repeat = 1, schedule } = flags;
  const { messages } = context;
  const on = switchedOn(demo, flags);
  const numbers = numbersOf(demo, flags);
  const switches = (demo.switches ?? []).map((name) => [name, on.includes(name) ? 1 : 0] as const);
  const options: Options = { ...numbers, ...Object.fromEntries(switches) };
  const one = { demo, act, options };
  const order = schedule === undefined ? {} : { order: await readOrder(schedule, one, context) };
  const files = file === undefined ? {} : { [demo.file!]: file };
  // A file of the user's is another one after each run.
  const isCounted = isAlone && !flags.json && !flags.quiet && (file === undefined || repeat === 1);
  const counting = isCounted
    ? new Counting(demo, act, { ...options, ...countedIn(file, demo, messages) }, context)
    : null;
  const whole: ActToRun = {
    ...one,
    output,
    context,
    files,
    runs: repeat,
    ...order,
    ...(counting && { counting }),
  };
  const runNumber = (realRuns: RealRuns, number: number): Promise<ActResult> => {
    const counted = countedIn(file, demo, messages);
    const told = {
      ...numbers,
      ...counted,
      ...Object.fromEntries(on.map((name) => [name, true])),
      ...(file === undefined ? {} : { file }),
      ...(schedule === undefined ? {} : { schedule }),
    };
    const toRun = { ...whole, options: { ...options, ...counted } };
    return runOnce(realRuns, toRun, { options: told, ...(repeat > 1 ? { run: number } : {}) });
  };
  try {
    const result = await withProcesses(whole, (realRuns) =>
      repeat === 1
        ? runNumber(realRuns, 1)
        : repeatRuns(whole, flags, (number) => runNumber(realRuns, number)),
    );
    if (counting) {
      // The run was in time, and this takes no longer than a second.
      context.interrupts.over();
      await tellCounted(counting, result, output, flags, context);
    }
    return result;
  } finally {
    await counting?.close();
  }
}

/** What a file of the user's says in place of an option. */
function countedIn(
  file: string | undefined,
  demo: Demo,
  messages: Messages,
): Record<string, number> {
  return file === undefined ? {} : { [demo.file!]: readCount(file, messages) };
}

/** The numbers of the options that this demonstration has. */
function numbersOf({ options }: Demo, flags: DemoFlags): Record<string, number> {
  return Object.fromEntries(Object.keys(options).map((name) => [name, flags[name] as number]));
}

/** Several acts are seen side by side; after one it is said what to type next. */
function tellMore(
  demo: Demo,
  acts: readonly Act[],
  results: readonly ActResult[],
  flags: DemoFlags,
  given: ReadonlySet<string>,
  output: Output,
  { messages }: Context,
): void {
  const look = lookOf(flags, messages);
  if (acts.length > 1) {
    const judged = acts.map((act, at) => ({
      title: titleOf(demo, act, messages),
      summary: results[at]!.summary,
      events: results[at]!.run.events,
    }));
    const table = (flags.repeat ?? 1) === 1 ? demo.closing?.(judged) : null;
    if (table) output.conclude([...drawSideBySide(look, table), '']);
  } else if (flags.file === undefined) {
    const hints = hintsAfter(demo, acts[0]!, results[0]!, flags, given).map(
      ({ what, command }) => ({ what: hintWords(what, messages), command: `ipc-demo ${command}` }),
    );
    if (hints.length > 0) output.say([...drawNext(look, hints), '']);
  }
}

function hintWords(what: Hint['what'], { next, explore }: Messages): string {
  const words: Readonly<Record<Hint['what'], string>> = {
    again: next.again,
    more: next.more,
    'every order': explore.everyOrder,
    fix: next.fix,
    contrast: next.contrast,
    'every act': next.every,
  };
  return words[what];
}

function hintsAfter(
  demo: Demo,
  act: Act,
  { ok, run: { options }, schedule }: ActResult,
  flags: DemoFlags,
  given: ReadonlySet<string>,
): readonly Hint[] {
  const token = schedule !== null && schedule.length <= LONGEST_TOKEN ? schedule : null;
  const isOrdered = flags.schedule !== undefined;
  const numbers = Object.keys(demo.options).filter((name) => given.has(name));
  if (demo.next)
    return demo.next({
      name: act.name,
      ok,
      typed: [
        ...switchedOn(demo, flags).map(flagOf),
        ...numbers.map((name) => `${flagOf(name)} ${String(flags[name])}`),
      ],
      options,
      repeat: flags.repeat ?? 1,
      isOrdered,
      token,
    });
  const fix = demo.acts.find(({ name }) => name === act.fix);
  const hasOrders = !isLifecycle(act.scenario) && act.scenario.starts !== 'one-by-one';
  const hints: (Hint | false | undefined)[] = [
    token !== null &&
      !isOrdered && { what: 'again', command: typedOrder(demo, act, options, token) },
    hasOrders && { what: 'every order', command: `explore ${demo.name}${actTyped(demo, act)}` },
    fix && { what: 'fix', command: `${demo.name}${typed(demo, fix, options).flags}` },
  ];
  return hints.filter((hint) => hint !== false && hint !== undefined);
}
