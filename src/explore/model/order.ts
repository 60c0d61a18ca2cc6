import { TokenError } from './errors.js';

/**
 * An order as a short text: who takes the next step, by its number among the workers, counted from
 * 0.
 *
 *     order    := [item [","] item …]         without any it is that of those who take no step
 *     item     := process ["*" count]         0*3 is 000
 *     process  := "0"–"9" | "a"–"z" | "." number "."     a is the eleventh, .36. the thirty-seventh
 *
 * A comma may stand between any two items; it is needed after a count that is followed by a digit:
 * 0*3,1.
 */
export type Order = readonly number[];

const ITEM = /([0-9a-z]|\.\d+\.)(?:\*(\d+))?/y;
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
    const [item, process, count = '1'] =
      ITEM.exec(text) ?? wrong(at, at < text.length ? describe(text, at) : 'a process is missing');
    if (Number(count) === 0) wrong(at + process!.length + 1, 'a count is at least 1');
    if (schedule.length + Number(count) > MOST_STEPS)
      wrong(at, `that is more than ${MOST_STEPS} steps`);
    for (let left = Number(count); left > 0; left--) schedule.push(numberOf(process!));
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

function numberOf(process: string): number {
  return process.startsWith('.') ? Number(process.slice(1, -1)) : Number.parseInt(process, 36);
}

/** The shortest text for an order; a run of three or more is counted where that is not longer. */
export function formatToken(schedule: Order): string {
  let text = '';
  for (let at = 0; at < schedule.length;) {
    const process = nameOf(schedule[at]!);
    let end = at;
    while (schedule[end] === schedule[at]) end++;
    const next = schedule[end];
    const counted = `${process}*${end - at}${next !== undefined && next < 10 ? ',' : ''}`;
    const plain = process.repeat(end - at);
    text += counted.length <= plain.length ? counted : plain;
    at = end;
  }
  return text;
}

function nameOf(process: number): string {
  return process < 36 ? process.toString(36) : `.${process}.`;
}

/** How often the one who takes a step is another one than before. */
export function switchesOf(schedule: Order): number {
  let switches = 0;
  for (let at = 1; at < schedule.length; at++) if (schedule[at] !== schedule[at - 1]) switches++;
  return switches;
}
