/** The library: processes and what they share, after Python's multiprocessing. */
export { Process, type ProcessOptions } from './primitives/process.js';
export { activeChildren } from './primitives/children.js';
export { cpuCount, currentProcess, main, parentProcess, wait, type CurrentProcess, type ParentProcess } from './primitives/main.js';
export { Lock, type LockState } from './primitives/lock.js';
export { Barrier, type BarrierOptions } from './primitives/barrier.js';
export type { BarrierAction } from './primitives/barrier-action.js';
export { Condition, type ConditionState } from './primitives/condition.js';
export { Event } from './primitives/event.js';
export { JoinableQueue } from './primitives/joinable-queue.js';
export { Manager } from './primitives/manager.js';
export { DictProxy, EventProxy, ListProxy, LockProxy, NamespaceProxy, QueueProxy, SemaphoreProxy, ValueProxy } from './primitives/manager-proxies.js';
export { Queue, type QueueState } from './primitives/queue.js';
export { Connection } from './primitives/connection.js';
export { Pipe } from './primitives/pipe.js';
export { RLock } from './primitives/rlock.js';
export { BoundedSemaphore } from './primitives/bounded-semaphore.js';
export { Semaphore, type SemaphoreState } from './primitives/semaphore.js';
export { SimpleQueue } from './primitives/simple-queue.js';
export { SharedArray } from './primitives/shared-array.js';
export { SharedMemory, type SharedMemoryOptions } from './primitives/shared-memory.js';
export { Value } from './primitives/value.js';
export type { ArrayOf, NumberOf, NumberType } from './primitives/numbers.js';
export type { GuardOptions } from './primitives/guarded.js';
export type { AcquireOptions } from './primitives/waiters.js';
export {
  block,
  bytePipe,
  counter,
  dict,
  jsonFile,
  list,
  lock,
  named,
  pipe,
  queue,
  rlock,
  scenario,
  semaphore,
  terminal,
  type BytePipe,
  type Ending,
  type Given,
  type JsonFile,
  type MessageQueue,
  type Mutex,
  type Options,
  type Permits,
  type PipeEnds,
  type Scenario,
  type Shared,
  type SharedBlock,
  type SharedDict,
  type SharedList,
  type SharedNumber,
  type SharedTerminal,
  type Shares,
  type Surroundings,
  type WaitOptions,
  type Worker,
  type WriteMode,
} from './scenario.js';
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
