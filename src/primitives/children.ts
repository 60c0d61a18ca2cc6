import { atEnd } from './cleanup.js';
import { atEndOfCode, endOfCode, identity } from './current.js';
import type { Process } from './process.js';

/** The children of this process, and what becomes of them when its code ends, or it does. */

/** How long a daemon has to end after SIGTERM before it is killed, in milliseconds. */
export const GRACE = 500;

const children = new Set<Process>();
let caresForChildren = false;

/** The children of this process that have not ended. */
export function activeChildren(): Process[] {
  return [...children];
}

/** From now on this child is ended, or waited for, at the end. */
export function adopt(child: Process): void {
  if (!caresForChildren) {
    caresForChildren = true;
    // In a child a signal needs no listener, which would have to wait while the child is busy: its children are killed after it.
    if (identity.parent) process.on('exit', killChildren);
    else atEnd(killChildren);
    atEndOfCode(endChildren);
    process.once('beforeExit', () => void endOfCode());
  }
  children.add(child);
}

/** It has ended. */
export function release(child: Process): void {
  children.delete(child);
}

function killChildren(): void {
  for (const child of children) child.kill();
}

/** Daemons are ended first, then the others are waited for. */
async function endChildren(): Promise<void> {
  while (children.size > 0) {
    const daemons = [...children].filter(({ daemon }) => daemon);
    for (const daemon of daemons) daemon.terminate({ graceMs: GRACE });
    await Promise.all((daemons.length > 0 ? daemons : [...children]).map((child) => child.join()));
  }
}
