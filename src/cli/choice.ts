import { ScheduleSyntaxError } from '../explore/errors.js';
import { parseSchedule } from '../explore/token.js';

/** What a player may say. */
export type Choice = { readonly kind: 'step'; readonly who: number } | { readonly kind: 'undo' | 'restart' | 'give-up' | 'quit' | 'help' };

/** Letters that name no process: they lie beyond the last that has a key. */
const COMMANDS: Readonly<Record<string, Exclude<Choice['kind'], 'step'>>> = { u: 'undo', r: 'restart', g: 'give-up', q: 'quit', '?': 'help' };

/** As many processes as have a key: 0 to 9, a to f. */
export const MOST_PLAYERS = 16;

/** A key or a line: a command, or one or several steps as in the text of an order. Null when it is neither. */
export function readChoices(text: string): readonly Choice[] | null {
  const kind = Object.hasOwn(COMMANDS, text) ? COMMANDS[text] : undefined;
  if (kind !== undefined) return [{ kind }];
  try {
    return parseSchedule(text).map((who) => ({ kind: 'step', who }));
  } catch (error) {
    if (error instanceof ScheduleSyntaxError) return null;
    throw error;
  }
}
