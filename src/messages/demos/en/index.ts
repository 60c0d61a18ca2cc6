import { type AllDemoWords, gather } from '../../demo-words.js';
import { daemon } from './daemon.js';
import { deadlock } from './deadlock.js';
import { terminal } from './terminal.js';
import { ticket } from './ticket.js';

export const words: AllDemoWords = gather({ daemon, ticket, terminal, deadlock });
