import type { Pace } from '../between/gate.js';
import type { Reporter } from '../between/reporter.js';

/**
 * A real thing in the hands of a worker: every operation on it waits for its turn, where turns are
 * given, and is recorded.
 */
export class Recorded<Real> {
  protected readonly name: string;
  protected readonly real: Real;
  protected readonly reporter: Reporter;
  protected readonly pace: Pace;

  constructor(name: string, real: Real, reporter: Reporter, pace: Pace) {
    this.name = name;
    this.real = real;
    this.reporter = reporter;
    this.pace = pace;
  }
}
