import { cycleIn, type Deadlock, type Wait } from '../../trace/deadlock.js';
import type { ModelRun } from './model-run.js';
import { isBlocked, type ModelProcess } from './model-process.js';
import type { ModelThing } from '../things/operation.js';

/** Who waits, and why; in memory that is known at every moment. */

export function waitOf({ processes }: ModelRun, proc: ModelProcess): Wait | null {
  if (!isBlocked(proc) && !lingers(proc)) return null;
  const { thing } = proc;
  const holders = [...new Set(thing.holders?.() ?? [])];
  const others = processes.filter(
    (other) =>
      !(other.over && other.operation === null) &&
      !(other.thing === thing && isBlocked(other)) &&
      other !== proc,
  );
  return {
    process: proc.name,
    op: proc.operation!.op,
    on: thing.name,
    ...endersOf(
      thing,
      holders,
      others.map(({ index }) => index),
      processes.map(({ name }) => name),
    ),
  };
}

/**
 * Who holds a thing, or else who could end the wait for it.
 *
 * @param others those who have not ended and wait for something else, or for nothing
 */
export function endersOf(
  thing: ModelThing,
  holders: readonly number[],
  others: readonly number[],
  names: readonly string[],
): Pick<Wait, 'heldBy' | 'couldEnd'> {
  const named = (who: readonly number[]): string[] =>
    who.toSorted((a, b) => a - b).map((index) => names[index]!);
  return {
    heldBy: named(holders),
    couldEnd: holders.length > 0 ? [] : named(others.filter((who) => thing.lets?.(who) ?? true)),
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
