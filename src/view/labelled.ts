import type { ChalkInstance } from 'chalk';
import { type Look, widthOf, wrap } from './look.js';

/**
 * What came of it, in a word and a sentence: the sentence stands beside the word, or below it where
 * that leaves no room.
 * @param more sentences that are less important
 */
export function drawLabelled(
  { paint, width }: Look,
  colour: ChalkInstance,
  label: string,
  sentence: string,
  more: readonly string[] = [],
): string[] {
  const told = colour.bold.inverse(` ${label} `);
  const beside = widthOf(label) + 6;
  const isNarrow = width - beside < 32;
  const indent = ' '.repeat(isNarrow ? 2 : beside);
  const lines = [
    ...wrap(sentence, width - indent.length - 2).map((line) => paint.bold(line)),
    ...more.flatMap((one) => wrap(one, width - indent.length - 2)),
  ].map((line) => indent + line);
  return isNarrow
    ? [`  ${told}`, ...lines]
    : [`  ${told}  ${(lines[0] ?? '').trimStart()}`, ...lines.slice(1)];
}
