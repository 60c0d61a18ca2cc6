import { cut, type Look, packed, widthOf } from './look.js';

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
      const [whole, over] = cut(line, most - quote.length);
      // An order has parts, 0*3,1*12: none of them is broken.
      const end = whole.lastIndexOf(',') + 1 || whole.length;
      lines.push(`${whole.slice(0, end)}${quote}\\`);
      line = quote + whole.slice(end) + over;
    }
  }
  return [...lines, line];
}

/** What stands between two keys and what they do. */
const BETWEEN = '   ';

/** The keys there are, in as many lines as it takes; none is parted from what it does. */
export function drawKeys({ paint, width }: Look, keys: string): string[] {
  const lines = packed(keys.split(BETWEEN), BETWEEN, width - 4);
  return lines.map((line) => `  ${paint.dim(line)}`);
}
