import { cycleIn, type Deadlock, type Wait } from '../trace/deadlock.js';
import type { Run } from './run.js';
import { isBlocked, type Seat } from './seat.js';

/** Who waits, and why; in memory that is known at every moment. */

export function waitOf({ seats }: Run, seat: Seat): Wait | null {
  if (!isBlocked(seat) && !lingers(seat)) return null;
  const holders = [...new Set(seat.thing.holders?.() ?? [])].toSorted((a, b) => a - b);
  return { process: seat.name, op: seat.operation!.op, on: seat.thing.name, heldBy: holders.map((index) => seats[index]!.name) };
}

/** It waits, and may give up at any moment. */
function lingers({ operation, thing }: Seat): boolean {
  return operation?.lingers?.(thing.level, thing) ?? false;
}

export function deadlockOf(run: Run): Deadlock {
  const waits = run.seats.map((seat) => waitOf(run, seat)).filter((wait) => wait !== null);
  return { waits, cycle: cycleIn(waits) };
}
