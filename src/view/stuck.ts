import type { Deadlock } from '../trace/deadlock.js';
import { displayName, type Look, thingName } from './look.js';

/** Who waits for whom, a text for each; round the circle where it is one. */
export function stuckTexts(look: Pick<Look, 'messages'>, { waits, cycle }: Deadlock): string[] {
  const { stuck } = look.messages.explore;
  const name = (process: string): string => displayName(look, process);
  const waitOf = new Map(waits.map((wait) => [wait.process, wait]));
  if (cycle === null)
    return waits.map(({ process, on, heldBy, couldEnd }) =>
      heldBy.length > 0
        ? stuck.waitsFor(name(process), on, heldBy.map(name))
        : stuck.waits(name(process), thingName(look, on), couldEnd.map(name)),
    );
  return cycle.map((process, at) =>
    stuck.holds(name(process), waitOf.get(cycle.at(at - 1)!)!.on, waitOf.get(process)!.on),
  );
}
