/** Where a step is asked for: the line of the worker's source. */
export interface SourceLine {
  /** A path, of the file as it was written. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Knows the lines of what is asked for; only where a view wants to show them. */
export interface LineFinder {
  /** What a worker is given, in its place: from where each call comes is found out. */
  around<G extends object>(given: G): G;
  /** From where that was called which is being carried out; undefined where nothing is. */
  here(): SourceLine | undefined;
}
