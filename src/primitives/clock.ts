const origin = Number(process.hrtime.bigint()) / 1e6 - performance.now();

/** Milliseconds of the machine's monotonic clock: the same clock in every process, cheap to read. */
export function now(): number {
  return origin + performance.now();
}
