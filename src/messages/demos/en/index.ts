import { type AllDemoWords, gather } from '../../demo-words.js';
import { daemon } from './daemon.js';
import { deadlock } from './deadlock.js';
import { pipe } from './pipe.js';
import { queue } from './queue.js';
import { terminal } from './terminal.js';
import { ticket } from './ticket.js';

export const words: AllDemoWords = gather({ daemon, ticket, queue, pipe, terminal, deadlock });
