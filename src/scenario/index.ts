/**
 * Room: what a scenario is made of. No runtime enters: whoever carries it out makes the things.
 *
 * The door `ipc-demo/scenario`: what a scenario is written with. It is carried out by the command
 * `ipc-demo`; whoever wants processes and locks in a program of his own takes the library, `ipc-demo`.
 */
export {
  named,
  scenario,
  type Ending,
  type Given,
  type OwnOption,
  type Options,
  type Scenario,
  type Surroundings,
  type Worker,
} from './scenario.js';
export type { Shared, Shares, WriteMode } from './shared.js';
export { jsonFile, type JsonFile } from './json-file.js';
export {
  barrier,
  condition,
  event,
  lock,
  rlock,
  semaphore,
  type LockCondition,
  type MeetingPoint,
  type Mutex,
  type TimeToWait,
  type Permits,
  type Signal,
} from './sync.js';
export { queue, type MessageQueue, type WaitOptions } from './queue.js';
export { bytePipe, pipe, type BytePipe, type PipeEnds } from './pipes.js';
export { dict, list, type SharedDict, type SharedList } from './managed.js';
export {
  block,
  counter,
  word,
  type SharedBlock,
  type SharedNumber,
  type SharedWord,
} from './memory.js';
export { folder, NoFileError, type SharedFolder } from './folder.js';
export type { Wanted, Watchable } from './until.js';
export { terminal, type SharedTerminal } from './terminal.js';
/** What a worker may meet and catch: the library's own classes. */
export {
  AssertionError,
  BrokenPipeError,
  ClosedError,
  DirectionError,
  Empty,
  EndOfFileError,
  Full,
  IpcError,
  MessageTooLongError,
  NotOwnerError,
  SerializationError,
} from '../primitives/errors.js';
