/** How the main process ends, and with what exit code or signal it must. */

export interface Way {
  readonly name: string;
  /** Who ends it: its own code, or somebody outside. */
  readonly by: 'itself' | 'a signal' | 'closing';
  /** Minus the number of the signal when a signal ends it. */
  readonly code: number;
  /** Whether it waits for a child that is no daemon. */
  readonly waits?: true;
  /** Whether it has no time to clean up: the next program does. */
  readonly atOnce?: true;
}

export const ways: readonly Way[] = [
  { name: 'return', by: 'itself', code: 0, waits: true },
  { name: 'throw', by: 'itself', code: 1, waits: true },
  { name: 'process.exit', by: 'itself', code: 3 },
  { name: 'SIGINT', by: 'a signal', code: -2 },
  { name: 'SIGTERM', by: 'a signal', code: -15 },
  { name: 'SIGHUP', by: 'a signal', code: -1 },
  { name: 'SIGKILL', by: 'a signal', code: -9, atOnce: true },
  { name: 'closed stdout', by: 'closing', code: 1 },
  { name: 'closed terminal', by: 'closing', code: -1 },
  { name: 'stopped and killed', by: 'a signal', code: -9, atOnce: true },
];
