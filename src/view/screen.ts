import { clip, type Look, widthOf, wrap } from './look.js';

/** What stands on a terminal on which several processes have printed. */

const MOST_LINES = 24;
/** A line that is too wide goes on below, further in; so often at most. */
const MOST_PARTS = 4;

export function drawScreen(look: Look, text: string): string[] {
  const { messages, paint, width } = look;
  const { screen } = messages;
  const all = messages.data(text).replace(/\n$/, '').split('\n');
  const lines = all
    .slice(0, MOST_LINES)
    .flatMap((line) => partsOf(line, width - 6).map((part) => `  ${paint.dim('│')} ${part}`));
  const more = all.length - lines.length;
  return [
    `  ${paint.bold(screen.title)}`,
    '',
    ...lines,
    ...(more > 0 ? [`  ${paint.dim(screen.more(more))}`] : []),
  ];
}

function partsOf(line: string, width: number): string[] {
  const [first = '', ...rest] = wrap(clip(line, (width - 2) * MOST_PARTS), width - 2);
  return widthOf(line) <= width ? [line] : [first, ...rest.map((part) => `  ${part}`)];
}
