/**
 * The one seam: whoever installs hooks in a process is told of every operation on its primitives.
 *
 * `before` may block the thread, and so decides when the operation happens; `after` reports what
 * came of it. Without hooks a primitive pays one comparison.
 */
export interface PrimitiveOperation {
  readonly op: 'acquire' | 'release' | 'put' | 'get' | 'send' | 'recv' | 'eof';
  /** The primitive that is operated on. */
  readonly target: object;
  /** Known before a lock is acquired: whether one is ready to wait for it. */
  readonly patient?: boolean;
  /**
   * Known after the operation: one that was given up is false, a lock taken from the dead says from
   * whom.
   */
  readonly granted?: boolean;
  readonly abandonedBy?: number | null;
  /**
   * What is put or sent, or was got or received, unless that is bytes; and how many bytes a message
   * has.
   */
  readonly value?: unknown;
  readonly bytes?: number;
}

export interface Hooks {
  before?(operation: PrimitiveOperation): void;
  after?(operation: PrimitiveOperation): void;
  /**
   * A wait for a lock, or for a place or a message in a queue, stands in line, has looked again in
   * vain, and is about to sleep. False when it is to be told again before its next sleep.
   */
  waits?(target: object): boolean;
}

export let hooks: Hooks | null = null;

/** Installs hooks in this process, in the place of those there were; null removes them. */
export function setHooks(next: Hooks | null): void {
  hooks = next;
}
