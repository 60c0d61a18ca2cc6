import { isAlive, numberOf } from '../../primitives/waiting/family.js';
import type { Lock } from '../../primitives/sync/lock.js';
import type { RLock } from '../../primitives/sync/rlock.js';

/**
 * Whether a lock is in the hands of a process that can still release it: whoever is gone has it no
 * more, though nobody may have noticed.
 */
export function isHeld(lock: Lock | RLock): boolean {
  const { holder } = lock.inspect();
  const number = holder === null ? null : numberOf(holder);
  return number !== null && isAlive(number);
}
