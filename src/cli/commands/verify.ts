import type { Act, Demo, OneAct, Run, Verdict } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import { loadAll } from '../../demos/registry.js';
import { type Check, drawCheck, drawChecked } from '../../view/tables/check.js';
import { drawVerdict } from '../../view/verdict.js';
import type { CommonOptions, Context, CommandResult } from '../shell/context.js';
import { JUnitReport } from '../output/junit.js';
import { screenOf } from '../output/open.js';
import { lookOf } from '../output/look.js';
import type { Output, Shown, ToldIn } from '../output/output.js';
import { withProcesses, runOnce } from './run-act.js';
import { sideBySide } from './side-by-side.js';
import { print, rest, working } from '../shell/terminal.js';

/** `ipc-demo verify`: every act of every demonstration, and whether it shows what it promises. */

export interface VerifyFlags extends CommonOptions {
  readonly junit?: string;
}

/**
 * How many acts are run at a time. Those that mostly wait come first; those that keep the
 * processors busy go two by two, and what is measured is measured alone.
 */
const AT_ONCE: readonly (readonly [Act['load'], number])[] = [
  [undefined, 4],
  ['busy', 2],
  ['measured', 1],
];

/** As many as it takes to see that a promise is kept. */
const ENOUGH: Readonly<Record<string, number>> = { buyers: 3, rounds: 3 };

export async function verify(flags: VerifyFlags, context: Context): Promise<CommandResult> {
  const { messages, interrupts: ending } = context;
  const demos = await loadAll();
  const all = demos.flatMap((demo) => demo.acts.map((act): OneAct => ({ demo, act })));
  const report = flags.junit === undefined ? null : new JUnitReport(flags.junit, all, messages);
  const progress = new Progress(flags, context);
  ending.within(flags.timeout);
  // Who has not read it all has not seen that every act is as it should be.
  ending.unread = 1;
  let [acts, failed] = [0, 0];
  try {
    for (const [load, atOnce] of AT_ONCE) {
      await sideBySide(
        all.filter(({ act }) => act.load === load),
        atOnce,
        async ({ demo, act }) => {
          progress.begin(demo, act);
          const checked = await check(demo, act, flags, context);
          acts++;
          if (!checked.ok) failed++;
          report?.add(demo.name, act.name, checked);
          progress.end(demo, act, checked);
        },
      );
    }
  } catch (error) {
    report?.cutShort(messages.verify.notRunFor((error as Error).message));
    throw error;
  } finally {
    rest();
  }
  const ok = failed === 0;
  const exitCode = ok ? 0 : 1;
  ending.unread = exitCode;
  if (!flags.json)
    print([
      '',
      ...drawVerdict(lookOf(flags, messages), { ok }, messages.verify.summary(acts, failed)),
      '',
    ]);
  return { demo: null, ok, acts, failed, exitCode };
}

/** One act, by itself: what it is compared with has its own turn. */
async function check(demo: Demo, whole: Act, flags: VerifyFlags, context: Context): Promise<Check> {
  const { comparedWith: _, ...act } = whole;
  const options = Object.fromEntries(
    Object.entries(demo.options).map(([name, { default: usual }]) => [
      name,
      Math.min(usual, ENOUGH[name] ?? usual),
    ]),
  );
  const output = new NoEvents(
    context.messages,
    flags.json ? screenOf(demo, flags, context.messages) : null,
  );
  const toRun = { demo, act, options, output, context };
  const began = performance.now();
  const { ok } = await withProcesses(toRun, (realRuns) => runOnce(realRuns, toRun, { options }));
  return { ok, sentence: output.sentence, seconds: (performance.now() - began) / 1000 };
}

/**
 * What people see of it: a line for each act when it is over; on a terminal one for each
 * demonstration, and what is under way.
 */
class Progress {
  readonly #flags: VerifyFlags;
  readonly #context: Context;
  readonly #underWay: string[] = [];
  readonly #checked: { readonly demo: string; readonly act: string; readonly check: Check }[] = [];

  constructor(flags: VerifyFlags, context: Context) {
    this.#flags = flags;
    this.#context = context;
  }

  begin(demo: Demo, act: Act): void {
    this.#underWay.push(`${demo.name} ${act.name}`);
    this.#tell();
  }

  end(demo: Demo, act: Act, check: Check): void {
    const { quiet, json } = this.#flags;
    this.#underWay.splice(this.#underWay.indexOf(`${demo.name} ${act.name}`), 1);
    this.#checked.push({ demo: demo.name, act: act.name, check });
    if (json) return;
    const look = lookOf(this.#flags, this.#context.messages);
    const own = demo.acts.flatMap(({ name }) =>
      this.#checked.filter((one) => one.demo === demo.name && one.act === name),
    );
    if (process.stdout.isTTY && !quiet) {
      if (own.length === demo.acts.length) print(drawChecked(look, demo.name, own));
    } else if (!quiet || !check.ok) print(drawCheck(look, demo.name, act.name, check));
    this.#tell();
  }

  #tell(): void {
    const { verify, listed } = this.#context.messages;
    if (!this.#flags.json && this.#underWay.length > 0)
      working(verify.progress(this.#checked.length, listed(this.#underWay)));
  }
}

/** Nobody follows the steps; programs are told that an act begins, and its verdict. */
class NoEvents implements Output {
  readonly lag = { least: 30, most: 30 };
  readonly showsCode = false;
  readonly wantsLines = false;
  readonly keepsOrder = false;
  sentence = '';
  readonly #messages: Messages;
  readonly #told: Output | null;

  constructor(messages: Messages, told: Output | null) {
    this.#messages = messages;
    this.#told = told;
  }

  start(act: Act, shown: Shown, processes: readonly string[]): void {
    this.#told?.start(act, shown, processes);
  }

  verdict(act: Act, verdict: Verdict, sentence: ToldIn, run: Run, schedule: string | null): void {
    this.sentence = sentence(this.#messages);
    this.#told?.verdict(act, verdict, sentence, run, schedule);
  }

  cutShort(act: Act, why: string): void {
    this.#told?.cutShort(act, why);
  }

  events(): void {}
  say(): void {}
  conclude(): void {}
  working(): void {}
}
