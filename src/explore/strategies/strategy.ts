/** Room: which orders are carried out, one file a strategy. */

import type { ModelRun } from '../model/model-run.js';

/**
 * In which order the orders are tried: one file a strategy. The shape is shuttle's and loom's
 * scheduler.
 */
export interface Strategy {
  /**
   * Whether its orders were given: then whoever repeats himself is let do so.
   * @default false
   */
  readonly isGiven?: boolean;
  /**
   * The steps with which the next run begins, by their processes; null when there is nothing left
   * to try. All but the last must have been taken by an earlier run.
   */
  next(): readonly number[] | null;
  /**
   * Who takes the next step, of `run.able()`, which is not empty; STOP when nothing new can come of
   * this run.
   */
  choose(run: ModelRun, able: readonly number[]): number;
  /** The run has come to its end: all are done, or nobody can go. */
  end(run: ModelRun): void;
  /**
   * How many orders the run that has just ended stands for, itself included; NaN when there are too
   * many to be counted.
   * @default 1
   */
  weight?(): number;
}
