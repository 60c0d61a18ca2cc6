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

/** Something was tried that only the holder of a lock may do. */
export class NotOwnerError extends IpcError {
  constructor(tried: string, holder: number | null, advice = 'acquire it first') {
    super('NOT_OWNER', `cannot ${tried}: ${holder === null ? 'it is not held' : `process ${holder} holds it, not process ${process.pid}`}; ${advice}`);
  }
}

/** A barrier is broken, or was broken or reset before all had come and its action had run. */
export class BrokenBarrierError extends IpcError {
  constructor(parties: number, why: string) {
    super('BROKEN_BARRIER', `cannot pass a barrier of ${parties} parties: ${why}`);
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
