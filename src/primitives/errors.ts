/**
 * Room: the library, for whoever imports `ipc-demo`. No scenario, no language, no colour: errors
 * have codes, and what they say is English.
 */

import { inspect } from 'node:util';

/**
 * The library's errors: each has a stable `code`, and a message that says what was tried, why it
 * failed and what to do.
 */
export class IpcError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.name = new.target.name;
  }
}

/** A process was used in a way that its state does not allow. */
export class ProcessError extends IpcError {}

/** The process has not been started yet. */
export class NotStartedError extends ProcessError {
  constructor(name: string, tried: string) {
    super('NOT_STARTED', `cannot ${tried} ${name}: it has not been started; call start() first`);
  }
}

/** A rule of the library was broken, in Python's own words; or an `assert` of a scenario was. */
export class AssertionError extends IpcError {
  constructor(message: string) {
    super('ASSERTION', message);
  }
}

/** An argument or a call has a value that makes no sense here. */
export class ValueError extends IpcError {
  constructor(message: string) {
    super('VALUE', message);
  }
}

/** Something was tried that only the holder of a lock may do. */
export class NotOwnerError extends IpcError {
  constructor(
    tried: string,
    holder: number | null,
    advice = 'acquire it first',
    caller: number | null = process.pid,
  ) {
    super(
      'NOT_OWNER',
      `cannot ${tried}: ${holder === null ? 'it is not held' : `process ${holder} holds it, not process ${caller}`}; ${advice}`,
    );
  }
}

/** A barrier is broken, or was broken or reset before all had come and its action had run. */
export class BrokenBarrierError extends IpcError {
  constructor(parties: number, why: string) {
    super('BROKEN_BARRIER', `cannot pass a barrier of ${parties} parties: ${why}`);
  }
}

/** A value that should travel to another process cannot be copied. Nothing has been sent. */
export class SerializationError extends IpcError {
  /** What in it cannot be copied, and why. */
  readonly reason: string;

  constructor(reason: string, cause: unknown) {
    super(
      'SERIALIZATION',
      `cannot be sent to another process: ${reason}; send plain data instead`,
      { cause },
    );
    this.reason = reason;
  }
}

/** Something was used after its end. */
export class ClosedError extends IpcError {
  constructor(what: string) {
    super('CLOSED', `${what} is closed`);
  }
}

/** A queue is full, and stayed so for as long as one was ready to wait. */
export class Full extends IpcError {
  constructor(maxsize: number) {
    super('FULL', `the queue is full: it holds ${maxsize}, and nobody has taken any in time`);
  }
}

/** A queue is empty, and stayed so for as long as one was ready to wait. */
export class Empty extends IpcError {
  constructor() {
    super('EMPTY', 'the queue is empty, and nobody has put anything in time');
  }
}

/** There is nothing under this key. */
export class KeyError extends IpcError {
  constructor(key: unknown) {
    super('KEY', `there is no key ${inspect(key)}`);
  }
}

/** There is nothing at this index. */
export class IndexError extends IpcError {
  constructor(index: number, length: number) {
    super('INDEX', `index ${index} is out of range: there are ${length}`);
  }
}

/** The manager's process has ended, and everything that it kept with it. */
export class ManagerGoneError extends IpcError {
  constructor() {
    super(
      'MANAGER_GONE',
      'the manager is gone: it was shut down or killed, and what it kept went with it',
    );
  }
}

/** There is no more to come: every writing end is closed. */
export class EndOfFileError extends IpcError {
  constructor() {
    super(
      'END_OF_FILE',
      'there is nothing more to receive: every writing end of the pipe is closed',
    );
  }
}

/** What was received is no value: it was sent as bytes. */
export class DecodingError extends IpcError {
  constructor(bytes: number, cause: unknown) {
    super(
      'DECODING',
      `the message of ${bytes} bytes is no value that was sent with send(): receive it with recvBytes()`,
      { cause },
    );
  }
}

/** Nobody will ever read what is written. */
export class BrokenPipeError extends IpcError {
  constructor(why: string) {
    super('BROKEN_PIPE', `cannot write to the pipe: ${why}`);
  }
}

/**
 * A message has lost its end or its beginning. Nobody knows where the next one begins, so nothing
 * can be received any more.
 */
export class TornMessageError extends IpcError {
  constructor(why: string) {
    super('TORN_MESSAGE', `a message in the pipe is torn: ${why}; make a new pipe`);
  }
}

/**
 * A message is longer than its receiver allows. Its bytes are still in the pipe, so nothing can be
 * received any more.
 */
export class MessageTooLongError extends IpcError {
  constructor(length: number, most: number) {
    super(
      'MESSAGE_TOO_LONG',
      `bad message length: it is ${length} bytes long, and at most ${most} are allowed; nothing can be received any more`,
    );
  }
}

/** A message did not fit into the buffer that was meant for it. */
export class BufferTooShortError extends IpcError {
  /** The whole message. */
  readonly bytes: Buffer;

  constructor(bytes: Buffer, room: number) {
    super(
      'BUFFER_TOO_SHORT',
      `the message is ${bytes.length} bytes long, and the buffer has room for ${room}: take it from this error's bytes`,
    );
    this.bytes = bytes;
  }
}

/** A connection that can only receive was told to send, or the other way round. */
export class DirectionError extends IpcError {
  constructor(message: string) {
    super('DIRECTION', message);
  }
}

/**
 * A primitive was sent in a message; it reaches another process only as an argument of `Process`.
 */
export class InheritanceError extends IpcError {
  constructor(what: string) {
    super(
      'INHERITANCE',
      `${what} objects should only be shared between processes through inheritance: pass it in the args of a Process`,
    );
  }
}

/**
 * A primitive was made by another copy of the library: its place is in that copy's memory, and in
 * this one's something else lies there.
 */
export class ForeignPrimitiveError extends IpcError {
  constructor(what: string, theirs: string, ours: string) {
    super(
      'FOREIGN',
      `this ${what} was made by another copy of ipc-demo (${theirs}) than the one that was to use it (${ours}): see to it that both import the same one`,
    );
  }
}

/** Something of that name is there already. */
export class FileExistsError extends IpcError {
  constructor(message: string) {
    super('FILE_EXISTS', message);
  }
}

/** There is nothing of that name, or not any more. */
export class FileNotFoundError extends IpcError {
  constructor(message: string) {
    super('FILE_NOT_FOUND', message);
  }
}

/**
 * The machine refused: no permission, no space, no more processes, a system that is not supported.
 */
export class EnvironmentError extends IpcError {
  constructor(message: string, cause?: unknown) {
    super('ENVIRONMENT', message, cause === undefined ? undefined : { cause });
  }
}

/** The machine has nothing that the library could stand on. */
export class UnsupportedError extends EnvironmentError {}
