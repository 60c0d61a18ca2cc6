import { clip, type Look } from './look.js';

/** What stands on a terminal on which several processes have printed. */

const MOST_LINES = 24;

export function drawScreen(look: Look, text: string): string[] {
  const { messages, paint, width } = look;
  const { screen } = messages;
  const all = messages.data(text).replace(/\n$/, '').split('\n');
  const lines = all.slice(0, MOST_LINES).map((line) => `  ${paint.dim('│')} ${clip(line, width - 6)}`);
  const more = all.length - lines.length;
  return [`  ${paint.bold(screen.title)}`, '', ...lines, ...(more > 0 ? [`  ${paint.dim(screen.more(more))}`] : [])];
}
