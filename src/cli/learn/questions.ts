import type {
  AskedOrder,
  OneOf,
  Count,
  Impossible,
  PointedAt,
  Question,
} from '../../lessons/lesson.js';
import { isLoss } from '../../explore/model/order-end.js';
import { formatToken, switchesOf } from '../../trace/order.js';
import type { CarriedOrder } from '../../explore/one-order.js';
import { displayName } from '../../view/look.js';
import { type CodeLines, drawNumbered, drawText } from '../../view/lesson/draw.js';
import { readOrder, whyNotKept } from '../args/order.js';
import { Failure } from '../shell/failure.js';
import { type Classroom, inLanguage } from './classroom.js';
import { codeLines } from './code.js';
import { findAct } from './perform.js';

/** What is asked before anything is seen, and what the answer is worth when it has been. */

export interface Guess {
  /** As it is told back; null where nobody has said anything. */
  readonly said: string | null;
  /** Of an order that was asked for, the one to be run. */
  readonly order?: string;
  /** Given the figures of what was seen. */
  readonly judge: (figures: readonly unknown[]) => Judged;
}

export interface Judged {
  /** Null where nobody has said anything. */
  readonly right: boolean | null;
  /** Why the answer is wrong, or right. */
  readonly because: readonly string[];
}

export async function askGuess(question: Question, classroom: Classroom): Promise<Guess> {
  const { say, look, context } = classroom;
  say([...drawText(look(), inLanguage(question.ask, context.messages)), '']);
  switch (question.kind) {
    case 'choice':
      return chosen(question, classroom);
    case 'count':
      return counted(question, classroom);
    case 'order':
      return ordered(question, classroom);
    case 'impossible':
      return marked(question, classroom);
    case 'line':
      return pointedAt(question, classroom);
  }
}

async function chosen({ answers }: OneOf, classroom: Classroom): Promise<Guess> {
  const { pupil, context } = classroom;
  const { messages } = context;
  const texts = answers.map(({ text }) => inLanguage(text, messages));
  offer(texts, classroom);
  const at = await pupil.choose(texts);
  const right = answers.findIndex((answer) => answer.right);
  const reason = (which: number): string => inLanguage(answers[which]!.because, messages);
  const itIs = messages.learn.itIs(texts[right]!);
  return {
    said: at === null ? null : texts[at]!,
    judge: () => ({
      right: at === null ? null : at === right,
      because:
        at === right
          ? [reason(right)]
          : [...(at === null ? [] : [reason(at)]), itIs, reason(right)],
    }),
  };
}

/** Whoever only looks on sees what there was to choose from. */
function offer(texts: readonly string[], { pupil, say, look }: Classroom): void {
  if (pupil.answers) return;
  say([...texts.flatMap((text) => drawText(look(), `- ${text}`)), '']);
}

async function counted({ least, most, ...question }: Count, classroom: Classroom): Promise<Guess> {
  const { pupil, context } = classroom;
  const { messages } = context;
  const guess = await pupil.number({ least, most });
  return {
    said: guess === null ? null : String(guess),
    judge: ([figures]) => {
      const right = question.right(figures as never);
      const itIs = messages.learn.itIs(String(right));
      if (guess === null || guess === right)
        return { right: guess === null ? null : true, because: guess === null ? [itIs] : [] };
      const why = inLanguage(question.because(guess, figures as never), messages);
      return { right: false, because: [why, itIs] };
    },
  };
}

async function ordered(question: AskedOrder, classroom: Classroom): Promise<Guess> {
  const { pupil, context, look, say } = classroom;
  const { messages } = context;
  const { learn } = messages;
  const subject = await findAct(question.of);
  const names = namesOf(subject, classroom);
  const carry = (text: string): Promise<CarriedOrder> => readOrder(text, subject, context);
  say([...drawText(look(), learn.orderOf(names)), '']);
  const typed = await pupil.text(learn.refused.order, async (text) => {
    if (text.trim() === '') return learn.refused.order;
    try {
      await carry(text.trim());
      return null;
    } catch (error) {
      if (error instanceof Failure && error.code === 'INPUT') return error.message;
      throw error;
    }
  });
  const token = typed?.trim() ?? question.example;
  const carried = await carry(token);
  const isWrong = isLoss(carried.how);
  const switches = switchesOf(carried.order);
  const isWanted = isWrong === (question.wanted === 'goes wrong');
  const isShort = switches <= (question.switches ?? Infinity);
  const because = !isWanted
    ? [learn.orderWent(token, isWrong), inLanguage(question.because, messages)]
    : isShort
      ? []
      : [learn.tooManySwitches(token, switches, question.switches!)];
  return {
    said: typed,
    order: formatToken(carried.order),
    judge: () =>
      typed === null
        ? { right: null, because: [learn.itIs(token)] }
        : { right: isWanted && isShort, because },
  };
}

/** Why an order cannot be kept; null where it can. */
interface Truth {
  readonly token: string;
  readonly why: string | null;
}

async function marked({ of, orders }: Impossible, classroom: Classroom): Promise<Guess> {
  const { pupil, context, look, say } = classroom;
  const { messages } = context;
  const { learn } = messages;
  const subject = await findAct(of);
  say([...drawText(look(), learn.orderOf(namesOf(subject, classroom))), '']);
  offer(orders, classroom);
  const said = await pupil.chooseSeveral(orders);
  const truths: Truth[] = [];
  for (const token of orders)
    truths.push({ token, why: await whyNotKept(token, subject, context) });
  const cannot = truths.filter(({ why }) => why !== null);
  const wrong = truths.filter(({ why }, at) => said?.includes(at) === (why === null));
  const told = (which: readonly Truth[]): string[] =>
    which.map(({ token, why }) =>
      why === null ? learn.canHappen(token) : learn.cannotHappen(token, why),
    );
  return {
    said: said && (said.map((at) => orders[at]).join('   ') || learn.none),
    judge: () => ({
      right: said && wrong.length === 0,
      because: told(said === null || wrong.length === 0 ? cannot : wrong),
    }),
  };
}

async function pointedAt({ code, ...question }: PointedAt, classroom: Classroom): Promise<Guess> {
  const { pupil, context, look, say } = classroom;
  const { messages } = context;
  const { learn } = messages;
  const shown: CodeLines = codeLines(code);
  say([...drawNumbered(look(), shown, null), '']);
  const number = await pupil.number({ least: 1, most: shown.lines.length });
  const lineAt = (at: number): string => learn.line(at, shown.lines[at - 1]!.trim());
  const isRight = (line: string): boolean => line.includes(question.right);
  const right = shown.lines.findIndex(isRight) + 1;
  const said = number === null ? null : shown.lines[number - 1]!;
  return {
    said: number === null ? null : lineAt(number),
    judge: () => {
      if (said === null) return { right: null, because: [learn.itIs(lineAt(right))] };
      if (isRight(said)) return { right: true, because: [] };
      const [, why] = question.because.find(([contains]) => said.includes(contains))!;
      return { right: false, because: [inLanguage(why, messages), learn.itIs(lineAt(right))] };
    },
  };
}

function namesOf(
  { act, options }: Awaited<ReturnType<typeof findAct>>,
  { look }: Classroom,
): string[] {
  return 'workers' in act.scenario
    ? act.scenario.workers(options).map(({ name }) => displayName(look(), name))
    : [];
}
