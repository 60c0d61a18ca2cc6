import { type Deadlock, isCircular } from '../trace/deadlock.js';
import { drawCommand } from './command.js';
import { drawLabelled } from './labelled.js';
import { type Look, pad, widthOf, wrap } from './look.js';

/** The result of an act in one sentence, and what to do next. */

export interface VerdictOf {
  readonly ok: boolean;
  /** Where nothing was, it went well or it did not. */
  readonly promised?: boolean | undefined;
  readonly race?: boolean | undefined;
  /** Who waits for ever. */
  readonly deadlock?: Deadlock | null | undefined;
}

export function drawVerdict(look: Look, of: VerdictOf, sentence: string): string[] {
  const label = labelOf(of);
  const { paint, messages } = look;
  const colour = {
    deadlock: paint.red,
    standstill: paint.red,
    race: paint.red,
    wrong: paint.red,
    // One run that went well is no proof, and not green.
    well: paint.cyan,
    failed: paint.yellow,
    holds: paint.green,
  }[label];
  return drawLabelled(look, colour, messages.labels[label], sentence);
}

export function labelOf({
  ok,
  promised = true,
  race = false,
  deadlock = null,
}: VerdictOf): keyof Look['messages']['labels'] {
  if (deadlock) return isCircular(deadlock) ? 'deadlock' : 'standstill';
  if (!promised) return ok && !race ? 'well' : 'wrong';
  if (!ok) return 'failed';
  return race ? 'race' : 'holds';
}

/**
 * Commands to type next, each with what it shows: beside it, or above it where there is no room.
 * What is said of an order is said in its own notation.
 */
export function drawNext(
  look: Look,
  commands: readonly { readonly what: string; readonly command: string }[],
): string[] {
  const {
    messages: { order },
    paint,
    width,
  } = look;
  const isNarrow = width < 60;
  const indent = Math.max(LEAST_INDENT, ...commands.map(({ what }) => widthOf(what) + 4));
  const lines = commands.flatMap(({ what, command }) => {
    if (isNarrow)
      return [
        ...wrap(what, width - 4).map((line) => `  ${paint.dim(line)}`),
        ...drawCommand(command, width - 6, 4),
      ];
    const [first, ...rest] = drawCommand(command, width - indent, indent);
    return [`  ${paint.dim(pad(what, indent - 4))}  ${first!.trimStart()}`, ...rest];
  });
  const orders = commands.flatMap(({ command }) => command.split(' --schedule ')[1] ?? []);
  const isTold = orders.some((token) => token !== NO_STEP);
  return [
    ...lines,
    ...(isTold
      ? wrap(order.notation(signsIn(orders)), width - 4).map((line) => `  ${paint.dim(line)}`)
      : []),
  ];
}

/** What stands in orders besides the processes. */
export function signsIn(orders: readonly string[]): ReadonlySet<string> {
  return new Set(orders.flatMap((token) => token.match(/[*:!~]/g) ?? []));
}

const LEAST_INDENT = 18;
/** The order of those who take no step, as it is typed. */
const NO_STEP = "''";
