/** The library: processes and what they share, after Python's multiprocessing. */
export { Process, type ProcessOptions } from './primitives/process.js';
export { activeChildren } from './primitives/children.js';
export { cpuCount, currentProcess, main, parentProcess, wait, type CurrentProcess, type ParentProcess } from './primitives/main.js';
export { Lock, type LockState } from './primitives/lock.js';
export { Barrier, type BarrierOptions } from './primitives/barrier.js';
export type { BarrierAction } from './primitives/barrier-action.js';
export { Condition, type ConditionState } from './primitives/condition.js';
export { Event } from './primitives/event.js';
export { RLock } from './primitives/rlock.js';
export { BoundedSemaphore } from './primitives/bounded-semaphore.js';
export { Semaphore, type SemaphoreState } from './primitives/semaphore.js';
export type { AcquireOptions } from './primitives/waiters.js';
export { setHooks, type Hooks, type Operation } from './primitives/hooks.js';
export {
  AssertionError,
  BrokenBarrierError,
  EnvironmentError,
  InheritanceError,
  IpcError,
  NotOwnerError,
  NotStartedError,
  ProcessError,
  ValueError,
} from './primitives/errors.js';
