import { ProcessError } from '../errors.js';
import type { Start } from './protocol.js';

/**
 * Who this process is, and what it still has to do when its own code has ended. Known on both sides
 * of a fork.
 */
export interface Identity {
  readonly name: string;
  readonly path: readonly number[];
  readonly daemon: boolean;
  readonly parent: Start['parent'] | null;
}

/**
 * What is known of this process to every copy of the library in it: of whatever version, so nothing
 * here is ever renamed.
 */
interface Known extends Identity {
  /** How many processes it has made: each is called by its number. */
  readonly made: number;
  /**
   * Whether this is asked by what a child imports: then that takes the child for the main process.
   */
  readonly isImporting: () => boolean;
}

/**
 * The second argument of a child's `node`: what is preloaded there comes before the start message
 * has been read.
 */
export const CHILD_MARK = 'ipc-demo-child';

const KEY = Symbol.for('ipc-demo.process');
const known = globalThis as { [KEY]?: Known };

const isChild = process.argv[2] === CHILD_MARK;

/**
 * Two copies of the library (installed twice, or reached by a link and by its target) must not
 * disagree on who is main.
 */
export const identity: Known = (known[KEY] ??= {
  name: 'MainProcess',
  path: [],
  daemon: false,
  parent: null,
  made: 0,
  isImporting: () => isChild,
});

export function become({ name, path, daemon, parent }: Identity): void {
  Object.assign(identity, { name, path, daemon, parent });
}

/** The path of a process that is made now: which child of which child it is. */
export function nextPath(): readonly number[] {
  Object.assign(identity, { made: identity.made + 1 });
  return [...identity.path, identity.made];
}

/** From now on, whether what is asked is asked by a module that is imported is what this says. */
export function sayWhetherImporting(isImporting: () => boolean): void {
  Object.assign(identity, { isImporting });
}

/**
 * @throws {ProcessError} `UNGUARDED` when a module that a child imports does what only the main
 * process shall
 */
export function refuseWhileImporting(tried: string): void {
  if (!identity.isImporting()) return;
  throw new ProcessError(
    'UNGUARDED',
    `cannot ${tried} in ${identity.name}: it is a child that is still importing its module, and this module takes it for the main process; ` +
      'put what only the main process shall do behind: if (parentProcess() === null) { … }',
  );
}

let lastDuty: () => Promise<void> = async () => {};

/** Once this process has children, they have to be ended or waited for when its code ends. */
export function atEndOfCode(duty: () => Promise<void>): void {
  lastDuty = duty;
}

export function endOfCode(): Promise<void> {
  return lastDuty();
}
