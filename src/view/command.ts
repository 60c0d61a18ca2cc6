import { cut, widthOf } from './look.js';

/** As it can be typed in any project that has the command, and in a clone of it. */
const RUNNER = 'npx ';

/** What is quoted is one, with its spaces. */
const WORDS = /(?:'[^']*'|\\.|[^ '\\])+/g;

/**
 * A command to be typed; one that is too long goes on in the next line, as a shell has it.
 *
 * @param width for the command
 * @param indent columns before each line
 */
export function drawCommand(name: string, width: number, indent: number): string[] {
  const command = RUNNER + name;
  const margin = ' '.repeat(indent);
  if (widthOf(command) <= width) return [margin + command];
  const most = indent + width - 2;
  const lines: string[] = [];
  let line = margin;
  for (const word of command.match(WORDS) ?? []) {
    if (line !== margin && widthOf(`${line} ${word}`) > most) {
      lines.push(`${line} \\`);
      line = margin;
    }
    line += line === margin ? word : ` ${word}`;
    // A word that has no room goes on at the very left, or the shell would see two; in quotation
    // marks, a backslash is one.
    const quote = word.startsWith("'") ? "'" : '';
    while (widthOf(line) > most) {
      const [head, rest] = cut(line, most - quote.length);
      lines.push(`${head}${quote}\\`);
      line = quote + rest;
    }
  }
  return [...lines, line];
}
