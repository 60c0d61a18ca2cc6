import { course } from '../../lessons/chapters/course.js';
import type { Chapter } from '../../lessons/lesson.js';
import { drawPart, drawQuoted, drawText } from '../../view/lesson/draw.js';
import { nearest } from '../shell/nearest.js';
import { lookOf } from '../output/look.js';
import {
  type CommandResult,
  type CommonOptions,
  type Context,
  writeLine,
} from '../shell/context.js';
import { usage } from '../shell/failure.js';
import { canDraw, complain, print } from '../shell/terminal.js';
import type { Classroom } from './classroom.js';
import { writeHandout } from './handout.js';
import { drawCourse, listedFor } from './list.js';
import { drawNotes } from './notes.js';
import { CourseProgress } from './progress.js';
import { Onlooker, type Pupil } from './pupil.js';
import { teach } from './teach.js';

/** `ipc-demo learn`: the course, a chapter of it, or what there is to know about it. */

export interface LearnFlags extends CommonOptions {
  readonly auto?: boolean;
  readonly pace: number;
  readonly notes?: boolean;
  readonly export?: string;
  readonly reset?: boolean;
}

export async function learn(
  which: string | undefined,
  flags: LearnFlags,
  context: Context,
): Promise<CommandResult> {
  const { messages } = context;
  const first = which === undefined ? null : numberOf(which, context);
  refuseTogether(flags, which, context);
  const chosen = first === null ? course : [course[first]!];
  if (flags.export !== undefined) {
    await writeHandout(flags.export, chosen, messages);
    print(drawText(lookOf(flags, messages), messages.learn.handout.written(flags.export)));
    return ended(true);
  }
  if (flags.notes) {
    const look = lookOf(flags, messages);
    for (const chapter of chosen)
      print(drawNotes(look, chapter, course.indexOf(chapter) + 1, course.length));
    return ended(true);
  }
  if (flags.reset) {
    print(drawText(lookOf(flags, messages), CourseProgress.reset(messages)));
    return ended(true);
  }
  if (flags.auto) return lookedOn(chosen, flags, context);
  const progress = CourseProgress.open(messages, (message) =>
    complain(messages.errors.prefix + message),
  );
  if (flags.json) {
    for (const line of listedFor(messages, course, progress)) writeLine(line);
    return ended(true);
  }
  const isTerminal = Boolean(process.stdin.isTTY) && canDraw(process.stdout);
  if (first === null) print(drawCourse(lookOf(flags, messages), course, progress));
  if (!isTerminal) throw usage(messages.learn.noTerminal);
  const { AtTerminal } = await import('./prompts.js');
  const look = (): ReturnType<typeof lookOf> => lookOf(flags, messages);
  const pupil = new AtTerminal(look, messages, context.interrupts);
  return attend(first, progress, { pupil, context, flags, look, say: print });
}

function ended(ok: boolean): CommandResult {
  return { demo: null, ok, acts: 0, exitCode: ok ? 0 : 1 };
}

/** By its number, counted from 1, or its name. */
function numberOf(which: string, { messages: { learn: words, listed } }: Context): number {
  const names = course.map(({ name }) => name);
  const at = /^\d+$/.test(which) ? Number(which) - 1 : names.indexOf(which);
  if (course[at] !== undefined) return at;
  throw usage(words.unknown(which, nearest(which, names), listed(names)));
}

function refuseTogether(flags: LearnFlags, which: string | undefined, context: Context): void {
  const { learn: words } = context.messages;
  const given = (['auto', 'notes', 'export', 'reset'] as const).filter(
    (name) => flags[name] !== undefined,
  );
  if (flags.json && (given.length > 0 || which !== undefined)) throw usage(words.onlyList);
  if (given.length > 1) throw usage(words.notTogether(`--${given[0]}`, `--${given[1]}`));
}

/** Nobody answers, nothing is kept. */
async function lookedOn(
  chapters: readonly Chapter[],
  flags: LearnFlags,
  context: Context,
): Promise<CommandResult> {
  const { messages, interrupts } = context;
  const pupil = new Onlooker(flags.pace, interrupts.signal);
  const look = (): ReturnType<typeof lookOf> => lookOf(flags, messages);
  const classroom: Classroom = { pupil, context, flags, look, say: print };
  const isWhole = chapters.length === course.length;
  if (isWhole) await openingQuestion(classroom);
  let ok = true;
  for (const chapter of chapters) {
    const place = {
      number: course.indexOf(chapter) + 1,
      all: course.length,
      guessed: () => {},
      isAnswered: () => false,
    };
    ok = (await teach(chapter, place, classroom)).ok && ok;
  }
  if (isWhole) await closingQuestion(null, classroom);
  return { ...ended(ok), acts: chapters.length };
}

/** From a chapter on, until there are no more or the learner has had enough. */
async function attend(
  from: number | null,
  progress: CourseProgress,
  classroom: Classroom,
): Promise<CommandResult> {
  const { pupil } = classroom;
  const next = course.findIndex(({ name }) => !progress.isDone(name));
  const first = from ?? (await chapterAsked(Math.max(0, next), classroom));
  // Asked before anything has been learnt, wherever one begins.
  if (progress.opening === null && course.every(({ name }) => !progress.isDone(name)))
    progress.opening = await openingQuestion(classroom);
  let ok = true;
  for (const [offset, chapter] of course.slice(first).entries()) {
    const { name } = chapter;
    const taught = await teach(
      chapter,
      {
        number: first + offset + 1,
        all: course.length,
        guessed: (question, right) => progress.answered(name, question, right),
        isAnswered: (question) => progress.isAnswered(name, question),
      },
      classroom,
    );
    ok &&= taught.ok;
    progress.done(name);
    classroom.say(drawCourse(classroom.look(), course, progress));
    if (chapter !== course.at(-1)) await pupil.goOn();
  }
  if (progress.opening !== null)
    progress.closing = await closingQuestion(progress.opening, classroom);
  const { right, asked } = progress.score();
  const { look, say, context } = classroom;
  say([...drawText(look(), context.messages.learn.finished(right, asked)), '', '']);
  return { ...ended(ok), acts: course.length - first };
}

async function chapterAsked(
  next: number,
  { pupil, say, look, context }: Classroom,
): Promise<number> {
  say([...drawText(look(), context.messages.learn.which(next + 1)), '']);
  return ((await pupil.number({ least: 1, most: course.length }, next + 1)) ?? next + 1) - 1;
}

async function openingQuestion(classroom: Classroom): Promise<string | null> {
  const { look, say, context } = classroom;
  const { labels, opening } = context.messages.learn;
  say([...drawPart(look(), labels.opening), ...drawText(look(), opening.ask), '']);
  const answer = await inOwnWords(classroom);
  if (answer !== null) say([...drawText(look(), opening.thanks), '']);
  return answer;
}

/** The same once more, and both answers side by side. */
async function closingQuestion(before: string | null, classroom: Classroom): Promise<string> {
  const { look, say, context } = classroom;
  const { closing } = context.messages.learn;
  say([...drawText(look(), closing.ask), '']);
  const now = await inOwnWords(classroom);
  for (const [label, text] of [
    [closing.before, before],
    [closing.now, now],
  ] as const)
    if (text !== null) say([...drawPart(look(), label), ...drawQuoted(look(), text), '']);
  say([...drawText(look(), closing.model), '']);
  return now ?? '';
}

function inOwnWords({
  pupil,
  context,
}: {
  readonly pupil: Pupil;
  readonly context: Context;
}): Promise<string | null> {
  const { sentence, refused } = context.messages.learn;
  return pupil.text(sentence, (text) => (text.trim() === '' ? refused.empty : null));
}
