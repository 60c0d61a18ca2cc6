import { type Look, pad, padLeft, widthOf } from './look.js';

/** How often each result came out, with a bar. */
export function drawTally(look: Look, counts: ReadonlyMap<number, number>): string[] {
  const { tally, times } = look.messages.repeat;
  const rows = [...counts].sort(([a], [b]) => a - b);
  const names = Math.max(...rows.map(([result]) => widthOf(tally(result))));
  const most = Math.max(...counts.values());
  const digits = String(most).length;
  const room = look.width - names - digits - 11;
  return rows.map(([result, count]) => {
    const bar = '█'.repeat(Math.max(1, Math.round((count / most) * room)));
    return `  ${pad(tally(result), names)}  ${times(padLeft(String(count), digits))}  ${result > 0 ? look.paint.red(bar) : look.paint.green(bar)}`;
  });
}
