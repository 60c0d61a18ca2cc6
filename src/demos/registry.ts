import type { Demo } from '../act/act.js';
import { compareDemo } from './compare/demo.js';
import { daemonDemo } from './daemon/demo.js';
import { deadlockDemo } from './deadlock/demo.js';
import { managerDemo } from './manager/demo.js';
import { memoryDemo } from './memory/demo.js';
import { pipeDemo } from './pipe/demo.js';
import { queueDemo } from './queue/demo.js';
import { terminalDemo } from './terminal/demo.js';
import { ticketDemo } from './ticket/demo.js';

/** All demonstrations, in the order in which they are taught. */
export const demos: readonly Demo[] = [
  daemonDemo,
  ticketDemo,
  queueDemo,
  pipeDemo,
  managerDemo,
  memoryDemo,
  terminalDemo,
  deadlockDemo,
  compareDemo,
];
