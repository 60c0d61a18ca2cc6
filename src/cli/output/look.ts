import type { Messages } from '../../messages/index.js';
import { createLook, type Look, terminalColours } from '../../view/look.js';
import type { CommonOptions } from '../shell/context.js';
import { columns } from '../shell/terminal.js';

/** How a command draws: as wide as the terminal, in its colours, in the user's language. */
export function lookOf({ color }: CommonOptions, messages: Messages): Look {
  return createLook(messages, columns(), color ? terminalColours(process.env) : 0);
}
