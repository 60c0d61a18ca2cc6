import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';
import type { Messages } from '../../messages/index.js';
import { parseJson, refuseSpecial } from '../shell/files.js';
import { whyRefused } from '../shell/failure.js';

/** How far somebody has come, in the user's own data folder. */

const VERSION = 1;

interface Kept {
  readonly version: typeof VERSION;
  /** What was answered before the course, and at its end. */
  opening: string | null;
  closing: string | null;
  /** By the names of the chapters. */
  readonly chapters: Record<string, ChapterKept>;
}

interface ChapterKept {
  done: boolean;
  /** Whether the first answer to each question was right. */
  readonly first: Record<number, boolean>;
}

export class CourseProgress {
  readonly #file: string;
  readonly #messages: Messages;
  readonly #complain: (message: string) => void;
  readonly #kept: Kept;
  /** Whether what stands there may be replaced. */
  #isOurs: boolean;

  private constructor(
    file: string,
    kept: Kept,
    isOurs: boolean,
    messages: Messages,
    complain: (message: string) => void,
  ) {
    this.#file = file;
    this.#kept = kept;
    this.#isOurs = isOurs;
    this.#messages = messages;
    this.#complain = complain;
  }

  /** Whatever stands there: the course goes on, and what is wrong is told in a line. */
  static open(messages: Messages, complain: (message: string) => void): CourseProgress {
    const file = progressFile();
    const { progress } = messages.learn;
    const without = (complaint: string | null): CourseProgress => {
      if (complaint !== null) complain(complaint);
      return new CourseProgress(file, nothing(), complaint === null, messages, complain);
    };
    let text: string;
    try {
      refuseSpecial(file, 'EISDIR');
      text = readFileSync(file, 'utf8');
    } catch (error) {
      const isThere = (error as NodeJS.ErrnoException).code !== 'ENOENT';
      return without(
        isThere ? progress.unreadable(file, whyRefused(error, messages.errors)) : null,
      );
    }
    const read = keptIn(text);
    if (read === 'damaged' || read === 'newer') return without(progress[read](file));
    return new CourseProgress(file, read, true, messages, complain);
  }

  /** Nothing has been learnt. */
  static reset({ learn, errors }: Messages): string {
    const file = progressFile();
    try {
      rmSync(file, { force: true });
    } catch (error) {
      return learn.progress.unwritable(file, whyRefused(error, errors));
    }
    return learn.progress.reset(file);
  }

  get opening(): string | null {
    return this.#kept.opening;
  }

  set opening(text: string | null) {
    this.#kept.opening = text;
    this.#save();
  }

  set closing(text: string) {
    this.#kept.closing = text;
    this.#save();
  }

  isDone(chapter: string): boolean {
    return this.#of(chapter)?.done ?? false;
  }

  isAnswered(chapter: string, question: number): boolean {
    return this.#of(chapter)?.first[question] !== undefined;
  }

  /** Of first answers: those to questions that are asked again do not count. */
  answered(chapter: string, question: number, right: boolean): void {
    const { first } = this.#begun(chapter);
    if (first[question] !== undefined) return;
    first[question] = right;
    this.#save();
  }

  done(chapter: string): void {
    this.#begun(chapter).done = true;
    this.#save();
  }

  score(): { readonly right: number; readonly asked: number } {
    const all = Object.values(this.#kept.chapters).flatMap(({ first }) => Object.values(first));
    return { right: all.filter(Boolean).length, asked: all.length };
  }

  #of(chapter: string): ChapterKept | undefined {
    const { chapters } = this.#kept;
    return Object.hasOwn(chapters, chapter) ? chapters[chapter] : undefined;
  }

  #begun(chapter: string): ChapterKept {
    return this.#of(chapter) ?? (this.#kept.chapters[chapter] = { done: false, first: {} });
  }

  /** Whole or not at all; where it cannot be, that is told once. */
  #save(): void {
    if (!this.#isOurs) return;
    const whole = `${this.#file}.${process.pid}`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      refuseSpecial(this.#file, 'EISDIR');
      writeFileSync(whole, `${JSON.stringify(this.#kept, null, 2)}\n`);
      renameSync(whole, this.#file);
    } catch (error) {
      rmSync(whole, { force: true });
      this.#isOurs = false;
      const { learn, errors } = this.#messages;
      this.#complain(learn.progress.unwritable(this.#file, whyRefused(error, errors)));
    }
  }
}

function progressFile(): string {
  return join(envPaths('ipc-demo', { suffix: '' }).data, 'progress.json');
}

function nothing(): Kept {
  return { version: VERSION, opening: null, closing: null, chapters: {} };
}

function keptIn(text: string): Kept | 'damaged' | 'newer' {
  let read: unknown;
  try {
    read = parseJson(text);
  } catch {
    return 'damaged';
  }
  if (!isRecord(read) || typeof read['version'] !== 'number') return 'damaged';
  if (read['version'] > VERSION) return 'newer';
  const { opening, closing, chapters } = read;
  const isText = (value: unknown): boolean => value === null || typeof value === 'string';
  if (!isText(opening) || !isText(closing) || !isRecord(chapters)) return 'damaged';
  return Object.values(chapters).every(isChapter) ? (read as unknown as Kept) : 'damaged';
}

function isChapter(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['done'] === 'boolean' &&
    isRecord(value['first']) &&
    Object.values(value['first']).every((right) => typeof right === 'boolean')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
