import { LONGEST_TIMER, milliseconds } from '../system/milliseconds.js';

/** Null when the time is up first. Keeps the program going meanwhile, for a daemon does not. */
export function withinTime<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer =
      milliseconds(ms) > LONGEST_TIMER
        ? setInterval(() => {}, LONGEST_TIMER)
        : setTimeout(resolve, ms, null);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
