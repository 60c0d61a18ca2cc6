import { arena } from '../src/primitives/system/arena.js';

/**
 * A target that imports nothing the child does not have already: what a bigger module adds is its
 * own cost.
 */
export function sayWhen(at: number): void {
  arena().words[at] = micros();
}

/** Microseconds of the machine's monotonic clock, wrapping around: a time that fits a word. */
export function micros(): number {
  return Number(process.hrtime.bigint() / 1000n) | 0;
}
