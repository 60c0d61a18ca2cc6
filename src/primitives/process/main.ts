import { availableParallelism } from 'node:os';
import { endOfCode, identity, refuseWhileImporting } from './current.js';
import { milliseconds } from '../system/milliseconds.js';
import type { Process } from './process.js';
import { withinTime } from '../waiting/within-time.js';

/** What can be said of the process that runs this code. */
export interface CurrentProcess {
  readonly name: string;
  readonly daemon: boolean;
  readonly pid: number;
  readonly exitCode: null;
  isAlive(): boolean;
}

export interface ParentProcess {
  readonly name: string;
  readonly pid: number;
  isAlive(): boolean;
}

/**
 * Runs the main process's code. When it ends, daemons are ended first, then the other children are
 * waited for; then, and also when it throws, the promise settles as the code did.
 *
 * A program without `main` does the same when nothing but daemons keeps it going any more.
 * @throws {ProcessError} `UNGUARDED` in a child that is importing its module: see
 * {@link Process.start}
 */
export async function main<T>(fn: () => T | Promise<T>): Promise<T> {
  refuseWhileImporting('run main()');
  try {
    return await fn();
  } finally {
    await endOfCode();
  }
}

/** The process that runs this code; the first of a program is named `MainProcess`. */
export function currentProcess(): CurrentProcess {
  return {
    name: identity.name,
    daemon: identity.daemon,
    pid: process.pid,
    exitCode: null,
    isAlive: () => true,
  };
}

/** The process that started this one; null in the main process. */
export function parentProcess(): ParentProcess | null {
  if (!identity.parent) return null;
  const { name, pid } = identity.parent;
  // A process whose parent has died is given another at once.
  return { name, pid, isAlive: () => process.ppid === pid };
}

/** How many processes can run at the same moment. */
export function cpuCount(): number {
  return availableParallelism();
}

/**
 * Waits until at least one of the processes has ended, at most `timeout` ms.
 * @returns all that have ended by then, in the order given
 */
export async function wait(
  processes: readonly Process[],
  { timeout }: { timeout?: number } = {},
): Promise<Process[]> {
  const patience = milliseconds(timeout);
  const ended = (): Process[] => processes.filter(({ exitCode }) => exitCode !== null);
  if (ended().length === 0 && processes.length > 0 && patience > 0) {
    await withinTime(Promise.race(processes.map(({ sentinel }) => sentinel)), patience);
  }
  return ended();
}
