import { drawCommand } from './command.js';
import { drawLabelled } from './labelled.js';
import { type Look, pad, widthOf, wrap } from './look.js';

/** The result of an act in one sentence, and what to do next. */

export interface VerdictOf {
  readonly ok: boolean;
  readonly race?: boolean | undefined;
  /** Whether processes waited for each other in a circle. */
  readonly deadlock?: boolean | undefined;
}

export function drawVerdict(look: Look, { ok, race = false, deadlock = false }: VerdictOf, sentence: string): string[] {
  const { labels } = look.messages;
  const { red, yellow, green } = look.paint;
  const [label, colour] = deadlock ? [labels.deadlock, red] : !ok ? [labels.failed, yellow] : race ? [labels.race, red] : [labels.holds, green];
  return drawLabelled(look, colour, label, sentence);
}

/** Commands to type next, each with what it shows: beside it, or above it where there is no room. What is said of an order is said in its own notation. */
export function drawNext(look: Look, commands: readonly { readonly what: string; readonly command: string }[]): string[] {
  const { messages: { order }, paint, width } = look;
  const isNarrow = width < 60;
  const indent = Math.max(LEAST_INDENT, ...commands.map(({ what }) => widthOf(what) + 4));
  const lines = commands.flatMap(({ what, command }) => {
    if (isNarrow) return [...wrap(what, width - 4).map((line) => `  ${paint.dim(line)}`), ...drawCommand(command, width - 6, 4)];
    const [first, ...rest] = drawCommand(command, width - indent, indent);
    return [`  ${paint.dim(pad(what, indent - 4))}  ${first!.trimStart()}`, ...rest];
  });
  const hasOrder = commands.some(({ command }) => command.includes(' --schedule '));
  return [...lines, ...(hasOrder ? wrap(order.notation, width - 4).map((line) => `  ${paint.dim(line)}`) : [])];
}

const LEAST_INDENT = 22;
