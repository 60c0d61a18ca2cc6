import type { Demo } from '../act.js';
import { compare } from './compare.js';
import { daemon } from './daemon.js';
import { deadlock } from './deadlock.js';
import { manager } from './manager.js';
import { memory } from './memory.js';
import { pipe } from './pipe.js';
import { queue } from './queue.js';
import { terminal } from './terminal.js';
import { ticket } from './ticket.js';

/** All demonstrations, in the order in which they are taught. */
export const demos: readonly Demo[] = [daemon, ticket, queue, pipe, manager, memory, terminal, deadlock, compare];
