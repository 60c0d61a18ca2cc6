import { TokenError } from '../../explore/model/errors.js';
import { type Order, whoIn } from '../../trace/order.js';
import { parseToken } from '../../explore/model/token.js';

/** What a player may say. */
export type Choice = { readonly kind: 'steps'; readonly who: Order } | { readonly kind: Command };
type Command = 'undo' | 'restart' | 'give up' | 'quit' | 'help';

/** As many processes as have a key: 0 to 9, a to f. Letters beyond them are commands. */
export const MOST_PLAYERS = 16;
const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['u', 'undo'],
  ['r', 'restart'],
  ['g', 'give up'],
  ['q', 'quit'],
  ['?', 'help'],
]);

/**
 * A key or a line: a command, or steps of so many processes as in the text of an order. Null when
 * it is neither.
 */
export function readChoice(text: string, players: number): Choice | null {
  const kind = COMMANDS.get(text);
  if (kind !== undefined) return { kind };
  try {
    const who = parseToken(text);
    return who.length > 0 && who.every((move) => whoIn(move) < players)
      ? { kind: 'steps', who }
      : null;
  } catch (error) {
    if (error instanceof TokenError) return null;
    throw error;
  }
}
