/** The library's errors: each has a stable `code`, and a message that says what was tried, why it failed and what to do. */
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

/** A rule of the library was broken, with Python's own sentence. */
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

/** A lock was released by somebody who does not hold it. */
export class NotOwnerError extends IpcError {
  constructor(what: string, holder: number | null, caller: number) {
    super(
      'NOT_OWNER',
      holder === null
        ? `cannot release ${what}: it is not held; acquire it first`
        : `cannot release ${what}: process ${holder} holds it, not process ${caller}; only the holder may release (use Semaphore(1) to hand over)`,
    );
  }
}

/** A value that should travel to another process cannot be copied. Nothing has been sent. */
export class SerializationError extends IpcError {
  constructor(reason: string, cause: unknown) {
    super('SERIALIZATION', `cannot be sent to another process: ${reason}; send plain data instead`, { cause });
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

/** There is no more to come: every writing end is closed. */
export class EndOfFileError extends IpcError {
  constructor() {
    super('END_OF_FILE', 'there is nothing more to receive: every writing end of the pipe is closed');
  }
}

/** What was received is no value: it was sent as bytes. */
export class DecodingError extends IpcError {
  constructor(bytes: number, cause: unknown) {
    super('DECODING', `the message of ${bytes} bytes is no value that was sent with send(): receive it with recvBytes()`, { cause });
  }
}

/** Nobody will ever read what is written. */
export class BrokenPipeError extends IpcError {
  constructor(why: string) {
    super('BROKEN_PIPE', `cannot write to the pipe: ${why}`);
  }
}

/** A message has lost its end or its beginning. Nobody knows where the next one begins, so nothing can be received any more. */
export class TornMessageError extends IpcError {
  constructor(why: string) {
    super('TORN_MESSAGE', `a message in the pipe is torn: ${why}; make a new pipe`);
  }
}

/** A message is longer than its receiver allows. Its bytes are still in the pipe, so nothing can be received any more. */
export class MessageTooLongError extends IpcError {
  constructor(length: number, most: number) {
    super('MESSAGE_TOO_LONG', `bad message length: it is ${length} bytes long, and at most ${most} are allowed; nothing can be received any more`);
  }
}

/** A message did not fit into the buffer that was meant for it. */
export class BufferTooShortError extends IpcError {
  /** The whole message. */
  readonly bytes: Buffer;

  constructor(bytes: Buffer, room: number) {
    super('BUFFER_TOO_SHORT', `the message is ${bytes.length} bytes long, and the buffer has room for ${room}: take it from this error's bytes`);
    this.bytes = bytes;
  }
}

/** A connection that can only receive was told to send, or the other way round. */
export class DirectionError extends IpcError {
  constructor(message: string) {
    super('DIRECTION', message);
  }
}

/** A primitive was sent in a message; it reaches another process only as an argument of `Process`. */
export class InheritanceError extends IpcError {
  constructor(what: string) {
    super('INHERITANCE', `${what} objects should only be shared between processes through inheritance: pass it in the args of a Process`);
  }
}

/** The machine refused: no permission, no space, no more processes, a system that is not supported. */
export class EnvironmentError extends IpcError {
  constructor(message: string, cause?: unknown) {
    super('ENVIRONMENT', message, cause === undefined ? undefined : { cause });
  }
}
