import { closeSync } from 'node:fs';
import { ClosedError, DirectionError, EndOfFileError } from '../errors.js';
import { LONGEST_MESSAGE } from './frame.js';
import { type Handle, refuseToBeCloned, refuseToTravel } from '../handle.js';
import { hooks, type PrimitiveOperation } from '../hooks.js';
import { Inlet, type Open } from './inlet.js';
import { encode } from '../message.js';
import { milliseconds } from '../system/milliseconds.js';
import { into, ownBytes, part, valueOf } from './opening.js';
import { Outlet } from './outlet.js';
import { READER, WRITER } from './flow.js';
import { PIPE_CHUNK, PipeEnd, SOCKET_CHUNK } from './pipe-end.js';

/**
 * One end of a pipe between processes; {@link Pipe} makes two of them. What is sent at one end is
 * received at the other, message by message, in order; messages never merge.
 *
 * It reaches a child in the args of a `Process`, and then both processes have that end: it is
 * closed when every one of them has closed it, or has ended. So close what you have given away,
 * after `start()`: as long as you have the writing end open yourself, there is no end of file.
 *
 * Contention: sends (or receives) that one process does not await happen in turn. Processes that
 * share an end must take turns, with a
 * `Lock`: two readers without one tear each other's messages apart, and so do two writers of
 * messages of more than 4 KiB. A sender waits while the pipe is full, which it is at about 64 KiB,
 * where each message counts for at least 64 bytes; it goes on when half of that has been received,
 * and in any case after 50 ms. A wait begins with a fifth of a millisecond in which nothing else
 * happens in this process.
 *
 * Death: when all who had the other end are dead, a receiver gets what has been sent and then
 * {@link EndOfFileError}, a sender {@link BrokenPipeError}. What a death leaves in the middle of a
 * message is a {@link TornMessageError}, also when others have the same end: no receiver hangs, and
 * none gets a wrong message. (In Python it does, as soon as another process has the writing end
 * open.)
 *
 * @example
 * const [reader, writer] = Pipe({ duplex: false });
 * new Process({ module: import.meta.url, target: count, args: [writer] }).start();
 * writer.close();                        // or there would be no end of file here
 * console.log(await reader.recv());
 */
export class Connection {
  readonly #fd: number;
  readonly #incoming: PipeEnd | null;
  readonly #outgoing: PipeEnd | null;
  readonly #inlet: Inlet | null;
  readonly #outlet: Outlet | null;
  #closed = false;

  private constructor(fd: number, incoming: number | null, outgoing: number | null) {
    this.#fd = fd;
    const chunk = incoming === null || outgoing === null ? PIPE_CHUNK : SOCKET_CHUNK;
    this.#incoming = incoming === null ? null : new PipeEnd(fd, incoming, READER, chunk);
    this.#outgoing = outgoing === null ? null : new PipeEnd(fd, outgoing, WRITER, chunk);
    this.#inlet = this.#incoming && new Inlet(this.#incoming);
    this.#outlet = this.#outgoing && new Outlet(this.#outgoing);
    refuseToBeCloned(this);
  }

  /**
   * @internal See {@link Pipe}.
   * @param fd a descriptor that does not block
   * @param incoming, outgoing where its directions lie in the arena; null for one that it has not
   */
  static _of(fd: number, incoming: number | null, outgoing: number | null): Connection {
    return new Connection(fd, incoming, outgoing);
  }

  get closed(): boolean {
    return this.#closed;
  }

  get readable(): boolean {
    return this.#inlet !== null && this.#inlet.usable;
  }

  get writable(): boolean {
    return this.#outlet !== null;
  }

  /**
   * The descriptor under which this process has it. What is read or written past the connection is
   * missing in it.
   * @throws {ClosedError}
   */
  fileno(): number {
    if (this.#closed) throw new ClosedError('handle');
    return this.#fd;
  }

  /**
   * Sends a copy of the value, made at this moment. Resolves when all of it is in the pipe, not
   * when it has been received.
   * @throws {SerializationError} when the value cannot be copied; then nothing is sent.
   * {@link BrokenPipeError} when nobody will receive it; {@link ClosedError};
   * {@link DirectionError}
   */
  async send(value: unknown): Promise<void> {
    const outlet = this.#forWriting();
    hooks?.before?.({ op: 'send', target: this, value });
    const message = encode(value);
    const wait = outlet.write(message);
    if (wait !== null) await wait;
    hooks?.after?.({ op: 'send', target: this, value, bytes: message.length });
  }

  /**
   * Waits for the next message, and returns its value.
   * @throws {EndOfFileError} when there is nothing more to come; {@link DecodingError} when it is
   * no value (it was sent with `sendBytes`; it is gone, and the next can be received);
   * {@link TornMessageError}; {@link ClosedError}; {@link DirectionError}
   */
  async recv(): Promise<unknown> {
    const next = this.#receive(valueOf, LONGEST_MESSAGE);
    return next instanceof Promise ? await next : next;
  }

  /**
   * Sends bytes as a message: `size` of them (all that follow) from `offset`. They must not change
   * until the promise resolves.
   * @throws {RangeError} when the buffer has no such part; otherwise as {@link send}
   */
  async sendBytes(buffer: NodeJS.ArrayBufferView, offset = 0, size?: number): Promise<void> {
    const outlet = this.#forWriting();
    const message = part(buffer, offset, size);
    hooks?.before?.({ op: 'send', target: this, bytes: message.length });
    const wait = outlet.write(message);
    if (wait !== null) await wait;
    hooks?.after?.({ op: 'send', target: this, bytes: message.length });
  }

  /**
   * Waits for the next message, and returns its bytes.
   * @throws {MessageTooLongError} when there are more than `maxLength`; then nothing can be
   * received any more. Otherwise as {@link recv}
   */
  async recvBytes(maxLength: number = LONGEST_MESSAGE): Promise<Buffer> {
    if (!(maxLength >= 0))
      throw new RangeError(`maxLength must not be negative, and is ${maxLength}`);
    return this.#receive(ownBytes, maxLength);
  }

  /**
   * Waits for the next message, and puts its bytes into `buffer` from `offset` on: the fast way for
   * large ones. Returns how many there are.
   * @throws {BufferTooShortError} when they are too many; it has the whole message.
   * {@link RangeError} when `buffer` has no such place; otherwise as {@link recv}
   */
  async recvBytesInto(buffer: NodeJS.ArrayBufferView, offset = 0): Promise<number> {
    const place = part(buffer, offset);
    return this.#receive(into(place), LONGEST_MESSAGE, place);
  }

  /**
   * Whether there is something to receive, or the end of the file, at this moment or within
   * `timeout` ms.
   */
  async poll({ timeout = 0 }: { readonly timeout?: number } = {}): Promise<boolean> {
    return this.#forReading().poll(milliseconds(timeout));
  }

  /**
   * Closes this process's end. Whoever waits here gets {@link ClosedError}. Nothing happens when it
   * is closed.
   */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#outlet?.close();
    const ends = [this.#incoming, this.#outgoing];
    for (const end of ends) end?.close();
    closeSync(this.#fd);
    for (const end of ends) end?.sayClosed();
  }

  /** Closes it at the end of a block. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** @internal Whether there is something to receive, or the end of the file, at this moment. */
  get _ready(): boolean {
    return this.#incoming?.ready ?? true;
  }

  toString(): string {
    const ways =
      this.#inlet === null ? 'write-only' : this.#outlet === null ? 'read-only' : 'duplex';
    return `<Connection ${this.#closed ? 'closed' : `fd=${this.#fd}`} ${ways}>`;
  }

  /** @internal How it travels to a child. */
  _handle(fdInChild: (fd: number) => number): Handle {
    if (this.#closed) throw new ClosedError('a connection in the args of a process');
    return {
      module: 'primitives/messages/connection.js',
      type: 'Connection',
      args: [fdInChild(this.#fd), this.#incoming?.at ?? null, this.#outgoing?.at ?? null],
    };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }

  #forReading(): Inlet {
    if (this.#closed) throw new ClosedError('handle');
    if (this.#inlet === null) throw new DirectionError('connection is write-only');
    return this.#inlet;
  }

  #forWriting(): Outlet {
    if (this.#closed) throw new ClosedError('handle');
    if (this.#outlet === null) throw new DirectionError('connection is read-only');
    return this.#outlet;
  }

  #receive<T>(open: Open<T>, most: number, place: Buffer | null = null): T | Promise<T> {
    const inlet = this.#forReading();
    if (hooks === null) return inlet.next(open, most, place);
    hooks.before?.({ op: 'recv', target: this });
    try {
      const next = inlet.next(this.#reporting(open), most, place);
      return next instanceof Promise
        ? next.catch((error: unknown) => this.#reportEnd(error))
        : next;
    } catch (error) {
      return this.#reportEnd(error);
    }
  }

  #reporting<T>(open: Open<T>): Open<T> {
    return (bytes, length, lent) => {
      const value = open(bytes, length, lent);
      hooks?.after?.({
        op: 'recv',
        target: this,
        bytes: length,
        ...(open === valueOf && { value }),
      });
      return value;
    };
  }

  #reportEnd(error: unknown): never {
    if (error instanceof EndOfFileError)
      hooks?.after?.({ op: 'eof', target: this } satisfies PrimitiveOperation);
    throw error;
  }
}
