import { constants, openSync, rmSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { NotAwaited } from '../explore/awaited.js';
import { arena } from '../primitives/arena.js';
import { makeFifo } from '../primitives/kernel.js';
import type { Event } from '../trace/event.js';

/**
 * Where the processes of a run write what they do: a FIFO that the command reads.
 *
 * A record is one write of one line, so the kernel keeps records whole and in order, and whoever is killed has
 * lost nothing that it did before.
 */

/** What the kernel writes at one blow, by POSIX's promise, at least. */
const WHOLE = 512;
const LONGEST = process.platform === 'linux' ? 4096 : WHOLE;

let count = 0;

/** What happened; or, aside, what a process's code has printed, or has not waited for. */
export type Told = Event & { readonly aside?: string; readonly notAwaited?: NotAwaited };

/** The command's end. */
export class Sink {
  readonly path: string;
  readonly #fd: number;
  readonly #socket: Socket;
  readonly #lines: Interface;
  readonly #arrived = new Map<string, () => void>();

  constructor(onEvent: (event: Told) => void) {
    this.path = join(arena().folder, `events-${++count}`);
    makeFifo(this.path);
    this.#fd = openSync(this.path, constants.O_RDWR | constants.O_NONBLOCK);
    this.#socket = new Socket({ fd: this.#fd, readable: true, writable: false });
    this.#lines = createInterface({ input: this.#socket });
    this.#lines.on('line', (line) => {
      const arrived = this.#arrived.get(line);
      if (arrived) arrived();
      else onEvent(JSON.parse(line) as Told);
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
export class Source {
  readonly #fd: number;

  constructor(path: string) {
    this.#fd = openSync(path, constants.O_WRONLY);
  }

  write(event: Told): void {
    let line = `${JSON.stringify(event)}\n`;
    if (Buffer.byteLength(line) > LONGEST) line = `${JSON.stringify({ ...event, value: 'too long to be shown' })}\n`;
    writeSync(this.#fd, line);
  }
}
