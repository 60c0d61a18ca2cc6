import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { arena } from '../system/arena.js';
import { childProgram } from './child-program.js';
import { identity } from './current.js';
import { EnvironmentError } from '../errors.js';
import { whereKoffiIs } from '../system/libc.js';
import { self } from '../waiting/family.js';
import { pack } from '../handle.js';
import { LIFELINE_FD, type Start } from './protocol.js';
import { StartMessage } from './start-message.js';

/**
 * Starts a `node` that is a child of this one: with the arena, what it is to do, and a lifeline,
 * which breaks when its parent dies.
 *
 * @param flags its `node`'s; those of this process when there are none
 */
export function launch(
  start: Pick<Start, 'name' | 'path' | 'daemon' | 'target'>,
  args: readonly unknown[],
  flags: readonly string[] | undefined,
): ChildProcess {
  const program = childProgram(flags);
  const { fd, folder } = arena();
  self(); // The parent is of the family before its children are.
  using message = new StartMessage();
  const stdio: ('ignore' | 'inherit' | 'pipe' | number)[] = [
    'ignore',
    'inherit',
    'inherit',
    'pipe',
    fd,
    message.fd,
  ];
  // The child has each descriptor under the number of its place.
  const fdInChild = (own: number): number =>
    stdio.includes(own) ? stdio.indexOf(own) : stdio.push(own) - 1;
  const parent = { name: identity.name, pid: process.pid };
  const binary = whereKoffiIs();
  message.write({ ...start, parent, folder, binary }, args, (all) => pack(all, fdInChild));
  const child = spawn(process.execPath, program, { stdio });
  if (child.pid === undefined) {
    child.once('error', () => {});
    throw new EnvironmentError(`cannot start ${start.name}: the system refuses another process`);
  }
  const lifeline = child.stdio[LIFELINE_FD] as Socket;
  lifeline.on('error', () => {}); // It has died already; its exit code says so.
  lifeline.unref();
  return child;
}
