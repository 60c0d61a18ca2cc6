/**
 * Room: the surroundings of a command: terminal, files, interrupts, and how it fails. No
 * demonstration, no run.
 */

import type { Messages } from '../../messages/index.js';
import type { Interrupts } from './interrupts.js';
import { jsonOf } from '../../trace/json.js';

/** What every command of ours is given and gives back. */

export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly stage?: boolean;
  readonly save?: string;
  /** Files for drawings. */
  readonly html?: string;
  readonly svg?: string;
  readonly trace?: string;
  readonly color: boolean;
  readonly timeout: number;
}

/** What a command leaves behind when it is done. */
export interface CommandResult {
  readonly demo: string | null;
  readonly ok: boolean;
  readonly acts: number;
  readonly exitCode: number;
  /** Further figures of the whole command. */
  readonly [figure: string]: unknown;
}

export interface Context {
  readonly messages: Messages;
  readonly interrupts: Interrupts;
  /** Options that only a file of the user's can know, as they were typed, by their names. */
  readonly own?: ReadonlyMap<string, string>;
}

/** JSON need not escape all that a terminal would obey, but may. */
/** A number that a program can read: beyond 2^53 its digits. */
export function forPrograms(count: bigint | null): number | string | null {
  if (count === null) return null;
  return count <= Number.MAX_SAFE_INTEGER ? Number(count) : String(count);
}

export function writeLine(object: unknown): void {
  const line = jsonOf(object).replace(
    /[\x7f-\x9f\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  process.stdout.write(`${line}\n`);
}
