import { type Look, pad, padLeft, widthOf, wrap } from '../look.js';

/** A result, and how often it came out. */
export interface TallyRow {
  readonly name: string;
  readonly count: number;
  readonly isWell: boolean;
}

const LEAST_BAR = 16;

/** How often each result came out, with a bar: beside it, or below those that leave no room. */
export function drawTally(look: Look, rows: readonly TallyRow[]): string[] {
  const { times } = look.messages.repeat;
  const most = Math.max(...rows.map(({ count }) => count));
  const counts = rows.map(({ count }) => times(padLeft(String(count), String(most).length)));
  const figures = Math.max(...counts.map(widthOf));
  const longest = Math.max(...rows.map(({ name }) => widthOf(name)));
  const isBeside = longest + figures + LEAST_BAR + 8 <= look.width;
  const names = isBeside ? longest : 0;
  const room = look.width - names - figures - 8;
  return rows.flatMap(({ name, count, isWell }, row) => {
    const bar = '█'.repeat(Math.max(1, Math.round((count / most) * room)));
    const line = `  ${pad(isBeside ? name : '', names)}  ${counts[row]!}  ${isWell ? look.paint.green(bar) : look.paint.red(bar)}`;
    return isBeside ? [line] : [...wrap(name, look.width - 4).map((part) => `  ${part}`), line];
  });
}
