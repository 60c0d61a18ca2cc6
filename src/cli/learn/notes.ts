import type { Chapter } from '../../lessons/lesson.js';
import type { Messages } from '../../messages/index.js';
import type { Look } from '../../view/look.js';
import { drawPart, drawQuoted, drawText } from '../../view/lesson/draw.js';
import { drawTitle } from '../../view/title.js';
import { inLanguage } from './classroom.js';

/** What a teacher wants to know before the lesson. */
export function drawNotes(
  look: Look,
  { title, notes }: Chapter,
  number: number,
  all: number,
): string[] {
  const { messages } = look;
  const { learn } = messages;
  const { teacher } = learn;
  const told = (text: Parameters<typeof inLanguage>[0]): string => inLanguage(text, messages);
  return [
    ...drawTitle(look, told(title), learn.chapterOf(number, all), ''),
    '',
    ...drawText(look, teacher.minutes(notes.minutes)),
    '',
    ...drawPart(look, teacher.goal),
    ...drawText(look, told(notes.goal)),
    '',
    ...drawPart(look, teacher.misconceptions),
    ...notes.misconceptions.flatMap(({ thought, source }) => [
      ...drawText(look, `- ${told(thought)}`),
      ...drawQuoted(look, source),
    ]),
    '',
    ...drawPart(look, teacher.ask),
    ...notes.ask.flatMap(({ question, expect }) => [
      ...drawText(look, `- ${told(question)}`),
      ...drawQuoted(look, teacher.expect(told(expect))),
    ]),
    '',
  ];
}

/** The number of a chapter, and its name, its title and how long it takes. */
export function headline(
  { title, notes }: Chapter,
  messages: Messages,
): { readonly title: string; readonly minutes: string } {
  return { title: inLanguage(title, messages), minutes: messages.learn.minutes(notes.minutes) };
}
