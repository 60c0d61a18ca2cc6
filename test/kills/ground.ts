import type { Aim } from './points.js';

/** Where one after the other dies. */
export interface Ground {
  /** Lets one die where the aim says, and asks what is wrong then. */
  kill(aim: Aim): Promise<Result>;
  /** Ends everybody. */
  close(): Promise<void>;
}

export interface Result {
  /** Where it died, in the words of `POINTS`; null when it did not, for it was over before. */
  readonly diedAt: string | null;
  /** A sentence each. */
  readonly wrong: readonly string[];
}
