import { writeFileSync } from 'node:fs';
import type { Aim } from './points.js';
import { setTrap } from './trap.js';

/** Loaded before everything else by a process that nobody else could get a trap into. */

const { told, ...aim } = JSON.parse(process.env['IPC_DEMO_TRAP']!) as Aim & { told: string };
// Those that it starts have none.
delete process.env['IPC_DEMO_TRAP'];
setTrap(aim, (_, kind, dies) => dies && writeFileSync(told, `${kind}`));
