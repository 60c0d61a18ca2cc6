import * as door from '../../scenario/index.js';

/** What Node says where a name is imported from a door that does not have it. */
const NOT_THERE = /'ipc-demo' does not provide an export named '(\w+)'/;

/**
 * Scenarios had the library's door before they got one of their own: the name that a file still
 * takes from there, if that is what a complaint of Node's is about.
 */
export function takenFromOldDoor(complaint: string): string | null {
  const name = NOT_THERE.exec(complaint)?.[1];
  return name !== undefined && name in door ? name : null;
}
