import { availableParallelism } from 'node:os';
import { now } from '../system/clock.js';

const CORES = availableParallelism();
/**
 * About ten microseconds of tries at a lock: far less than it takes to wake a sleeper, long enough
 * for a short section to end.
 */
const TRIES = 200;

/**
 * Tries again and again for some microseconds before a sleep is worth its price; not at all where
 * there is only one core.
 */
export function spin(attempt: () => boolean): boolean {
  if (CORES === 1) return false;
  for (let tries = 0; tries < TRIES; tries++) if (attempt()) return true;
  return false;
}

/**
 * In milliseconds: two that answer each other stay awake if the first answer, for which somebody
 * had to be woken, is waited for once.
 */
const LONG = 0.15;
const SHORT = 0.008;
/** How often it is tried all the same. */
const ONCE_IN = 16;
/** How often to try before the clock is asked. */
const TRIES_A_LOOK = 64;

/**
 * Spins for as long as it has been worth it: long after it was, briefly after it was not, and long
 * once in a while, to find out.
 */
export class AdaptiveSpin {
  #time = LONG;
  #spins = 0;

  try(attempt: () => boolean): boolean {
    if (CORES === 1) return false;
    const end = now() + (++this.#spins % ONCE_IN === 0 ? LONG : this.#time);
    do {
      for (let tries = 0; tries < TRIES_A_LOOK; tries++) {
        if (!attempt()) continue;
        this.#time = LONG;
        return true;
      }
    } while (now() < end);
    this.#time = Math.max(this.#time / 2, SHORT);
    return false;
  }
}
