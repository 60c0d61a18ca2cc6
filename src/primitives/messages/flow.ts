import { allocate } from '../system/arena.js';
import {
  POLLIN,
  POLLOUT,
  type Readiness,
  readSome,
  type Transfer,
  writeSome,
} from '../system/kernel-pipe.js';
import { QUEUE_WORDS } from '../waiting/waiters.js';

/** One direction of the kernel's pipes: what the processes keep about it in the arena. */

const LINE = 16;
const COUNTS = 2 * QUEUE_WORDS;

/**
 * What stands where in it: two queues; how many bytes have been moved at each end,
 * wrapping around; how many are to have been read when a writer that waits is woken; who is in the
 * middle of writing a message.
 */
export const Flow: Readonly<
  Record<'readers' | 'writers' | 'read' | 'written' | 'enough' | 'author', number>
> = {
  readers: 0,
  writers: QUEUE_WORDS,
  read: COUNTS,
  written: COUNTS + LINE,
  enough: COUNTS + 2 * LINE,
  author: COUNTS + 2 * LINE + 1,
};

/** A place in the arena for a new direction. */
export function allocateFlow(): number {
  return allocate(Flow.author + 1);
}

/** What an end does. */
export interface PipeRole {
  readonly move: Transfer;
  readonly readiness: Readiness;
  readonly queue: number;
  readonly others: number;
  readonly moved: number;
  readonly movedByOthers: number;
}

export const READER: PipeRole = {
  move: readSome,
  readiness: POLLIN,
  queue: Flow.readers,
  others: Flow.writers,
  moved: Flow.read,
  movedByOthers: Flow.written,
};
export const WRITER: PipeRole = {
  move: writeSome,
  readiness: POLLOUT,
  queue: Flow.writers,
  others: Flow.readers,
  moved: Flow.written,
  movedByOthers: Flow.read,
};
