import { atEnd } from '../system/cleanup.js';
import { atEndOfCode, endOfCode, identity } from './current.js';

/** The children of this process, and what becomes of them when its code ends, or it does. */

/** How long a daemon has to end after SIGTERM before it is killed, in milliseconds. */
export const GRACE = 500;

/** What is to be known here of a process that this one has started. */
export interface Child {
  readonly daemon: boolean;
  kill(): void;
  terminate(options: { readonly graceMs: number }): void;
  join(): Promise<unknown>;
}

const children = new Map<Child, readonly Bequest[]>();
let caresForChildren = false;

/** Those that have not ended. */
export function livingChildren(): Child[] {
  return [...children.keys()];
}

/** Something that a child is given, and its parent has to know for how long the child has it. */
export interface Bequest {
  heirCame(): void;
  heirLeft(): void;
}

const bequests = new Set<Bequest>();

/** It is about to go to a child: the next one that is started. */
export function bequeath(bequest: Bequest): void {
  bequests.add(bequest);
}

/** From now on this child is ended, or waited for, at the end. */
export function adopt(child: Child): void {
  if (!caresForChildren) {
    caresForChildren = true;
    // In a child a signal needs no listener, which would have to wait while the child is busy: its
    // children are killed after it.
    if (identity.parent) process.on('exit', killChildren);
    else atEnd(killChildren);
    atEndOfCode(endChildren);
    process.once('beforeExit', () => void endOfCode());
  }
  children.set(child, [...bequests]);
  for (const bequest of bequests) bequest.heirCame();
  bequests.clear();
}

/** It has ended. */
export function release(child: Child): void {
  const inherited = children.get(child)!;
  children.delete(child);
  for (const bequest of inherited) bequest.heirLeft();
}

function killChildren(): void {
  for (const child of children.keys()) child.kill();
}

/** Daemons are ended first, then the others are waited for. */
async function endChildren(): Promise<void> {
  while (children.size > 0) {
    const daemons = [...children.keys()].filter(({ daemon }) => daemon);
    for (const daemon of daemons) daemon.terminate({ graceMs: GRACE });
    await Promise.all(
      (daemons.length > 0 ? daemons : [...children.keys()]).map((child) => child.join()),
    );
  }
}
