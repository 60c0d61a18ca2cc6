import type { Value } from 'ipc-demo';

/**
 * A target that imports nothing the child does not have already: what a bigger module adds is its
 * own cost.
 */
export function sayWhen(at: Value<'int32'>): void {
  at.value = micros();
}

/** Microseconds of the machine's monotonic clock, wrapping around: a time that fits a word. */
export function micros(): number {
  return Number(process.hrtime.bigint() / 1000n) | 0;
}
