import { micros } from '../primitives/system/clock.js';
import { hasAnswered, ring } from '../primitives/waiting/doorbell.js';
import { numberOf } from '../primitives/waiting/family.js';
import type { Ending } from '../scenario/scenario.js';
import { afterDeaths, type Deadlock } from '../trace/deadlock.js';
import type { TraceEvent } from '../trace/event.js';
import { computes } from './between/progress.js';
import type { RealThings } from './between/thing.js';
import { findDeadlock } from './find-deadlock.js';
import { findStandstill } from './find-standstill.js';
import type { ProcessGroup } from './processes.js';

/**
 * Whether a run can still come to its end: nobody waits for ever, not for each other in a circle,
 * not all together for what none of them will do, and not for one who has died.
 */

/**
 * When somebody has died, the others may be waiting for it. So often they are looked at, and each
 * time nobody computes, and nothing has been heard of them: no slow process is taken for one that
 * waits, however slow, and whether this one is slow makes no difference either.
 */
const MOST_QUIET_LOOKS = 20;

/** A circle that was seen, when the look began, and those in it. */
interface Suspicion {
  readonly circle: string;
  readonly since: number;
  readonly members: Rung;
}

/** The waits of all who are at work, and these. */
interface AllWait {
  readonly waits: string;
  readonly members: Rung;
}

/**
 * Those who are rung, and answer. Whoever wakes answers first, and then looks what it has been
 * given; in between it may be stopped. So each is rung again when it has answered: the second
 * answer comes from code that has looked.
 */
class Rung {
  readonly #members: readonly number[];
  #left = 2;

  /** @param names of all processes, by their ids */
  constructor(names: ReadonlyMap<number, string>, isMember: (name: string) => boolean) {
    this.#members = [...names].flatMap(([pid, name]) =>
      isMember(name) ? (numberOf(pid) ?? []) : [],
    );
    this.#ring();
  }

  /** Whether all have looked since; asked again and again. */
  haveLooked(): boolean {
    if (!this.#members.every(hasAnswered)) return false;
    if (--this.#left > 0) this.#ring();
    return this.#left <= 0;
  }

  #ring(): void {
    for (const member of this.#members) ring(member);
  }
}

/** Looked at again and again while processes are at work. */
export class Standstill {
  #suspicion: Suspicion | null = null;
  #allWait: AllWait | null = null;
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
    const deadlock =
      this.#findCircle(things, group, names) ?? this.#findStandstill(things, group, names);
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
    if (before) return before.members.haveLooked() ? found : null;
    const members = new Rung(names, (name) => found!.cycle!.includes(name));
    this.#suspicion = { circle, since, members };
    return null;
  }

  /**
   * All who are at work say that they wait, each for what is not there. But one may have been given
   * it a moment ago and be about to go on. So they are rung, and it is looked again when each has
   * answered: its code has come to a rest since. If each still is in the same wait, and still for
   * what is not there, nobody has done anything in between, and nobody ever will.
   */
  #findStandstill(
    things: RealThings,
    group: ProcessGroup,
    names: ReadonlyMap<number, string>,
  ): Deadlock | null {
    const before = this.#allWait;
    this.#allWait = null;
    const waiting = group.waiting;
    const found =
      waiting && findStandstill(things, waiting, names, group.changes, group.notStarted);
    if (!found) return null;
    const waits = JSON.stringify(waiting);
    if (before?.waits === waits) {
      if (before.members.haveLooked()) return found;
      this.#allWait = before;
      return null;
    }
    const members = new Rung(names, (name) => waiting!.some(({ process }) => process === name));
    this.#allWait = { waits, members };
    return null;
  }
}

/**
 * Who has closed its own end of a pipe sends no more, and ends no wait for it any more; and perhaps
 * they wait for one who has died.
 */
export function withoutThoseGone(
  deadlock: Deadlock,
  events: readonly TraceEvent[],
  { died = [] }: Pick<Ending, 'died'>,
): Deadlock {
  const { waits, cycle } = died.length > 0 ? afterDeaths(deadlock) : deadlock;
  const hasClosed = (process: string, on: string): boolean =>
    events.some((event) => event.op === 'close' && event.process === process && event.on === on);
  return {
    cycle,
    waits: waits.map((wait) => ({
      ...wait,
      couldEnd: wait.couldEnd.filter((process) => !hasClosed(process, wait.on)),
    })),
  };
}
