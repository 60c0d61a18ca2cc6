/** Room: the door `ipc-demo`. The library: processes and what they share, after Python's multiprocessing. */
export { activeChildren, Process } from './primitives/process/process.js';
export type { ProcessOptions } from './primitives/process/options.js';
export {
  cpuCount,
  currentProcess,
  main,
  parentProcess,
  wait,
  type CurrentProcess,
  type ParentProcess,
} from './primitives/process/main.js';
export { Lock, type LockState } from './primitives/sync/lock.js';
export { Barrier } from './primitives/sync/barrier.js';
export type { BarrierAction, BarrierOptions } from './primitives/sync/barrier-action.js';
export { Condition, type ConditionState } from './primitives/sync/condition.js';
export { Event } from './primitives/sync/event.js';
export { JoinableQueue } from './primitives/messages/joinable-queue.js';
export { Manager } from './primitives/manager/manager.js';
export {
  DictProxy,
  EventProxy,
  ListProxy,
  LockProxy,
  NamespaceProxy,
  QueueProxy,
  SemaphoreProxy,
  ValueProxy,
} from './primitives/manager/proxies.js';
export { Queue, type QueueState } from './primitives/messages/queue.js';
export { Connection } from './primitives/messages/connection.js';
export { Pipe } from './primitives/messages/pipe.js';
export { RLock } from './primitives/sync/rlock.js';
export { BoundedSemaphore } from './primitives/sync/bounded-semaphore.js';
export { Semaphore, type SemaphoreState } from './primitives/sync/semaphore.js';
export { SimpleQueue } from './primitives/messages/simple-queue.js';
export { SharedArray } from './primitives/memory/shared-array.js';
export { SharedMemory, type SharedMemoryOptions } from './primitives/memory/shared-memory.js';
export { Value } from './primitives/memory/value.js';
export type { ArrayOf, NumberOf, NumberType } from './primitives/memory/numbers.js';
export type { GuardOptions } from './primitives/memory/guarded.js';
export type { AcquireOptions } from './primitives/waiting/terms.js';
export { setHooks, type Hooks, type PrimitiveOperation as Operation } from './primitives/hooks.js';
export {
  AssertionError,
  BrokenPipeError,
  BufferTooShortError,
  ClosedError,
  DecodingError,
  DirectionError,
  Empty,
  EndOfFileError,
  BrokenBarrierError,
  EnvironmentError,
  Full,
  IndexError,
  FileExistsError,
  FileNotFoundError,
  ForeignPrimitiveError,
  InheritanceError,
  IpcError,
  KeyError,
  ManagerGoneError,
  MessageTooLongError,
  NotOwnerError,
  NotStartedError,
  ProcessError,
  SerializationError,
  TornMessageError,
  ValueError,
} from './primitives/errors.js';
