import { serialize } from 'node:v8';
import { InheritanceError } from './errors.js';

/** The wire between a process and its parent: one message, written when the child is started, length first. */
export interface Start {
  readonly name: string;
  /** Which child of which child it is: [1, 2] is the second child of the first. */
  readonly path: readonly number[];
  readonly daemon: boolean;
  readonly parent: { readonly name: string; readonly pid: number; readonly number: number };
  /** The program's private folder; the arena itself is inherited as a descriptor. */
  readonly folder: string;
  /** The module's address and the name of its export; null for a process that does nothing. */
  readonly target: { readonly module: string; readonly name: string } | null;
  /** With primitives packed into handles. */
  readonly args: unknown;
}

/** The descriptor from which a child reads its start message. It stays open for as long as the parent lives. */
export const START_FD = 3;
/** The arena follows it (arena.ts): `ARENA_FD`. */

export const LENGTH_BYTES = 4;

/** The message as it is written. @throws {TypeError} when the args cannot be cloned */
export function encode(start: Start): Buffer {
  let message: Buffer;
  try {
    message = serialize(start);
  } catch (cause) {
    if (cause instanceof InheritanceError) throw cause;
    throw new TypeError(`cannot start ${start.name}: its args cannot be cloned (${(cause as Error).message})`, { cause });
  }
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(message.length);
  return Buffer.concat([length, message]);
}
