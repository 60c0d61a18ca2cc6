import { type AllDemoWords, gather } from '../../words/demos.js';
import { compare } from './compare.js';
import { daemon } from './daemon.js';
import { deadlock } from './deadlock.js';
import { manager } from './manager.js';
import { memory } from './memory.js';
import { pipe } from './pipe.js';
import { queue } from './queue.js';
import { terminal } from './terminal.js';
import { ticket } from './ticket.js';

export const words: AllDemoWords = gather({
  daemon,
  ticket,
  queue,
  pipe,
  manager,
  memory,
  terminal,
  deadlock,
  compare,
});
