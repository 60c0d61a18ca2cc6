/** Room: the chapters, one file each; and their list. */

import type { Chapter } from '../lesson.js';
import { choose } from './choose.js';
import { daemon } from './daemon.js';
import { file } from './file.js';
import { flag } from './flag.js';
import { inside } from './inside.js';
import { join } from './join.js';
import { lock } from './lock.js';
import { manager } from './manager.js';
import { memory } from './memory.js';
import { messages } from './messages.js';
import { orders } from './orders.js';
import { pipe } from './pipe.js';
import { queue } from './queue.js';
import { race } from './race.js';
import { reading } from './reading.js';
import { scheduler } from './scheduler.js';
import { sharedMemory } from './shared-memory.js';
import { traps } from './traps.js';

/** In the order in which they are taught. */
export const course: readonly Chapter[] = [
  daemon,
  memory,
  race,
  flag,
  lock,
  reading,
  join,
  traps,
  file,
  pipe,
  sharedMemory,
  manager,
  queue,
  inside,
  messages,
  choose,
  orders,
  scheduler,
];
