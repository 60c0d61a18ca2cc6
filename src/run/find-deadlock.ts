import { micros } from '../primitives/system/clock.js';
import { hasWaitedSince, Purpose } from '../primitives/waiting/cells.js';
import { numberOf } from '../primitives/waiting/family.js';
import { cycleIn, type Deadlock, type Wait } from '../trace/deadlock.js';
import type { RealThings } from './between/thing.js';

/**
 * Whether processes wait for each other in a circle, by the locks' own state; null when none do.
 *
 * The locks are looked at one after the other, and yet this is no guess: whoever is in the circle
 * has done nothing but wait since before the first was looked at, so nobody in it has let go of
 * anything meanwhile. One who holds a lock and is slow is in no circle, for it does not wait.
 *
 * @param names of the processes, by their ids
 * @param isBusy whether something else is under way in a process, after which it may go on
 * @param since the moment, as `micros` tells it, since when they must have been waiting
 */
export function findDeadlock(
  things: RealThings,
  names: ReadonlyMap<number, string>,
  isBusy: (process: string) => boolean,
  since: number = micros(),
): Deadlock | null {
  const waits: Wait[] = [];
  const pids = new Map<string, number>();
  for (const thing of Object.values(things)) {
    if (thing.kind !== 'lock' && thing.kind !== 'rlock') continue;
    const { holder, waiting } = thing.lock.inspect();
    const heldBy = names.get(holder ?? 0);
    for (const pid of waiting) {
      const process = names.get(pid);
      if (process === undefined || heldBy === undefined) continue;
      waits.push({ process, op: 'acquire', on: thing.name, heldBy: [heldBy], couldEnd: [] });
      pids.set(process, pid);
    }
  }
  waits.sort((a, b) => a.process.localeCompare(b.process, 'en', { numeric: true }));
  const cycle = cycleIn(waits);
  return cycle?.every((process) => !isBusy(process) && isWaitingSince(pids.get(process)!, since))
    ? { waits, cycle }
    : null;
}

/** However long it took to get here: on a busy machine a look may take as long as a whole run. */
function isWaitingSince(pid: number, moment: number): boolean {
  const number = numberOf(pid);
  return number !== null && hasWaitedSince(number, Purpose.any, moment);
}
