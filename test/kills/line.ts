import { setImmediate as breathe } from 'node:timers/promises';
import { SharedArray } from '../../src/index.js';

/** All begin at the same time: how many there are, and how many have come. */
export type StartLine = SharedArray<'int32'>;

export function newLine(members: number): StartLine {
  return new SharedArray('int32', [members, 0], { lock: false });
}

/** For the next start. */
export function leaveLine({ view }: StartLine): void {
  view[1] = 0;
}

/** Waits awake, so that all are awake when they begin. */
export async function inLine({ view }: StartLine): Promise<void> {
  Atomics.add(view, 1, 1);
  while (Atomics.load(view, 1) < view[0]!) await breathe();
}
