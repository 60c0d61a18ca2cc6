import { percent, shortFigure } from './figures.js';
import { drawLabelled } from '../labelled.js';
import { type Look, padLeft, widthOf, wrap } from '../look.js';

/** What came of a search through the orders: the answer, and how many orders end how. */

export type Finding = 'wrong' | 'safe' | 'unknown' | 'faulty';

export interface EndingRow {
  readonly how:
    | 'holds'
    | 'broken'
    | 'always'
    | 'overtaken'
    | 'deadlock'
    | 'standstill'
    | 'left'
    | 'error'
    | 'cut';
  /** How many orders end so; null when they are not counted. */
  readonly orders: bigint | null;
  /** How many of these were carried out. */
  readonly runs: number;
  /** What it means. */
  readonly text: string;
}

const MOST_ROWS = 12;

export function drawFinding(look: Look, state: Finding, sentence: string): string[] {
  const { messages, paint } = look;
  const colour = {
    wrong: paint.red,
    safe: paint.green,
    unknown: paint.yellow,
    faulty: paint.yellow,
  }[state];
  return drawLabelled(look, colour, messages.explore.labels[state], sentence);
}

/**
 * A line for each ending, the most frequent first.
 *
 * @param isWhole whether these are all orders: a share of a part of them says nothing
 */
export function drawCensus(look: Look, rows: readonly EndingRow[], isWhole: boolean): string[] {
  const {
    messages: { explore },
    paint,
    width,
  } = look;
  const isCounted = rows.every(({ orders }) => orders !== null);
  const numberOf = ({ orders, runs }: EndingRow): bigint => (isCounted ? orders! : BigInt(runs));
  const all = rows.reduce((sum, row) => sum + numberOf(row), 0n);
  // Where there is no room for all, those that nobody wants are not left out.
  const isWanted = ({ how }: EndingRow): number => Number(how === 'holds');
  const chosen =
    rows.length > MOST_ROWS ? rows.toSorted((a, b) => isWanted(a) - isWanted(b)) : rows;
  const shown = chosen.slice(0, MOST_ROWS);
  const title = isCounted ? explore.columns.orders : explore.columns.runs;
  const numbers = shown.map((row) => shortFigure(numberOf(row)));
  const numberWidth = Math.max(10, widthOf(title), ...numbers.map(widthOf));
  const howWidth = Math.max(...shown.map(({ how }) => widthOf(explore.hows[how])));
  const lines = shown.flatMap(({ how, text }, index) => {
    const share = padLeft(all === 0n || !isWhole ? '' : percent(numberOf(shown[index]!), all), 5);
    const colour = {
      holds: paint.green,
      broken: paint.red,
      always: paint.red,
      overtaken: paint.red,
      deadlock: paint.red,
      standstill: paint.red,
      left: paint.red,
      error: paint.red,
      cut: paint.yellow,
    }[how];
    const gap = ' '.repeat(howWidth - widthOf(explore.hows[how]));
    const indent = numberWidth + howWidth + 13;
    const [first = '', ...rest] = wrap(text, width - indent);
    return [
      `  ${padLeft(numbers[index]!, numberWidth)}  ${paint.dim(share)}  ${colour(explore.hows[how])}${gap}  ${first}`,
      ...rest.map((line) => ' '.repeat(indent) + line),
    ];
  });
  const more = rows.length - shown.length;
  return [
    `  ${paint.bold(padLeft(title, numberWidth))}`,
    ...lines,
    ...(more > 0 ? [`  ${paint.dim(explore.moreEndings(more))}`] : []),
  ];
}
