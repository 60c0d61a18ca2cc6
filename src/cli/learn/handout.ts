import { course } from '../../lessons/chapters/course.js';
import type { Chapter, TypedAct, Question, Text } from '../../lessons/lesson.js';
import type { Messages } from '../../messages/index.js';
import { typed } from '../args/typed.js';
import { badInput, whyRefused } from '../shell/failure.js';
import { refuseSpecial, writeWhole } from '../shell/files.js';
import { inLanguage } from './classroom.js';
import { codeLines } from './code.js';
import { findAct } from './perform.js';

/** The course on paper, in Markdown: questions first; what is right stands on the last page. */

export async function writeHandout(
  file: string,
  chapters: readonly Chapter[],
  messages: Messages,
): Promise<void> {
  const text = await handout(chapters, messages);
  try {
    refuseSpecial(file, messages.verify.noFile);
    writeWhole(file, text);
  } catch (error) {
    const why = whyRefused(error, messages.errors);
    throw badInput(messages.learn.handout.unwritable(file, why));
  }
}

async function handout(chapters: readonly Chapter[], messages: Messages): Promise<string> {
  const words = messages.learn.handout;
  const pages: string[] = [`# ${words.title}`, words.intro];
  for (const chapter of chapters) pages.push(...(await questionsOf(chapter, messages)));
  pages.push('---', `# ${words.answers}`);
  for (const chapter of chapters) pages.push(...answersOf(chapter, messages));
  return `${pages.join('\n\n')}\n`;
}

/** With the number that it has in the course, also where it stands alone. */
function headOf(chapter: Chapter, messages: Messages): string {
  return `## ${course.indexOf(chapter) + 1}. ${inLanguage(chapter.title, messages)}`;
}

async function questionsOf(chapter: Chapter, messages: Messages): Promise<string[]> {
  const { situation, rounds, change, transfer } = chapter;
  const words = messages.learn.handout;
  const told = (text: Text): string => inLanguage(text, messages);
  const asked: string[] = [];
  for (const { before, code, ask, see } of rounds) {
    if (before) asked.push(told(before));
    if (code) asked.push(codeBlock(code));
    asked.push(`**${told(ask.ask)}**`, ...offered(ask, messages), `${words.yours} ${LINE}`);
    if (see === 'answer') continue;
    const all = 'run' in see ? see.run : [see.explore];
    const commands = await Promise.all(all.map((one) => commandOf(one, 'explore' in see)));
    asked.push(words.try, block(commands.join('\n'), 'sh'));
  }
  return [
    headOf(chapter, messages),
    told(situation),
    ...asked,
    told(change.ask),
    `**${told(transfer.ask)}**`,
    ...offered(transfer, messages),
  ];
}

const LINE = '\\_'.repeat(30);

function offered(question: Question, messages: Messages): string[] {
  switch (question.kind) {
    case 'choice':
      return [question.answers.map(({ text }) => `- [ ] ${inLanguage(text, messages)}`).join('\n')];
    case 'impossible':
      return [question.orders.map((order) => `- [ ] \`${order}\``).join('\n')];
    case 'line':
      return [codeBlock(question.code)];
    default:
      return [];
  }
}

function answersOf(chapter: Chapter, messages: Messages): string[] {
  const { rounds, belief, transfer } = chapter;
  const told = (text: Text): string => inLanguage(text, messages);
  return [
    headOf(chapter, messages),
    ...rounds.flatMap(({ ask, why }) => [...rightOf(ask, messages), told(why)]),
    ...(belief ? [`> ${told(belief.held)}`, told(belief.broken)] : []),
    ...rightOf(transfer, messages),
  ];
}

/** What is right, where it does not take a run to know it. */
function rightOf(question: Question, messages: Messages): string[] {
  switch (question.kind) {
    case 'choice': {
      const { text, because } = question.answers.find(({ right }) => right)!;
      return [`**${inLanguage(text, messages)}** ${inLanguage(because, messages)}`];
    }
    case 'order':
      return [`\`${question.example}\``];
    case 'line':
      return [`\`${question.right}\``];
    default:
      return [];
  }
}

async function commandOf(what: TypedAct, isExplored: boolean): Promise<string> {
  const { demo, act, options } = await findAct(what);
  const { subject, flags } = typed(demo, act, options);
  const order = what.schedule === undefined ? '' : ` --schedule ${what.schedule}`;
  return `npx ipc-demo ${isExplored ? 'explore ' : ''}${subject}${flags}${order}`;
}

function codeBlock(code: Parameters<typeof codeLines>[0]): string {
  const { lines } = codeLines(code);
  const width = String(lines.length).length;
  return block(
    lines.map((line, at) => `${String(at + 1).padStart(width)}  ${line}`.trimEnd()).join('\n'),
    'ts',
  );
}

function block(text: string, language: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
