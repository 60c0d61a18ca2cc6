import { closeSync, writeSync } from 'node:fs';
import { arena, namelessFile } from '../system/arena.js';
import { EnvironmentError, SerializationError } from '../errors.js';
import { encode, tooDeep } from '../message.js';
import type { Start } from './protocol.js';

/** The parent's side of what a child is told. */

/** The system writes less than 2 GiB at once. */
const AT_ONCE = 2 ** 30;

/**
 * A nameless file for one start message; closed here at the end of an `using` block, when the child
 * has it.
 */
export class StartMessage {
  readonly fd: number = namelessFile(arena().folder);

  /**
   * @param pack gives the args as they travel
   * @throws {TypeError} when the args cannot be cloned; {@link EnvironmentError} when there is no
   * room for them
   */
  write(
    start: Omit<Start, 'args'>,
    args: readonly unknown[],
    pack: (args: readonly unknown[]) => unknown,
  ): void {
    const message = encodeStart(start, args, pack);
    try {
      for (let at = 0; at < message.length;)
        at += writeSync(this.fd, message, at, Math.min(AT_ONCE, message.length - at), at);
    } catch (cause) {
      throw new EnvironmentError(
        `cannot start ${start.name}: there is no room for its args, which take ${message.length} bytes (${(cause as Error).message}); share what is large by SharedMemory`,
        cause,
      );
    }
  }

  [Symbol.dispose](): void {
    closeSync(this.fd);
  }
}

function encodeStart(
  start: Omit<Start, 'args'>,
  args: readonly unknown[],
  pack: (args: readonly unknown[]) => unknown,
): Buffer {
  try {
    return encode({ ...start, args: pack(args) }, 'args', args);
  } catch (cause) {
    const why =
      cause instanceof RangeError && /call stack/.test(cause.message)
        ? tooDeep('args')
        : cause instanceof SerializationError
          ? cause.reason
          : null;
    if (why === null) throw cause;
    throw new TypeError(`cannot start ${start.name}: its args cannot be cloned: ${why}`, { cause });
  }
}
