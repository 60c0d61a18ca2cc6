import { isWatchable } from '../scenario/until.js';
import { cycleIn, type Deadlock, type Wait } from '../trace/deadlock.js';
import { togetherName } from '../trace/together.js';
import type { SaidWait } from './between/own-wait.js';
import type { RealThing, RealThings } from './between/thing.js';

/** Somebody who is still at work, and what it says that it waits for. */
export interface Waiting extends SaidWait {
  readonly process: string;
}

/**
 * Whether each of these waits for what is not there: then none of them goes on by itself. They are
 * all who could do anything, so what is true of all things at one moment stays true, if none of
 * them is about to go on already: see `Standstill`.
 *
 * @param names of the processes, by their ids
 * @param changes how many there have been of what is shared, while somebody waited for one
 * @param notStarted who comes when one of these has ended, and could end a wait if it were there
 */
export function findStandstill(
  things: RealThings,
  waiting: readonly Waiting[],
  names: ReadonlyMap<number, string>,
  changes: number,
  notStarted: readonly string[],
): Deadlock | null {
  const all = Object.values(things);
  const together = togetherName(all.filter(isWatchable).map(({ name }) => name));
  const waits: Wait[] = [];
  for (const { process, op, thing: number, since } of waiting) {
    const thing = all[number];
    if (op === 'until' ? since !== changes : isThere(thing!, op)) return null;
    const heldBy = thing ? holdersOf(thing, names) : [];
    // Who has done its part, and not yet gone, passes on what it holds when it goes.
    if (!heldBy.every((holder) => waiting.some((one) => one.process === holder))) return null;
    const others = waiting.filter((other) => other.thing !== number);
    const couldEnd =
      heldBy.length > 0 ? [] : [...others.map((other) => other.process), ...notStarted];
    waits.push({ process, op, on: thing?.name ?? together, heldBy, couldEnd });
  }
  return waits.length === 0 ? null : { waits, cycle: cycleIn(waits) };
}

/** Whether whoever wants that does not have to wait at this moment. */
function isThere(thing: RealThing, op: SaidWait['op']): boolean {
  switch (thing.kind) {
    case 'lock':
    case 'rlock':
      return thing.lock.inspect().holder === null;
    case 'semaphore':
      return thing.semaphore.value > 0;
    case 'queue':
      return op === 'put' ? !thing.queue.full() : !thing.queue.empty();
    case 'pipe':
      return thing.ends[0]._ready;
    case 'byte-pipe':
      return thing.pipe.ready;
    case 'event':
      return thing.event.isSet();
    // Whoever has been let go, and looks, is in that wait no more.
    case 'barrier':
    case 'condition':
      return false;
    default:
      return true;
  }
}

/** Of a lock, who holds it; somebody of whom nothing is known has no name. */
function holdersOf(thing: RealThing, names: ReadonlyMap<number, string>): string[] {
  return thing.kind === 'lock' || thing.kind === 'rlock'
    ? [names.get(thing.lock.inspect().holder ?? 0) ?? '']
    : [];
}
