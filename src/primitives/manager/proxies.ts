/**
 * What stands for each kind of object that a manager keeps; see {@link BaseProxy} for what they
 * have in common.
 */
export { DictProxy, ListProxy, NamespaceProxy, ValueProxy } from './data-proxies.js';
export { EventProxy, LockProxy, QueueProxy, SemaphoreProxy } from './wait-proxies.js';
