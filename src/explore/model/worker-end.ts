/** How a worker ended, where that is not simply well. */

/** What a worker held when it ended. */
export interface Left {
  readonly process: string;
  readonly on: string;
}

/** How a worker ended that threw. */
export interface WorkerFailure {
  readonly process: string;
  readonly message: string;
}
