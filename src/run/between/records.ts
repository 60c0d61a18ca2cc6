/** Room: what the command and the processes of a run tell each other; both ends use it. */

import { constants, openSync, writeSync } from 'node:fs';
import type { NotAwaited } from '../../explore/awaited.js';
import type { TraceEvent } from '../../trace/event.js';
import type { Refusal } from './refusal.js';
import { jsonOf } from '../../trace/json.js';

/**
 * Where the processes of a run write what they do: a FIFO that the command reads.
 *
 * A record is one write of one line, so the kernel keeps records whole and in order, and whoever is
 * killed has lost nothing that it did before. One that is longer than the kernel keeps whole comes
 * in pieces, each with the writer's pid, its number and how many there are.
 */

/** What the kernel writes at one blow, by POSIX's promise, at least. */
const WHOLE = 512;
const LONGEST = process.platform === 'linux' ? 4096 : WHOLE;
/** So much of a piece is not the record's own. */
const HEADER = 40;

/**
 * What happened; or, aside, what a process's code has printed, has not waited for, or has thrown,
 * or the locks that it held when it ended, or what the system has refused it.
 */
export type Told = TraceEvent & {
  readonly aside?: string;
  readonly notAwaited?: NotAwaited;
  readonly threw?: string;
  readonly left?: readonly string[];
  readonly refusal?: Refusal;
};

/** The processes' end. */
export class EventWriter {
  readonly #fd: number;

  constructor(path: string) {
    this.#fd = openSync(path, constants.O_WRONLY);
  }

  write(event: Told): void {
    const record = jsonOf(event);
    const line = `${record}\n`;
    if (Buffer.byteLength(line) <= LONGEST) writeSync(this.#fd, line);
    else this.#writeInPieces(record);
  }

  #writeInPieces(record: string): void {
    // A byte a character, so that none is cut in two.
    const text = record.replace(
      /[^\0-\x7f]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const room = LONGEST - HEADER;
    const count = Math.ceil(text.length / room);
    for (let index = 0; index < count; index++)
      writeSync(
        this.#fd,
        `${process.pid} ${index} ${count} ${text.slice(index * room, (index + 1) * room)}\n`,
      );
  }
}
