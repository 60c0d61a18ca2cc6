import type { Act } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import { drawTally } from '../../view/tables/tally.js';
import { drawNext, drawVerdict } from '../../view/verdict.js';
import type { Context, CommandResult } from '../shell/context.js';
import { Failure, usage } from '../shell/failure.js';
import { Counting, tellCounted } from './counting.js';
import { readOrder } from '../args/order.js';
import { outputOf, picturesOf } from '../output/open.js';
import { lookOf } from '../output/look.js';
import type { Output } from '../output/output.js';
import { type ActResult, type ActToRun, runOnce, stageOf, withProcesses } from './run-act.js';
import { endingOf } from './tell-run.js';
import { EndingTally, runs } from './repeat.js';
import { contextOf, findSubject, type Subject, tellFlaw } from '../args/subject.js';
import type { SubjectFlags } from '../args/subject-options.js';
import { typed, typedOrder } from '../args/typed.js';

/**
 * `ipc-demo run`: the scenarios of a file of the user's, on real processes; once, or many times.
 */

export interface RunFlags extends SubjectFlags {
  readonly schedule?: string;
  readonly repeat: number;
  readonly delay: number;
}

export async function runSubject(
  what: string,
  flags: RunFlags,
  given: ReadonlySet<string>,
  around: Context,
): Promise<CommandResult> {
  const began = performance.now();
  const explored = await findSubject(what, flags, given, around);
  const context = contextOf(explored.demo, around);
  const { messages } = context;
  // In memory no time passes; here it does.
  const subject = {
    ...explored,
    options: {
      ...explored.options,
      ...('delay' in explored.demo.options && { delay: flags.delay }),
    },
  };
  const { demo, acts } = subject;
  const stage = await stageOf(flags, flags.repeat, context);
  const pictures = await picturesOf(flags, messages);
  const output = await outputOf(demo, flags, messages, true, pictures);
  if (flags.schedule !== undefined && acts.length > 1)
    throw usage(messages.run.oneAct(messages.listed(acts.map(({ name }) => name))));
  context.interrupts.within(
    flags.timeout,
    Math.max(0.001, flags.timeout - (performance.now() - began) / 1000),
  );
  let [ok, isFlawed] = [true, subject.isFlawed];
  let figures = {};
  for (const act of acts) {
    const told = await tellAct(subject, act, output, flags, context).catch(
      (error: unknown): Told => {
        if (acts.length === 1 || !(error instanceof Failure) || error.code !== 'INPUT') throw error;
        // One that cannot be judged is told, and the others can be.
        tellFlaw(demo, act.name, error.message, flags, context);
        return { ok: false, isFlawed: true, figures: {} };
      },
    );
    isFlawed ||= told.isFlawed;
    if (told.result) await stage?.({ demo, act, ...told.result });
    ok &&= told.ok;
    figures = { runs: flags.repeat * acts.length, ...(acts.length === 1 && told.figures) };
  }
  pictures?.write();
  return {
    demo: demo.name,
    ok: ok && !isFlawed,
    acts: acts.length,
    exitCode: isFlawed ? 2 : ok ? 0 : 1,
    ...(flags.repeat > 1 && figures),
  };
}

interface Told {
  readonly ok: boolean;
  /** Whether it cannot be known what it does: its steps were not awaited, say. */
  readonly isFlawed: boolean;
  readonly figures: object;
  /** Of one run. */
  readonly result?: ActResult;
}

/** An act, in its own order or in the one that is asked for. */
async function tellAct(
  subject: Subject,
  act: Act,
  output: Output,
  flags: RunFlags,
  context: Context,
): Promise<Told> {
  const { demo, options } = subject;
  const { schedule, repeat } = flags;
  const { messages } = context;
  const isAsked = schedule !== undefined;
  // An order that is asked for is carried out in memory first, and so tried out.
  if (!isAsked && demo.source.name === null)
    await (await import('../sandbox/fault.js')).mustBeFine({ demo, act, options }, context);
  const order = isAsked
    ? { order: await readOrder(schedule, { demo, act, options }, context) }
    : {};
  const counting = new Counting(demo, act, options, context);
  const toRun: ActToRun = {
    demo,
    act,
    options,
    output,
    context,
    runs: repeat,
    counting,
    ...order,
  };
  const shown = { options: { ...options, ...(isAsked && { schedule }) } };
  try {
    return await withProcesses(toRun, async (realRuns) => {
      if (repeat > 1)
        return tellTimes(repeat, output, flags, messages, (run) =>
          runOnce(realRuns, toRun, { ...shown, run }),
        );
      const result = await runOnce(realRuns, toRun, shown);
      // In the verdict, what nobody has promised is worth what all orders say.
      if (isAsked || demo.source.name !== null || !result.ok)
        await tellCounted(counting, result, output, flags, context);
      output.say(next(subject, act, result, flags, context));
      return { ok: result.ok, isFlawed: isFlawed(result), figures: {}, result };
    });
  } finally {
    await counting.close();
  }
}

function isFlawed({ run }: ActResult): boolean {
  return run.notAwaited.length > 0;
}

/** How often it went well and how often not, and how it ended each time. */
async function tellTimes(
  times: number,
  output: Output,
  flags: RunFlags,
  messages: Messages,
  run: (number: number) => Promise<ActResult>,
): Promise<Told> {
  const endings = new EndingTally();
  let [well, allOk, anyFlawed] = [0, true, false];
  for await (const result of runs(times, output, messages, run)) {
    const isWell = result.ok && !result.race;
    endings.add(endingOf(result.run, result.breach, messages), isWell);
    if (isWell) well++;
    allOk &&= result.ok;
    anyFlawed ||= isFlawed(result);
  }
  const look = lookOf(flags, messages);
  output.conclude([
    '',
    ...drawVerdict(
      look,
      { ok: allOk, race: well < times, promised: false },
      messages.run.times(times, well),
    ),
    '',
    ...drawTally(look, endings.rows),
    '',
  ]);
  return {
    ok: allOk,
    isFlawed: anyFlawed,
    figures: {
      wentWell: well,
      endings: endings.rows.map(({ name, count, isWell }) => ({ ending: name, count, ok: isWell })),
    },
  };
}

/** What to type next: the same order, where it is known, and all orders. */
function next(
  { demo, options }: Subject,
  act: Act,
  { schedule }: ActResult,
  flags: RunFlags,
  { messages }: Context,
): string[] {
  const { subject, flags: which } = typed(demo, act, options);
  const again =
    schedule === null || flags.schedule !== undefined
      ? []
      : [
          {
            what: messages.explore.again,
            command: `ipc-demo ${typedOrder(demo, act, options, schedule)}`,
          },
        ];
  return [
    ...drawNext(lookOf(flags, messages), [
      ...again,
      { what: messages.explore.everyOrder, command: `ipc-demo explore ${subject}${which}` },
    ]),
    '',
  ];
}
