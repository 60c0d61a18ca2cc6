import { drawLabelled } from './labelled.js';
import { type Look, padLeft, widthOf, wrap } from './look.js';

/** What came of a search through the orders: the answer, and how many orders end how. */

export type State = 'wrong' | 'safe' | 'unknown' | 'faulty';

export interface EndingRow {
  readonly how: 'holds' | 'broken' | 'deadlock' | 'error' | 'cut';
  /** How many orders end so; NaN when there are too many to be counted. */
  readonly orders: number;
  /** How many of these were carried out. */
  readonly runs: number;
  /** What it means. */
  readonly text: string;
}

const MOST_ROWS = 12;
/** Up to here a number is exact. */
const EXACT = Number.MAX_SAFE_INTEGER;

/** 1,152; about 1.2e+19 where it is not exact any more. */
export function counted(count: number, messages: Look['messages']): string {
  if (Number.isNaN(count)) return messages.explore.uncountable;
  return count <= EXACT ? count.toLocaleString('en') : messages.explore.around(count.toPrecision(2));
}

export function drawFinding(look: Look, state: State, sentence: string): string[] {
  const { messages, paint } = look;
  const colour = { wrong: paint.red, safe: paint.green, unknown: paint.yellow, faulty: paint.yellow }[state];
  return drawLabelled(look, colour, messages.explore.labels[state], sentence);
}

/** A line for each ending, the most frequent first. */
export function drawCensus(look: Look, rows: readonly EndingRow[]): string[] {
  const { messages: { explore }, paint, width } = look;
  const isCounted = rows.every(({ orders }) => !Number.isNaN(orders));
  const numberOf = ({ orders, runs }: EndingRow): number => (isCounted ? orders : runs);
  const all = rows.reduce((sum, row) => sum + numberOf(row), 0);
  const shown = rows.slice(0, MOST_ROWS);
  const title = isCounted ? explore.columns.orders : explore.columns.runs;
  const numbers = shown.map((row) => counted(numberOf(row), look.messages));
  const numberWidth = Math.max(10, widthOf(title), ...numbers.map(widthOf));
  const howWidth = Math.max(...shown.map(({ how }) => widthOf(explore.hows[how])));
  const lines = shown.flatMap(({ how, text }, index) => {
    const share = padLeft(percent(numberOf(shown[index]!), all), 5);
    const colour = { holds: paint.green, broken: paint.red, deadlock: paint.red, error: paint.red, cut: paint.yellow }[how];
    const gap = ' '.repeat(howWidth - widthOf(explore.hows[how]));
    const indent = numberWidth + howWidth + 13;
    const [first = '', ...rest] = wrap(text, width - indent);
    return [`  ${padLeft(numbers[index]!, numberWidth)}  ${paint.dim(share)}  ${colour(explore.hows[how])}${gap}  ${first}`, ...rest.map((line) => ' '.repeat(indent) + line)];
  });
  const more = rows.length - shown.length;
  return [`  ${paint.bold(padLeft(title, numberWidth))}`, ...lines, ...(more > 0 ? [`  ${paint.dim(explore.moreEndings(more))}`] : [])];
}

/** Never 0 % for what there is, nor 100 % for less than all. */
function percent(part: number, all: number): string {
  const share = (part / all) * 100;
  if (share < 1) return '<1 %';
  return `${share > 99 && part < all ? '>99' : Math.round(share)} %`;
}
