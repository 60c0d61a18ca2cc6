/** How the main process ends, and with what exit code or signal it must. */

export interface Way {
  readonly name: string;
  /** Minus the number of the signal when a signal ends it. */
  readonly code: number;
  /** Whether it waits for a child that is no daemon. */
  readonly waits?: true;
  /** Whether it has no time to clean up: the next program does. */
  readonly atOnce?: true;
}

export const ways: readonly Way[] = [
  { name: 'return', code: 0, waits: true },
  { name: 'throw', code: 1, waits: true },
  { name: 'process.exit', code: 3 },
  { name: 'SIGINT', code: -2 },
  { name: 'SIGTERM', code: -15 },
  { name: 'SIGHUP', code: -1 },
  { name: 'SIGKILL', code: -9, atOnce: true },
  { name: 'closed stdout', code: 1 },
  { name: 'closed terminal', code: -1 },
  { name: 'stopped and killed', code: -9, atOnce: true },
];
