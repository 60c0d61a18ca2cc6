import { TokenError } from './errors.js';
import { BY_ITSELF, DIES, MOST_CHOICES, moveOf } from '../../trace/order.js';

/** The text of an order, read. */

const ITEM = /([0-9a-z]|\.\d+\.)(!|~|:\d+)?(?:\*(\d+))?/y;
/** An order is for people; a text that stands for more steps is a slip. */
const MOST_STEPS = 1_000_000;

/** Throws a `ScheduleSyntaxError` that says where the text is wrong. */
export function parseToken(text: string): number[] {
  const schedule: number[] = [];
  const wrong = (at: number, why: string): never => {
    throw new TokenError(text, at, why);
  };
  let at = 0;
  while (at < text.length || text[at - 1] === ',') {
    ITEM.lastIndex = at;
    const [item, process, how, count = '1'] =
      ITEM.exec(text) ?? wrong(at, at < text.length ? describe(text, at) : 'a process is missing');
    const length = process!.length + (how?.length ?? 0);
    if (Number(count) === 0) wrong(at + length + 1, 'a count is at least 1');
    if (how?.startsWith(':') && Number(how.slice(1)) >= MOST_CHOICES)
      wrong(at + process!.length + 1, `a choice has at most ${MOST_CHOICES} values`);
    if (schedule.length + Number(count) > MOST_STEPS)
      wrong(at, `that is more than ${MOST_STEPS} steps`);
    const move = moveOf(numberOf(process!), how === undefined ? 0 : hows(how));
    for (let left = Number(count); left > 0; left--) schedule.push(move);
    at += item.length;
    if (text[at] === '*') wrong(at, 'a count must follow a process, and be a number');
    if (text[at] === ',') at++;
  }
  return schedule;
}

function describe(text: string, at: number): string {
  return text[at] === '.'
    ? 'a process beyond z is a number between two dots'
    : `"${text[at]}" is no process (0 to 9, a to z, or a number between dots)`;
}

function hows(how: string): number {
  return how === '!' ? DIES : how === '~' ? BY_ITSELF : Number(how.slice(1));
}

function numberOf(process: string): number {
  return process.startsWith('.') ? Number(process.slice(1, -1)) : Number.parseInt(process, 36);
}
