import { BrokenPipeError } from '../errors.js';
import { CELL_BYTES, HEADER_BYTES, writeHeader } from './frame.js';
import { PIPE_BUF } from '../system/kernel-pipe.js';
import { type PipeEnd } from './pipe-end.js';
import { Turns } from '../waiting/turns.js';

const NOTHING = new Uint8Array(0);

/**
 * Puts messages into a pipe, one after the other; a small one, with its header, in one write, which
 * no other writer can come between.
 */
export class Outlet {
  readonly #end: PipeEnd;
  readonly #turns: Turns = new Turns();
  /** The cell, and as much more of the message as goes into the first write. */
  readonly #first: Buffer = Buffer.alloc(PIPE_BUF);
  #firstLength = 0;
  #rest: Uint8Array = NOTHING;
  /** How much of both has been written. */
  #written = 0;

  constructor(end: PipeEnd) {
    this.#end = end;
  }

  /** Writes a message; a promise when it has to be waited for, else null. */
  write(message: Uint8Array): Promise<void> | null {
    if (!this.#turns.free)
      return this.#turns.take(async () => (this.#begin(message) ? undefined : this.#finish()));
    return this.#begin(message) ? null : this.#turns.take(() => this.#finish());
  }

  /** To be called when the end is closed. */
  close(): void {
    if (this.#written > 0 && this.#rest.length > 0) this.#end.tear();
  }

  async #finish(): Promise<void> {
    do await this.#end.wait(() => {});
    while (!this.#advance());
  }

  /** Begins with it; true when it is complete already. */
  #begin(message: Uint8Array): boolean {
    if (this.#end.torn)
      throw new BrokenPipeError('a writer of it has died in the middle of a message');
    writeHeader(this.#first, message.length, this.#end.at);
    const inFirst = Math.min(message.length, this.#first.length - HEADER_BYTES);
    const isWhole = inFirst === message.length;
    this.#firstLength = Math.max(CELL_BYTES, HEADER_BYTES + inFirst);
    this.#rest = isWhole ? NOTHING : message.subarray(inFirst);
    this.#first.set(isWhole ? message : message.subarray(0, inFirst), HEADER_BYTES);
    this.#written = 0;
    if (this.#rest.length > 0) this.#end.beginMessage();
    return this.#advance();
  }

  /** Goes on with the message in hand as far as possible; true when it is complete. */
  #advance(): boolean {
    const total = this.#firstLength + this.#rest.length;
    while (this.#written < total) {
      const beyond = this.#written - this.#firstLength;
      const count =
        beyond < 0
          ? this.#end.tryMove(this.#first, this.#written, this.#firstLength)
          : this.#end.tryMove(this.#rest, beyond, this.#rest.length);
      if (count === null) return false;
      this.#written += count;
    }
    if (this.#rest.length > 0) this.#end.endMessage();
    this.#written = 0;
    return true;
  }
}
