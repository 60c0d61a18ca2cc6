/** The longest time that a timer can count, in milliseconds: 24 days. A longer wait has no bound. */
const LONGEST = 2 ** 31 - 1;

/** Null when the time is up first. Keeps the program going meanwhile, for a daemon does not. */
export function withinTime<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = ms > LONGEST ? setInterval(() => {}, LONGEST) : setTimeout(resolve, ms, null);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
