import type { Chapter } from '../../lessons/lesson.js';
import { type Look, pad, padLeft, widthOf } from '../../view/look.js';
import { drawText } from '../../view/lesson/draw.js';
import { headline } from './notes.js';
import type { CourseProgress } from './progress.js';

/** The chapters, and which of them are done. */
export function drawCourse(
  look: Look,
  chapters: readonly Chapter[],
  progress: CourseProgress,
): string[] {
  const { messages, paint, width } = look;
  const { learn } = messages;
  const next = chapters.findIndex(({ name }) => !progress.isDone(name));
  const names = Math.max(...chapters.map(({ name }) => widthOf(name)));
  const rows = chapters.map((chapter, at) => {
    const { title, minutes } = headline(chapter, messages);
    const isDone = progress.isDone(chapter.name);
    const mark = isDone ? '✓' : at === next ? '▶' : ' ';
    const head = `  ${mark} ${padLeft(String(at + 1), 2)}  ${pad(chapter.name, names)}  `;
    const room = width - widthOf(head) - 2;
    const line =
      widthOf(title) + widthOf(minutes) + 2 <= room
        ? pad(title, room - widthOf(minutes)) + paint.dim(minutes)
        : title;
    return head + (at === next ? paint.bold(line) : line);
  });
  const { right, asked } = progress.score();
  const done = chapters.filter(({ name }) => progress.isDone(name)).length;
  return [
    `  ${paint.bold(learn.head)}`,
    '',
    ...rows,
    '',
    ...(asked === 0
      ? []
      : [...drawText(look, learn.score(done, chapters.length, right, asked)), '']),
  ];
}

/** The same for programs. */
export function listedFor(
  { language }: Look['messages'],
  chapters: readonly Chapter[],
  progress: CourseProgress,
): object[] {
  return chapters.map(({ name, title, notes }, at) => ({
    type: 'chapter',
    number: at + 1,
    name,
    title: title[language as keyof typeof title],
    minutes: notes.minutes,
    done: progress.isDone(name),
  }));
}
