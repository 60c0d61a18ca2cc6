import { EndOfFileError, type IpcError, MessageTooLongError, TornMessageError } from '../errors.js';
import { CELL_BYTES, HEADER_BYTES, IN_CELL, lengthIn } from './frame.js';
import { PIPE_BUF } from '../system/kernel-pipe.js';
import { type PipeEnd } from './pipe-end.js';
import { Turns } from '../waiting/turns.js';

/**
 * Makes something of a message, the first `length` bytes; they are only lent, for the next one
 * comes to the same place, unless they are too many for that.
 */
export type Open<T> = (bytes: Buffer, length: number, lent: boolean) => T;

/**
 * Takes messages out of a pipe, one after the other.
 *
 * It reads exactly one message, never ahead: several processes may take turns at one end, and what
 * one of them had read would be lost to the others.
 */
export class Inlet {
  readonly #end: PipeEnd;
  readonly #turns: Turns = new Turns();
  readonly #cell: Buffer = Buffer.alloc(CELL_BYTES);
  readonly #inCell: Buffer = this.#cell.subarray(HEADER_BYTES);
  /**
   * Small messages come here first: a buffer that the kernel has never written to costs more than a
   * copy.
   */
  readonly #small: Buffer = Buffer.alloc(PIPE_BUF);
  /** Where the message in hand goes, and how long it is; -1 until its cell is there. */
  #body: Buffer = this.#small;
  #length = -1;
  /** How much of the cell, or of the body, is there. */
  #filled = 0;
  #failure: IpcError | null = null;

  constructor(end: PipeEnd) {
    this.#end = end;
  }

  /** Whether there can be another message. */
  get usable(): boolean {
    return this.#failure === null;
  }

  /**
   * What `open` makes of the next message, of at most `most` bytes; a promise when it has to be
   * waited for. A large one is put into `place` if it fits there.
   */
  next<T>(open: Open<T>, most: number, place: Buffer | null = null): T | Promise<T> {
    if (!this.#turns.free)
      return this.#turns.take(async () =>
        this.#advance(most, place) ? this.#handOut(open) : this.#finish(open, most, place),
      );
    return this.#advance(most, place)
      ? this.#handOut(open)
      : this.#turns.take(() => this.#finish(open, most, place));
  }

  /** Whether `next` would not have to wait for its beginning. */
  async poll(timeout: number): Promise<boolean> {
    if (this.#failure !== null) throw this.#failure;
    return this.#end.poll(timeout);
  }

  async #finish<T>(open: Open<T>, most: number, place: Buffer | null): Promise<T> {
    do await this.#end.wait(this.#lookForDeath);
    while (!this.#advance(most, place));
    return this.#handOut(open);
  }

  /** Goes on with the message in hand as far as possible; true when it is complete. */
  #advance(most: number, place: Buffer | null): boolean {
    if (this.#failure !== null) throw this.#failure;
    if (this.#length < 0) {
      if (!this.#fill(this.#cell, CELL_BYTES)) return false;
      this.#length = this.#readHeader(most);
      this.#body = this.#placeFor(this.#length, place);
      if (this.#body !== this.#inCell) this.#body.set(this.#inCell);
      this.#filled = IN_CELL;
    }
    return this.#fill(this.#body, this.#length);
  }

  #fill(bytes: Buffer, length: number): boolean {
    while (this.#filled < length) {
      const count = this.#end.tryMove(bytes, this.#filled, length);
      if (count === null) return false;
      if (count === 0)
        throw this.#inTheMiddle
          ? this.#fail(
              new TornMessageError('every writing end of the pipe was closed in the middle of it'),
            )
          : new EndOfFileError();
      this.#filled += count;
    }
    return true;
  }

  #readHeader(most: number): number {
    const length = lengthIn(this.#cell, this.#end.at);
    if (length === null) throw this.#fail(tornByReader());
    if (length > most) throw this.#fail(new MessageTooLongError(length, most));
    return length;
  }

  #placeFor(length: number, place: Buffer | null): Buffer {
    if (length <= IN_CELL) return this.#inCell;
    if (length <= this.#small.length) return this.#small;
    return place !== null && length <= place.length ? place : Buffer.allocUnsafeSlow(length);
  }

  #handOut<T>(open: Open<T>): T {
    const [body, length] = [this.#body, this.#length];
    this.#body = this.#small;
    this.#length = -1;
    this.#filled = 0;
    return open(body, length, length <= this.#small.length);
  }

  readonly #lookForDeath = (): void => {
    if (!this.#inTheMiddle) return;
    // In this order: what the dead have written is there by now.
    const byWriter = this.#end.torn;
    if (this.#end.ready) return;
    if (byWriter)
      throw this.#fail(new TornMessageError('the process that wrote it died in the middle of it'));
    // A cell is written at once: what is shorter is what a reader has left of a message.
    if (this.#length < 0) throw this.#fail(tornByReader());
  };

  get #inTheMiddle(): boolean {
    return this.#length >= 0 || this.#filled > 0;
  }

  /** From now on nothing can be read: nobody knows where the next message begins. */
  #fail(failure: IpcError): IpcError {
    return (this.#failure = failure);
  }
}

function tornByReader(): TornMessageError {
  return new TornMessageError(
    'another reader died in the middle of one, or read without taking turns',
  );
}
