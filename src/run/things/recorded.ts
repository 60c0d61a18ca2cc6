import type { Pace } from '../between/gate.js';
import type { Reporter } from '../between/reporter.js';

/**
 * A real thing in the hands of a worker: every operation on it waits for its turn, where turns are
 * given, and is recorded. So each operation
 *
 * 1. refuses what the model refuses, before anything else (`scenario/asked.ts`);
 * 2. calls `pace.step`: there it stands until it is its turn;
 * 3. where it would have to wait now, without a time to give up, calls `pace.wouldWait`, and tells
 *    of the `wait`. Of what waits in a lock or a semaphore of ours, the hooks tell instead:
 *    `run/between/waits.ts`, which has to know the thing, as it does a queue;
 * 4. does it, and tells of it in the words of the model's `op` and `tell`. What others can see as
 *    soon as it is done (a send, a release) is told as of the moment before, so `reporter.now()` is
 *    called first; what it got from others, as of afterwards.
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
