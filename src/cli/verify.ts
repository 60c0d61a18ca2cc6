import type { Act, Demo, Run, Verdict } from '../act.js';
import { demos } from '../demos/registry.js';
import { type Check, drawCheck } from '../view/check.js';
import { drawVerdict } from '../view/verdict.js';
import type { CommonOptions, Context, Result } from './context.js';
import { JUnitReport } from './junit.js';
import { lookOf, type Output, outputOf, type Shown } from './output.js';
import { onStage, runOnce } from './perform.js';
import { print, rest, working } from './terminal.js';

/** `ipc-demo verify`: every act of every demonstration, and whether it shows what it promises. */

export interface VerifyFlags extends CommonOptions {
  readonly junit?: string;
}

export async function verify(flags: VerifyFlags, context: Context): Promise<Result> {
  const { messages } = context;
  const look = lookOf(flags, messages);
  const report = flags.junit === undefined ? null : new JUnitReport(flags.junit, messages);
  context.ending.within(flags.timeout);
  let [acts, failed] = [0, 0];
  for (const demo of demos) {
    for (const act of demo.acts) {
      if (!flags.json) working(`${demo.name} ${act.name}`);
      const checked = await check(demo, act, flags, context).finally(rest);
      acts++;
      if (!checked.ok) failed++;
      await report?.add(demo.name, act.name, checked);
      if (!flags.json && !(flags.quiet && checked.ok)) print(drawCheck(look, demo.name, act.name, checked));
    }
  }
  const ok = failed === 0;
  if (!flags.json) print(['', ...drawVerdict(look, { ok }, messages.verify.summary(acts, failed)), '']);
  return { demo: null, ok, acts, failed, exitCode: ok ? 0 : 1 };
}

/** One act, with as many buyers as it needs. What it is compared with has its own turn. */
async function check(demo: Demo, whole: Act, flags: VerifyFlags, context: Context): Promise<Check> {
  const act = { ...whole, beside: [] };
  const options = Object.fromEntries(Object.entries(demo.options).map(([name, { default: usual, few = usual }]) => [name, name === 'buyers' ? few : usual]));
  const output = new NoEvents(flags.json ? outputOf(demo, flags, context.messages) : null);
  const staged = { demo, act, options, output, context };
  const began = performance.now();
  const { ok } = await onStage(staged, (theatre) => runOnce(theatre, staged, { options }));
  return { ok, sentence: output.sentence, seconds: (performance.now() - began) / 1000 };
}

/** Nobody follows the steps; programs are told that an act begins, and its verdict. */
class NoEvents implements Output {
  readonly lag = 30;
  sentence = '';
  readonly #told: Output | null;

  constructor(told: Output | null) {
    this.#told = told;
  }

  start(act: Act, shown: Shown, cast: readonly string[]): void {
    this.#told?.start(act, shown, cast);
  }

  verdict(act: Act, verdict: Verdict, sentence: string, run: Run, schedule: string | null): void {
    this.sentence = sentence;
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
