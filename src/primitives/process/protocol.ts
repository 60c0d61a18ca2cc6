/**
 * What a child is told when it is started: one message, in a nameless file that it inherits. It is
 * whole when the child begins to read, however long it is.
 */
export interface Start {
  readonly name: string;
  /** Which child of which child it is: [1, 2] is the second child of the first. */
  readonly path: readonly number[];
  readonly daemon: boolean;
  readonly parent: { readonly name: string; readonly pid: number };
  /** The program's private folder; the arena itself is inherited as a descriptor. */
  readonly folder: string;
  /** Koffi's binary, which a child is spared to look for; null where it is not known. */
  readonly binary: string | null;
  /** The module's address and the name of its export; null for a process that does nothing. */
  readonly target: { readonly module: string; readonly name: string } | null;
  /** With primitives packed into handles. */
  readonly args: unknown;
}

/**
 * The descriptors of a child. The first is its lifeline: it stays open for as long as the parent
 * lives.
 */
export const LIFELINE_FD = 3;
/** The arena follows it (arena.ts: `ARENA_FD`), and then the start message. */
export const START_FD = 5;
