import { ManagedDict, ManagedList, ManagedValue } from './managed-data.js';
import { ManagedLock } from './managed-lock.js';
import { ManagedEvent, ManagedQueue, ManagedSemaphore } from './managed-waits.js';

/**
 * What a manager keeps: ordinary objects of its own process, which does one thing after the other.
 * So each single method is safe, and two in a row are not: somebody else's may come between them.
 *
 * The first argument of every method is the number of the process that asks.
 */

type Managed = new (...args: never[]) => object;

/** By the name of the factory. */
export const managed: Readonly<Record<string, Managed>> = {
  dict: ManagedDict,
  list: ManagedList,
  Value: ManagedValue,
  Lock: ManagedLock,
  Semaphore: ManagedSemaphore,
  Event: ManagedEvent,
  Queue: ManagedQueue,
};
