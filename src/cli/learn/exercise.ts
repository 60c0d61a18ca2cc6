import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Act, Demo } from '../../act/act.js';
import { formatToken, type Order } from '../../trace/order.js';
import type { CarriedOrder } from '../../explore/one-order.js';
import type { Exercise } from '../../lessons/lesson.js';
import { grouped } from '../../messages/grammar/alike.js';
import { drawPart, drawQuoted, drawText } from '../../view/lesson/draw.js';
import { drawStory } from '../../view/story.js';
import type { OwnModule } from '../args/file-flaws.js';
import { scenariosIn, usualOptions } from '../args/own-scenarios.js';
import { contextOf } from '../args/subject.js';
import { inThread } from '../sandbox/thread.js';
import { stateOf } from '../commands/findings.js';
import { Failure, refusal } from '../shell/failure.js';
import { readInput } from '../shell/files.js';
import { type Classroom, inLanguage } from './classroom.js';
import { accountOf, perform, type FoundAct } from './perform.js';

/** A program that the learner mends; all its orders say whether it is mended. */

export async function doExercise(exercise: Exercise, classroom: Classroom): Promise<void> {
  const { pupil, say, look, context } = classroom;
  const { learn } = context.messages;
  const tell = (text: string): void => say([...drawText(look(), text), '']);
  say(drawPart(look(), learn.labels.exercise));
  tell(inLanguage(exercise.ask, context.messages));
  if (!pupil.answers) return lookOn(exercise, classroom);
  const trouble = begin(exercise, classroom);
  if (trouble !== null) return tell(trouble);
  for (let number = 1; await pupil.hasEdited(learn.edit(exercise.file)); number++) {
    const module = `${pathToFileURL(resolve(exercise.file)).href}?${number}`;
    try {
      const text = readInput(exercise.file, 1, context.messages);
      if (await isMended({ what: exercise.file, module, text }, exercise, classroom)) return;
    } catch (error) {
      // What is wrong with the file is for its writer to mend.
      if (!(error instanceof Failure) || !['INPUT', 'USAGE'].includes(error.code)) throw error;
      tell(error.message);
    }
  }
  tell(learn.skip);
}

/** The file as it is begun, and as it can be mended. */
async function lookOn(exercise: Exercise, classroom: Classroom): Promise<void> {
  const { say, look, context, pupil } = classroom;
  const { learn } = context.messages;
  const check = (text: string): Promise<boolean> =>
    isMended(
      { what: exercise.file, module: `data:text/javascript,${encodeURIComponent(text)}`, text },
      exercise,
      classroom,
    );
  await check(inLanguage(exercise.begun, context.messages));
  await pupil.goOn();
  say([...drawText(look(), learn.solution), '', ...drawQuoted(look(), exercise.solution), '']);
  await check(exercise.solution);
  await pupil.goOn();
}

/** Begins the file, if it is not there; or what the system says instead. */
function begin({ file, begun }: Exercise, { say, look, context }: Classroom): string | null {
  const { messages } = context;
  const isThere = existsSync(file);
  try {
    if (!isThere) writeFileSync(file, inLanguage(begun, messages), { flag: 'wx' });
  } catch (error) {
    return refusal(error as NodeJS.ErrnoException, messages);
  }
  const { goesOn, begun: hasBegun } = messages.learn;
  say([...drawText(look(), isThere ? goesOn(file) : hasBegun(file)), '']);
  return null;
}

/** Looks at all orders of what the file exports, and tells a shortest one that goes wrong. */
export async function isMended(
  module: OwnModule,
  exercise: Exercise,
  around: Classroom,
): Promise<boolean> {
  const { demo, flaws } = await scenariosIn(module, around.flags.timeout, around.context);
  const flaw = [...flaws.values()][0];
  if (flaw !== undefined) throw new Failure('INPUT', 2, flaw);
  const classroom = { ...around, context: contextOf(demo, around.context) };
  for (const act of demo.acts)
    if (!(await isMendedIn(demo, act, exercise, classroom))) return false;
  return true;
}

async function isMendedIn(
  demo: Demo,
  act: Act,
  exercise: Exercise,
  classroom: Classroom,
): Promise<boolean> {
  const { say, look, context } = classroom;
  const { learn, explore } = context.messages;
  const tell = (text: string): void => say([...drawText(look(), text), '']);
  const subject: FoundAct = { demo, act, options: usualOptions(demo) };
  const { exploration, shortest } = await accountOf(subject, classroom);
  if (stateOf(exploration) === 'wrong' && shortest !== null) {
    const token = formatToken(shortest.order);
    tell(learn.fails(token));
    await tellOrder(shortest, subject, classroom);
    return false;
  }
  // What its own check takes for right need not be.
  const otherwise = exploration.endings.find(({ ending }) => !exercise.holds(ending));
  if (otherwise) {
    const carried = await carriedOut(otherwise.example, subject, classroom);
    if (carried) {
      tell(learn.endsOtherwise(formatToken(carried.order)));
      say([...drawStory(look(), carried.events), '']);
    }
    tell(inLanguage(exercise.because, context.messages));
    return false;
  }
  if (stateOf(exploration) !== 'safe') {
    tell(learn.notKnown);
    return false;
  }
  const { orders } = exploration;
  tell(learn.mended(explore.orders(grouped(orders ?? 0n), orders === 1n, null)));
  return true;
}

/** The order, carried out in memory; null where there is none that is known. */
async function carriedOut(
  schedule: Order | null,
  { demo: { source }, act, options }: FoundAct,
  { context: { interrupts }, flags }: Classroom,
): Promise<CarriedOrder | null> {
  if (schedule === null) return null;
  const job = { kind: 'order', source, act: act.name, options, schedule, lines: false } as const;
  const { carried } = await inThread(job, {
    signal: interrupts.signal,
    timeout: flags.timeout * 1000,
  });
  return carried;
}

/** In prose; and then on real processes, as far as these can be brought to it. */
async function tellOrder(
  { events, order, isCut }: CarriedOrder,
  subject: FoundAct,
  classroom: Classroom,
): Promise<void> {
  const { say, look, context } = classroom;
  say([...drawStory(look(), events), '']);
  if (isCut) return;
  const schedule = formatToken(order);
  say([...drawText(look(), context.messages.learn.onRealProcesses(schedule)), '']);
  const shown = await perform({ schedule }, subject, classroom);
  say([...shown.picture(), '']);
}
