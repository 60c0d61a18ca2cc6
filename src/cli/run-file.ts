import type { Act } from '../act.js';
import { drawNext } from '../view/verdict.js';
import type { Context, Result } from './context.js';
import { usage } from './failure.js';
import { lookOf, outputOf } from './output.js';
import { performAct, type Performed } from './perform.js';
import { type Subject, type SubjectFlags, subjectOf, typed, typedOrder } from './subject.js';

/** `ipc-demo run`: the scenarios of a file of the user's, on real processes. */

export interface RunFlags extends SubjectFlags {
  readonly schedule?: string;
}

export async function runSubject(what: string, flags: RunFlags, given: ReadonlySet<string>, context: Context): Promise<Result> {
  const { messages } = context;
  const began = performance.now();
  const subject = await subjectOf(what, flags, given, context);
  const { demo, acts, options } = subject;
  const output = outputOf(demo, flags, messages);
  if (flags.schedule !== undefined && acts.length > 1) throw usage(messages.run.oneAct(messages.listed(acts.map(({ name }) => name))));
  context.ending.within(flags.timeout, Math.max(0.001, flags.timeout - (performance.now() - began) / 1000));
  let ok = true;
  for (const act of acts) {
    const performed = await performAct({ demo, act, options, output, context }, flags.schedule);
    output.say(next(subject, act, performed, flags, context));
    ok &&= performed.ok;
  }
  return { demo: demo.name, ok, acts: acts.length, exitCode: ok ? 0 : 1 };
}

/** What to type next: the same order, where it is known, and all orders. */
function next({ demo, options }: Subject, act: Act, { schedule }: Performed, flags: RunFlags, { messages }: Context): string[] {
  const { subject, flags: which } = typed(demo, act, options);
  const again = schedule === null || flags.schedule !== undefined ? [] : [{ what: messages.explore.again, command: typedOrder(demo, act, options, schedule) }];
  return [...drawNext(lookOf(flags, messages), [...again, { what: messages.explore.everyOrder, command: `ipc-demo explore ${subject}${which}` }]), ''];
}
