import { micros } from '../primitives/system/clock.js';
import { hasAnswered, ring } from '../primitives/waiting/doorbell.js';
import { numberOf } from '../primitives/waiting/family.js';
import type { Deadlock } from '../trace/deadlock.js';
import { computes } from './between/progress.js';
import type { RealThings } from './between/thing.js';
import { findDeadlock } from './find-deadlock.js';
import type { ProcessGroup } from './processes.js';

/**
 * Whether a run can still come to its end: nobody waits for ever, not for each other in a circle,
 * and not for one who has died.
 */

/**
 * When somebody has died, the others may be waiting for it. So often they are looked at, and each
 * time nobody computes, and nothing has been heard of them: no slow process is taken for one that
 * waits, however slow, and whether this one is slow makes no difference either.
 */
const MOST_QUIET_LOOKS = 20;

/** A circle that was seen, when the look began, and the numbers of those in it. */
interface Suspicion {
  readonly circle: string;
  readonly since: number;
  readonly members: readonly number[];
}

/** Looked at again and again while processes are at work. */
export class Standstill {
  #suspicion: Suspicion | null = null;
  /** How often somebody has looked since something was last heard or seen of the run. */
  #quietLooks = 0;

  /** Something has happened. */
  heard(): void {
    this.#quietLooks = 0;
  }

  /**
   * Null while the run can go on.
   * @param names of the processes, by their ids
   */
  look(
    things: RealThings,
    group: ProcessGroup,
    names: ReadonlyMap<number, string>,
  ): { readonly deadlock: Deadlock | null } | null {
    const deadlock = this.#findCircle(things, group, names);
    const isAtWork = [...names].some(
      ([pid, name]) => group.isAtWork(name) && (group.isPausing(name) || computes(pid)),
    );
    this.#quietLooks = isAtWork ? 0 : this.#quietLooks + 1;
    const isForlorn = group.deaths.length > 0 && this.#quietLooks > MOST_QUIET_LOOKS;
    return deadlock === null && !isForlorn ? null : { deadlock };
  }

  /**
   * Whoever has just taken what it waited for may be stopped before it has put its wait away: then
   * it has the lock, and seems to wait for itself. So those in a circle are rung, and looked at
   * again when each has answered: code that answers has come to a rest, and waits indeed.
   */
  #findCircle(
    things: RealThings,
    group: ProcessGroup,
    names: ReadonlyMap<number, string>,
  ): Deadlock | null {
    const before = this.#suspicion;
    const since = before?.since ?? micros();
    const found = findDeadlock(things, names, (name) => group.isPausing(name), since);
    const circle = found?.cycle?.join() ?? null;
    if (circle === null || (before && before.circle !== circle)) {
      this.#suspicion = null;
      return null;
    }
    if (before) return before.members.every(hasAnswered) ? found : null;
    const members = [...names].flatMap(([pid, name]) =>
      found!.cycle!.includes(name) ? (numberOf(pid) ?? []) : [],
    );
    for (const member of members) ring(member);
    this.#suspicion = { circle, since, members };
    return null;
  }
}
