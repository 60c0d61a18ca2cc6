import { hasWaitedFor, Purpose } from '../waiting/cells.js';
import { numberOf } from '../waiting/family.js';

/** How long a child waits for room in a full queue before its join says so, in milliseconds. */
const WARN_AFTER = 1000;

/**
 * A join that will never end is not silent about it: who joins is often the one who should get from
 * the queue. To be cleared when the join is over.
 */
export function watchForFullQueue(name: string, pid: number): NodeJS.Timeout {
  const watch = setInterval(() => {
    const number = numberOf(pid);
    if (number === null || !hasWaitedFor(number, Purpose.roomInQueue, WARN_AFTER)) return;
    clearInterval(watch);
    process.emitWarning(
      `join() waits for ${name}, which waits to put something into a full queue: get from the queue before you join`,
      { code: 'IPC_FULL_QUEUE' },
    );
  }, WARN_AFTER);
  return watch;
}
