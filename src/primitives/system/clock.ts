/**
 * Milliseconds of the machine's monotonic clock: the same clock in every process, read anew each
 * time, for an origin that each process works out for itself is wrong by as long as it was
 * interrupted in between.
 */
export function now(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

/** The time as it is kept in a word of the arena: microseconds, wrapping around. */
export function micros(): number {
  return (now() * 1000) | 0;
}

export function microsSince(time: number): number {
  return (micros() - time) >>> 0;
}
