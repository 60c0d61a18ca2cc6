import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { openTerminal } from '../../primitives/system/pseudo-terminal.js';

/**
 * The command's side of a shared terminal: what is seen on it, in the order in which the system put
 * it there.
 */
export class TerminalScreen {
  readonly path: string;
  readonly #seen: ReadStream;
  /** Kept open, or the last process that closes it would be the end of the terminal. */
  readonly #fd: number;
  #text = '';
  #arrived: () => void = () => {};

  constructor() {
    const { fd, path } = openTerminal();
    this.path = path;
    this.#fd = openSync(path, constants.O_WRONLY | constants.O_NOCTTY);
    this.#seen = new ReadStream(fd);
    this.#seen.setEncoding('utf8');
    this.#seen.on('data', (text) => {
      this.#text += String(text);
      this.#arrived();
    });
  }

  /**
   * All that has been printed by now. A terminal begins each new line at the left, which is
   * nobody's text.
   */
  async text(): Promise<string> {
    writeSync(this.#fd, MARK);
    while (!this.#text.endsWith(MARK))
      await new Promise<void>((resolve) => (this.#arrived = resolve));
    this.#text = this.#text.slice(0, -MARK.length);
    return this.#text.replaceAll('\r\n', '\n');
  }

  clear(): void {
    this.#text = '';
  }

  close(): void {
    this.#seen.destroy();
    closeSync(this.#fd);
  }
}

const MARK = '\u0000';
