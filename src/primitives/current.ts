import type { Start } from './protocol.js';

/** Who this process is, and what it still has to do when its own code has ended. Known on both sides of a fork. */
export interface Identity {
  readonly name: string;
  readonly path: readonly number[];
  readonly daemon: boolean;
  readonly parent: Start['parent'] | null;
}

export let identity: Identity = { name: 'MainProcess', path: [], daemon: false, parent: null };

export function become(next: Identity): void {
  identity = next;
}

let lastDuty: () => Promise<void> = async () => {};

/** Once this process has children, they have to be ended or waited for when its code ends. */
export function atEndOfCode(duty: () => Promise<void>): void {
  lastDuty = duty;
}

export function endOfCode(): Promise<void> {
  return lastDuty();
}
