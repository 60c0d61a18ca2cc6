import { availableParallelism } from 'node:os';

/** About ten microseconds: far less than it takes to wake a sleeper, long enough for a short section to end. */
const SPINS = availableParallelism() > 1 ? 200 : 0;

/** Tries again and again for some microseconds before a sleep is worth its price; not at all where there is only one core. */
export function spin(attempt: () => boolean): boolean {
  for (let tries = 0; tries < SPINS; tries++) if (attempt()) return true;
  return false;
}
