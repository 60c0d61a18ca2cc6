import type { RunFigures } from './lesson.js';

/** What the judge of a number that several add to says. */
export interface CountFigures extends RunFigures {
  readonly processes: number;
  readonly increments: number;
  readonly expected: number;
  readonly actual: number;
  readonly lost: number;
}
