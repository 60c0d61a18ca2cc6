import { Condition, Queue, Semaphore } from '../../../src/index.js';
import { lineWith } from './barriers.js';
import { kitchenWith } from './conditions.js';
import { bare, roomWith } from './locks.js';
import { lineOf } from './queues.js';
import { hallWith } from './semaphores.js';
import type { Subject } from './subject.js';

/** Primitives that are broken on purpose: what is told of each says that the checks see it. */
export const broken: readonly Subject[] = [
  roomWith('a lock that lets two in', () => ({ lock: new Semaphore(2), total: bare() })),
  hallWith('a semaphore with one place too many', () => new Semaphore(3)),
  lineWith('a barrier that lets one through early', true),
  lineOf('a queue that loses a message', () => new Queue(), 'loses'),
  lineOf('a queue that doubles a message', () => new Queue(), 'doubles'),
  kitchenWith('a condition that loses wake-ups', () => new Condition(), 'loses'),
  kitchenWith('a condition that wakes for nothing', () => new Condition(), 'wakes'),
];
