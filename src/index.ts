/** The library: processes and what they share, after Python's multiprocessing. */
export { Process, type ProcessOptions } from './primitives/process.js';
export { activeChildren } from './primitives/children.js';
export { cpuCount, currentProcess, main, parentProcess, wait, type CurrentProcess, type ParentProcess } from './primitives/main.js';
export { Lock, type LockState } from './primitives/lock.js';
export { Event } from './primitives/event.js';
export { Connection } from './primitives/connection.js';
export { Pipe } from './primitives/pipe.js';
export { RLock } from './primitives/rlock.js';
export { BoundedSemaphore } from './primitives/bounded-semaphore.js';
export { Semaphore, type SemaphoreState } from './primitives/semaphore.js';
export type { AcquireOptions } from './primitives/waiters.js';
export { setHooks, type Hooks, type Operation } from './primitives/hooks.js';
export {
  AssertionError,
  BrokenPipeError,
  BufferTooShortError,
  ClosedError,
  DecodingError,
  DirectionError,
  Empty,
  EndOfFileError,
  EnvironmentError,
  Full,
  InheritanceError,
  IpcError,
  MessageTooLongError,
  NotOwnerError,
  NotStartedError,
  ProcessError,
  SerializationError,
  TornMessageError,
  ValueError,
} from './primitives/errors.js';
