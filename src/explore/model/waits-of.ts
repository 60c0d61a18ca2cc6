import { cycleIn, type Deadlock, type Wait } from '../../trace/deadlock.js';
import type { ModelRun } from './model-run.js';
import { isBlocked, type ModelProcess } from './model-process.js';

/** Who waits, and why; in memory that is known at every moment. */

export function waitOf({ processes }: ModelRun, proc: ModelProcess): Wait | null {
  if (!isBlocked(proc) && !lingers(proc)) return null;
  const holders = [...new Set(proc.thing.holders?.() ?? [])].toSorted((a, b) => a - b);
  return {
    process: proc.name,
    op: proc.operation!.op,
    on: proc.thing.name,
    heldBy: holders.map((index) => processes[index]!.name),
  };
}

/** It waits, and may give up at any moment. */
function lingers({ operation, thing }: ModelProcess): boolean {
  return operation?.lingers?.(thing.level, thing) ?? false;
}

export function deadlockOf(run: ModelRun): Deadlock {
  const waits = run.processes.map((proc) => waitOf(run, proc)).filter((wait) => wait !== null);
  return { waits, cycle: cycleIn(waits) };
}
