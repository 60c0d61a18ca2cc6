/** What a process is told before it starts. */

// oxlint-disable-next-line no-explicit-any -- any function may be a target
export type Target = (...args: any[]) => unknown;

export interface ProcessOptions<F extends Target> {
  /** The module that exports the target: usually `import.meta.url`. */
  readonly module?: string | URL;
  /**
   * The exported function the child runs, also a default export, or its name. Without one the
   * process starts and ends.
   */
  readonly target?: F | string;
  /**
   * What it is called with: anything that can be cloned, of any size and at most 1,200 levels deep,
   * and primitives, also inside plain objects and arrays (elsewhere they are refused).
   */
  readonly args?: Parameters<F>;
  /**
   * @default the class's name and a number, behind the parent's own: `Process-1`, in a child of it
   * `Process-1:1`
   */
  readonly name?: string;
  /** @default whether the current process is a daemon */
  readonly daemon?: boolean;
  /**
   * The flags of the child's `node`.
   * @default those of this process, less those that belong to it alone: `--eval`, `--print`,
   * `--check`, `--test…`, `--watch…`, the names of files that a process writes its profile to;
   * `--inspect…` becomes an inspector at a free port that waits for nobody. `--import`,
   * `--require`, `--conditions`,
   * `--max-old-space-size` and all the others reach the child.
   */
  readonly execArgv?: readonly string[];
}

export function checkedName(name: unknown): string {
  if (typeof name !== 'string')
    throw new TypeError(`the name of a process must be a string, not ${typeof name}`);
  return name;
}

export function checkedFlags(flags: unknown): readonly string[] | undefined {
  if (
    flags === undefined ||
    (Array.isArray(flags) && flags.every((flag) => typeof flag === 'string'))
  )
    return flags;
  throw new TypeError(
    "the execArgv of a process must be an array of strings: ['--max-old-space-size=64']",
  );
}
