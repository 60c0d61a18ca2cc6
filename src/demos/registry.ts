import type { Demo } from '../act.js';
import { compare } from './compare.js';
import { daemon } from './daemon.js';
import { manager } from './manager.js';
import { memory } from './memory.js';
import { ticket } from './ticket.js';

/** All demonstrations, in the order in which they are taught. */
export const demos: readonly Demo[] = [daemon, ticket, manager, memory, compare];
