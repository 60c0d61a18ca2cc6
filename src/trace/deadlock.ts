import type { Op } from './ops.js';

/** A process that cannot go, and why. */
export interface Wait {
  readonly process: string;
  readonly op: Op;
  readonly on: string;
  /** Of a lock, who holds it; nothing else is anybody's. */
  readonly heldBy: readonly string[];
  /**
   * Of anything else, the only ones who could end the wait: those who have not ended and wait for
   * something else.
   */
  readonly couldEnd: readonly string[];
}

/** Somebody has not ended, and nobody can go. */
export interface Deadlock {
  readonly waits: readonly Wait[];
  /**
   * Each waits for something that the next one holds, the last one for the first; null when they
   * wait for what nobody will do.
   */
  readonly cycle: readonly string[] | null;
}

/**
 * Whether they wait for each other, round in a circle: each holds, or alone could do, what the one
 * before waits for. Else they wait for what nobody is left to do, and that is no deadlock.
 */
export function isCircular({ waits, cycle }: Deadlock): boolean {
  const either = waits.map(({ heldBy, couldEnd, ...wait }) => ({
    ...wait,
    heldBy: [...heldBy, ...couldEnd],
    couldEnd,
  }));
  return cycle !== null || cycleIn(either) !== null;
}

/**
 * Where somebody has died, it may be the dead one that the others wait for: then of these, one who
 * waits for nothing that is held ends no other wait.
 */
export function afterDeaths({ waits, cycle }: Deadlock): Deadlock {
  const ends = (process: string): boolean =>
    waits.find((wait) => wait.process === process)?.heldBy.length !== 0;
  return {
    cycle,
    waits: waits.map((wait) => ({ ...wait, couldEnd: wait.couldEnd.filter(ends) })),
  };
}

/** Follows everybody who waits to whom he waits for, until somebody comes up again. */
export function cycleIn(waits: readonly Wait[]): string[] | null {
  const waitsFor = new Map(waits.map(({ process, heldBy }) => [process, heldBy]));
  const cleared = new Set<string>();
  const follow = (process: string, trail: readonly string[]): string[] | null => {
    const at = trail.indexOf(process);
    if (at >= 0) return trail.slice(at);
    if (cleared.has(process)) return null;
    for (const holder of waitsFor.get(process) ?? []) {
      const cycle = follow(holder, [...trail, process]);
      if (cycle) return cycle;
    }
    cleared.add(process);
    return null;
  };
  for (const { process } of waits) {
    const cycle = follow(process, []);
    if (cycle) return cycle;
  }
  return null;
}
