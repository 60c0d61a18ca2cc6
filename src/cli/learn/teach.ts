import type {
  Belief,
  Change,
  Chapter,
  OneOf,
  TypedAct,
  PythonSide,
  Round,
  Text,
} from '../../lessons/lesson.js';
import { drawNumbered, drawPart, drawQuoted, drawText } from '../../view/lesson/draw.js';
import { drawTitle } from '../../view/title.js';
import { titleOf } from '../commands/beside.js';
import { type Classroom, inLanguage } from './classroom.js';
import { codeLines } from './code.js';
import { doExercise } from './exercise.js';
import { drawBeside, exploreAll, perform, type SeenRun, findAct } from './perform.js';
import { askGuess, type Guess, type Judged } from './questions.js';

/** A chapter, from its situation to its last question. */

export interface Taught {
  /** Whether every run has shown what it was to show. */
  readonly ok: boolean;
}

export interface ChapterPlace {
  readonly number: number;
  readonly all: number;
  /** What somebody has said to a question, counted from 0, for the first time or again. */
  readonly guessed: (question: number, right: boolean) => void;
  /** Whether it has been answered in an earlier lesson. */
  readonly isAnswered: (question: number) => boolean;
}

export async function teach(
  chapter: Chapter,
  place: ChapterPlace,
  classroom: Classroom,
): Promise<Taught> {
  const lesson = new Lesson(chapter, place, classroom);
  await lesson.begin();
  for (const round of chapter.rounds) await lesson.round(round);
  if (chapter.belief) lesson.belief(chapter.belief);
  if (chapter.python) lesson.python(chapter.python);
  if (chapter.belief ?? chapter.python) await classroom.pupil.goOn();
  await lesson.change(chapter.change);
  if (chapter.exercise) await doExercise(chapter.exercise, classroom);
  await lesson.transfer(chapter.transfer);
  return { ok: lesson.ok };
}

class Lesson {
  ok = true;
  readonly #chapter: Chapter;
  readonly #place: ChapterPlace;
  readonly #classroom: Classroom;
  #questions = 0;

  constructor(chapter: Chapter, place: ChapterPlace, classroom: Classroom) {
    this.#chapter = chapter;
    this.#place = place;
    this.#classroom = classroom;
  }

  async begin(): Promise<void> {
    const { learn } = this.#classroom.context.messages;
    const { number, all } = this.#place;
    const { title, situation } = this.#chapter;
    this.#say([
      ...drawTitle(this.#classroom.look(), this.#in(title), learn.chapterOf(number, all), ''),
      '',
    ]);
    this.#tell(situation);
  }

  async round({ before, code, ask: question, see, happened, turn, why }: Round): Promise<void> {
    const { pupil, look } = this.#classroom;
    const { labels } = this.#classroom.context.messages.learn;
    if (before) this.#tell(before);
    if (code) this.#say([...drawNumbered(look(), codeLines(code), null), '']);
    this.#part(labels.prediction);
    const guess = await this.#guess(question);
    const { figures, pictures } = await this.#see(see, question, guess);
    this.#say(drawPart(look(), labels.seen));
    this.#answer(guess, guess.judge(figures));
    this.#tell(happened(...(figures as never[])));
    await pupil.goOn();
    for (const picture of pictures) await this.#show(picture());
    if (turn) this.#say([...drawNumbered(look(), codeLines(turn), turn.at), '']);
    this.#part(labels.why);
    this.#tell(why);
    await pupil.goOn();
  }

  belief({ held, broken }: Belief): void {
    const { labels, held: quote } = this.#classroom.context.messages.learn;
    this.#part(labels.belief);
    this.#say([...drawQuoted(this.#classroom.look(), quote(this.#in(held))), '']);
    this.#tell(broken);
  }

  python({ program, line, prints, says }: PythonSide): void {
    const { look, context } = this.#classroom;
    const { labels, prints: printed } = context.messages.learn;
    this.#part(labels.python);
    this.#say([...drawQuoted(look(), line), '']);
    this.#tell(says);
    this.#say([
      ...drawText(look(), printed(`python/${program}`)),
      ...drawQuoted(look(), prints),
      '',
    ]);
  }

  async change(change: Change): Promise<void> {
    const { pupil, context, say, look } = this.#classroom;
    this.#part(context.messages.learn.labels.change);
    this.#tell(change.ask);
    if ('number' in change) {
      const { suggested } = change.number;
      const chosen = (await pupil.number(change.number, suggested)) ?? suggested;
      const { figures } = await this.#run(change.run(chosen));
      this.#tell(change.happened(figures as never));
    } else {
      const texts = change.choices.map(({ text }) => this.#in(text));
      if (!pupil.answers) say([...texts.flatMap((text) => drawText(look(), `- ${text}`)), '']);
      const { run, happened } = change.choices[(await pupil.choose(texts)) ?? 0]!;
      const { figures } = await this.#run(run);
      this.#tell(happened(figures as never));
    }
    await pupil.goOn();
  }

  async transfer(question: OneOf): Promise<void> {
    this.#part(this.#classroom.context.messages.learn.labels.transfer);
    const guess = await this.#guess(question);
    this.#answer(guess, guess.judge([]));
    await this.#classroom.pupil.goOn();
  }

  async #guess(question: Parameters<typeof askGuess>[0]): Promise<Guess> {
    const { pupil, look, context } = this.#classroom;
    const number = this.#questions++;
    if (pupil.answers && this.#place.isAnswered(number))
      this.#say([...drawText(look(), context.messages.learn.guessedBefore), '']);
    const guess = await askGuess(question, this.#classroom);
    return {
      ...guess,
      judge: (figures) => {
        const judged = guess.judge(figures);
        if (judged.right !== null) this.#place.guessed(number, judged.right);
        return judged;
      },
    };
  }

  /** What somebody has said, beside what is so. */
  #answer({ said }: Guess, { right, because }: Judged): void {
    const { look, context } = this.#classroom;
    const { learn } = context.messages;
    const { paint } = look();
    const verdict = right ? paint.green(learn.right) : paint.red(learn.wrong);
    const told = said === null ? [] : [learn.said(said), verdict];
    this.#say([...[...told, ...because].flatMap((text) => drawText(look(), text)), '']);
  }

  async #see(
    see: Round['see'],
    question: Round['ask'],
    guess: Guess,
  ): Promise<{ figures: readonly unknown[]; pictures: readonly SeenRun['picture'][] }> {
    if (see === 'answer') {
      if (question.kind !== 'order') throw new TypeError(`${question.kind} is no order`);
      // Not every answer is right.
      const shown = await this.#run({ ...question.of, schedule: guess.order!, open: true });
      return { figures: [shown.figures], pictures: [shown.picture] };
    }
    if ('explore' in see) {
      const { figures } = await exploreAll(see.explore, this.#classroom);
      if (see.explore.brief) this.#say(['']);
      return { figures: [figures], pictures: [] };
    }
    const shown: SeenRun[] = [];
    for (const [at, what] of see.run.entries()) {
      await this.#tellRun(what, at + 1, see.run.length);
      shown.push(await this.#run(what));
    }
    if (see.run.at(-1)!.silent) this.#say(['']);
    const beside = drawBeside(shown, this.#classroom);
    return {
      figures: shown.map(({ figures }) => figures),
      pictures: [...shown.map(({ picture }) => picture), () => beside],
    };
  }

  async #run(what: TypedAct): Promise<SeenRun> {
    const { look, context } = this.#classroom;
    const shown = await perform(what, await findAct(what), this.#classroom);
    if (what.brief && !what.silent) this.#say(['']);
    if (!shown.result.ok && !what.open) {
      this.ok = false;
      this.#say([...drawText(look(), context.messages.learn.notAsPromised), '']);
    }
    return shown;
  }

  async #tellRun(what: TypedAct, number: number, all: number): Promise<void> {
    const { look, context } = this.#classroom;
    const { demo, act } = await findAct(what);
    const title = titleOf(demo, act, context.messages);
    this.#say(drawText(look(), context.messages.learn.run(number, all, title)));
    if (!what.silent) this.#say(['']);
  }

  async #show(picture: readonly string[]): Promise<void> {
    if (picture.length === 0) return;
    this.#say([...picture, '']);
    await this.#classroom.pupil.goOn();
  }

  #part(label: string): void {
    this.#say(drawPart(this.#classroom.look(), label));
  }

  /** A paragraph, and an empty line after it. */
  #tell(text: Text): void {
    this.#say([...drawText(this.#classroom.look(), this.#in(text)), '']);
  }

  #in(text: Text): string {
    return inLanguage(text, this.#classroom.context.messages);
  }

  #say(lines: readonly string[]): void {
    this.#classroom.say(lines);
  }
}
