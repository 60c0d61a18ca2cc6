import { clip, type Look, pad, padLeft, widthOf } from './look.js';

/** A result, and how often it came out. */
export interface TallyRow {
  readonly name: string;
  readonly count: number;
  readonly isWell: boolean;
}

const LEAST_BAR = 8;

/** How often each result came out, with a bar. */
export function drawTally(look: Look, rows: readonly TallyRow[]): string[] {
  const { times } = look.messages.repeat;
  const most = Math.max(...rows.map(({ count }) => count));
  const counts = rows.map(({ count }) => times(padLeft(String(count), String(most).length)));
  const figures = Math.max(...counts.map(widthOf));
  const names = Math.min(Math.max(...rows.map(({ name }) => widthOf(name))), look.width - figures - LEAST_BAR - 8);
  const room = look.width - names - figures - 8;
  return rows.map(({ name, count, isWell }, row) => {
    const bar = '█'.repeat(Math.max(1, Math.round((count / most) * room)));
    return `  ${pad(clip(name, names), names)}  ${counts[row]!}  ${isWell ? look.paint.green(bar) : look.paint.red(bar)}`;
  });
}
