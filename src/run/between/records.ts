/** Room: what the command and the processes of a run tell each other; both ends use it. */

import { constants, openSync, rmSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { NotAwaited } from '../../explore/awaited.js';
import { arena } from '../../primitives/system/arena.js';
import { makeFifo } from '../../primitives/system/kernel.js';
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
const PIECE = /^(\d+) (\d+) (\d+) (.*)$/;

let count = 0;

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

/** The command's end. */
export class EventReader {
  readonly path: string;
  readonly #fd: number;
  readonly #socket: Socket;
  readonly #lines: Interface;
  readonly #arrived = new Map<string, () => void>();
  readonly #pieces = new Map<string, string[]>();

  constructor(onEvent: (event: Told) => void) {
    this.path = join(arena().folder, `events-${++count}`);
    makeFifo(this.path);
    this.#fd = openSync(this.path, constants.O_RDWR | constants.O_NONBLOCK);
    this.#socket = new Socket({ fd: this.#fd, readable: true, writable: false });
    this.#lines = createInterface({ input: this.#socket });
    this.#lines.on('line', (line) => {
      const arrived = this.#arrived.get(line);
      if (arrived) return arrived();
      const record = line.startsWith('{') ? line : this.#withPiece(line);
      if (record !== null) onEvent(JSON.parse(record) as Told);
    });
  }

  /** Resolves when everything that has been written by now has been read. */
  async drained(): Promise<void> {
    const mark = `drained ${++count}`;
    const arrival = new Promise<void>((resolve) => this.#arrived.set(mark, resolve));
    await this.#write(`${mark}\n`);
    await arrival;
    this.#arrived.delete(mark);
  }

  close(): void {
    this.#lines.close();
    this.#socket.destroy();
    rmSync(this.path, { force: true });
  }

  /** The whole record, when this was its last piece. */
  #withPiece(line: string): string | null {
    const [, pid, index, count, text] = PIECE.exec(line)!;
    // Whoever had that pid before may have died in the middle of one.
    const pieces = index === '0' ? [] : this.#pieces.get(pid!)!;
    this.#pieces.set(pid!, pieces);
    if (pieces.push(text!) < Number(count)) return null;
    this.#pieces.delete(pid!);
    return pieces.join('');
  }

  async #write(line: string): Promise<void> {
    for (;;) {
      try {
        writeSync(this.#fd, line);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }
}

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
