/** Where every number of milliseconds comes in that a user has given. */

/** The longest time that a timer can count: 24 days. What is longer would be up at once. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;

/**
 * That number; `Infinity`, which is no bound, where there is none. What is 0 or less has passed
 * already.
 * @throws {TypeError} when it is no number
 */
export function milliseconds(value: number | null | undefined, name = 'timeout'): number {
  if (value === undefined || value === null) return Infinity;
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new TypeError(
      `${name} must be a number of milliseconds, not ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`,
    );
  }
  return value;
}
