import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { type Aim, passing, trapFiles, trapInstructions } from './points.js';

/**
 * Loaded before everything else by a command and all that it starts: one of them, by the order in
 * which they come to life, has a trap in it. The library's hooks are its own there, so it dies at
 * what it does to files and pipes, and at every atomic instruction.
 */

/** What the command is told of it, in the environment. */
export interface TrapInCommand extends Aim {
  /** 0 is the command itself. */
  readonly whom: number;
  /** The beginning of the names of files in which it is told who has come, and who has died where. */
  readonly told: string;
}

const { whom, told, ...aim } = JSON.parse(process.env['IPC_DEMO_TRAP']!) as TrapInCommand;
const write = writeFileSync;
if (isMainThread && number() === whom) {
  const pass = passing(
    aim,
    (_, kind, dies) => dies && write(`${told}-died`, JSON.stringify([process.pid, kind])),
  );
  trapFiles(pass);
  if (aim.fine) trapInstructions(pass);
}

/** How many have come before. */
function number(): number {
  for (let before = 0; ; before++)
    try {
      write(`${told}-${before}`, String(process.pid), { flag: 'wx' });
      return before;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
}
