import { constants, openSync, rmSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { arena } from '../../primitives/system/arena.js';
import { makeFifo } from '../../primitives/system/kernel.js';
import type { Told } from './records.js';

/** A piece of a record: whose, which of how many, and what it says. */
const PIECE = /^(\d+) (\d+) (\d+) (.*)$/;

let count = 0;

/** The command's end of the FIFO that records come through. */
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
    while (!this.#socket.destroyed) {
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
