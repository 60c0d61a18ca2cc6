import { EndOfFileError, type IpcError, MessageTooLongError, TornMessageError } from '../errors.js';
import { HEADER_BYTES, lengthIn } from './frame.js';
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
  readonly #header: Buffer = Buffer.alloc(HEADER_BYTES);
  /**
   * Small messages come here first: a buffer that the kernel has never written to costs more than a
   * copy.
   */
  readonly #small: Buffer = Buffer.alloc(PIPE_BUF);
  /** Where the message in hand goes, and how long it is; -1 until its header is there. */
  #body: Buffer = this.#small;
  #length = -1;
  /** How much of the header, or of the body, is there. */
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
      if (!this.#fill(this.#header, HEADER_BYTES)) return false;
      this.#length = this.#readHeader(most);
      this.#body = this.#placeFor(this.#length, place);
      this.#filled = 0;
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
    const length = lengthIn(this.#header, this.#end.at);
    if (length === null)
      throw this.#fail(
        new TornMessageError(
          'another reader died in the middle of one, or read without taking turns',
        ),
      );
    if (length > most) throw this.#fail(new MessageTooLongError(length, most));
    return length;
  }

  #placeFor(length: number, place: Buffer | null): Buffer {
    if (length <= this.#small.length) return this.#small;
    return place !== null && length <= place.length ? place : Buffer.allocUnsafeSlow(length);
  }

  #handOut<T>(open: Open<T>): T {
    const [body, length] = [this.#body, this.#length];
    this.#body = this.#small;
    this.#length = -1;
    this.#filled = 0;
    return open(body, length, body === this.#small);
  }

  readonly #lookForDeath = (): void => {
    // In this order: what the dead have written is there by now.
    if (this.#inTheMiddle && this.#end.torn && !this.#end.ready)
      throw this.#fail(new TornMessageError('the process that wrote it died in the middle of it'));
  };

  get #inTheMiddle(): boolean {
    return this.#length >= 0 || this.#filled > 0;
  }

  /** From now on nothing can be read: nobody knows where the next message begins. */
  #fail(failure: IpcError): IpcError {
    return (this.#failure = failure);
  }
}
