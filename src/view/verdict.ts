import { type Look, pad, wrap } from './look.js';

/** The result of an act in one sentence, and what to do next. */

export interface VerdictOf {
  readonly ok: boolean;
  readonly race?: boolean | undefined;
  /** Whether processes waited for each other in a circle. */
  readonly deadlock?: boolean | undefined;
}

export function drawVerdict(look: Look, { ok, race = false, deadlock = false }: VerdictOf, sentence: string): string[] {
  const { labels } = look.messages;
  const [label, paint] = deadlock ? [labels.deadlock, look.paint.red.bold.inverse] : !ok ? [labels.failed, look.paint.yellow.bold.inverse] : race ? [labels.race, look.paint.red.bold.inverse] : [labels.holds, look.paint.green.bold.inverse];
  const [first = '', ...rest] = wrap(sentence, look.width - label.length - 8);
  return [`  ${paint(` ${label} `)}  ${look.paint.bold(first)}`, ...rest.map((line) => `  ${' '.repeat(label.length + 4)}${look.paint.bold(line)}`)];
}

/** Commands to type next, each with what it shows; one that is too long goes on in the next line, as a shell has it. */
export function drawNext(look: Look, commands: readonly { readonly what: string; readonly command: string }[]): string[] {
  return commands.flatMap(({ what, command }) => {
    const [first = '', ...rest] = wrap(command, look.width - INDENT - 2);
    const lines = [`  ${look.paint.dim(pad(what, INDENT - 4))}  ${first}`, ...rest.map((line) => ' '.repeat(INDENT + 2) + line)];
    return lines.map((line, at) => (at < rest.length ? `${line} \\` : line));
  });
}

const INDENT = 22;
