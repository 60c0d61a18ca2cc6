import { barriers } from './barriers.js';
import { conditions } from './conditions.js';
import { locks } from './locks.js';
import { managers } from './managers.js';
import { pipes } from './pipes.js';
import { queues } from './queues.js';
import { semaphores } from './semaphores.js';
import { broken } from './broken.js';
import type { Subject } from './subject.js';

/** Everything that somebody may die at. */
export const subjects: readonly Subject[] = [
  ...locks,
  ...semaphores,
  ...conditions,
  ...barriers,
  ...pipes,
  ...queues,
  ...managers,
];

export function subjectNamed(name: string): Subject {
  const found = [...subjects, ...broken].find((one) => one.name === name);
  if (!found) throw new Error(`there is no subject named ${name}`);
  return found;
}
