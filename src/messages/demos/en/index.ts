import { type AllDemoWords, gather } from '../../demo-words.js';
import { compare } from './compare.js';
import { daemon } from './daemon.js';
import { manager } from './manager.js';
import { memory } from './memory.js';
import { ticket } from './ticket.js';

export const words: AllDemoWords = gather({ daemon, ticket, manager, memory, compare });
