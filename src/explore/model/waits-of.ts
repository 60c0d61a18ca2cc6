import { afterDeaths, cycleIn, type Deadlock, type Wait } from '../../trace/deadlock.js';
import { isBlocked, type ModelProcess } from './model-process.js';
import { type ModelThing, nameOn } from '../things/operation.js';

/** Who waits, and why; in memory that is known at every moment. */

/** A run, as far as is asked here. */
interface Waited {
  readonly died: readonly string[];
  readonly processes: readonly ModelProcess[];
}

export function waitOf({ processes }: Pick<Waited, 'processes'>, proc: ModelProcess): Wait | null {
  if (!isBlocked(proc) && !lingers(proc)) return null;
  const { thing } = proc;
  const on = waitsFor(proc);
  const others = processes.filter(
    (other) =>
      !(other.over && other.operation === null) &&
      !(isBlocked(other) && waitsFor(other) === on) &&
      other !== proc,
  );
  return {
    process: proc.name,
    op: proc.operation!.op,
    on,
    ...endersOf(
      thing,
      holdersOf(thing, on),
      others.map(({ index }) => index),
      processes.map(({ name }) => name),
    ),
  };
}

/** Who has what is waited for; who waits for what the thing does besides waits for nobody. */
export function holdersOf(thing: ModelThing, on: string): readonly number[] {
  return on === thing.name ? (thing.holders?.() ?? []) : [];
}

/** What it waits for, by its name. */
export function waitsFor({ operation, thing, argument, index }: ModelProcess): string {
  return nameOn(operation!, thing, argument, index);
}

/** Those who have to wait for a thing, in the order of their numbers. */
export function waitersOf(
  thing: ModelThing,
  processes: readonly ModelProcess[],
): readonly ModelProcess[] {
  return processes.filter(
    (proc) => proc.thing === thing && isBlocked(proc) && waitsFor(proc) === thing.name,
  );
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
function lingers({ operation, thing, index, argument }: ModelProcess): boolean {
  return operation?.lingers?.(thing.level, thing, index, argument) ?? false;
}

export function deadlockOf(run: Waited): Deadlock {
  const waits = run.processes.map((proc) => waitOf(run, proc)).filter((wait) => wait !== null);
  const deadlock = { waits, cycle: cycleIn(waits) };
  return run.died.length > 0 ? afterDeaths(deadlock) : deadlock;
}
