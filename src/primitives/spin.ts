import { availableParallelism } from 'node:os';

const CORES = availableParallelism();
/** About ten microseconds of tries at a lock: far less than it takes to wake a sleeper, long enough for a short section to end. */
const TRIES = 200;

/**
 * Tries again and again for some microseconds before a sleep is worth its price; not at all where there is only one core.
 * @param tries what takes less time than a lock may be tried more often
 */
export function spin(attempt: () => boolean, tries: number = TRIES): boolean {
  if (CORES === 1) return false;
  for (let count = 0; count < tries; count++) if (attempt()) return true;
  return false;
}
