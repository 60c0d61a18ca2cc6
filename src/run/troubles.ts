import type { NotAwaited } from '../explore/awaited.js';
import type { Left, WorkerFailure } from '../explore/model/upshot.js';
import type { TraceEvent } from '../trace/event.js';
import type { Told } from './between/records.js';
import type { Refusal } from './between/refusal.js';
import type { Death } from './processes.js';

/** Node's exit code of a program that throws. */
const THROWN = 1;

/**
 * What the processes of a run tell besides what happens: how they have ended, and why nobody can go
 * on.
 */
export class Troubles {
  notAwaited: readonly NotAwaited[] = [];
  failures: readonly WorkerFailure[] = [];
  left: readonly Left[] = [];
  /** What the system has refused first. */
  refusal: Refusal | null = null;

  /** Whether a process has ended by what it threw. */
  explain({ process, exitCode }: Death): boolean {
    return exitCode === THROWN && this.failures.some((failure) => failure.process === process);
  }

  /** Null when it is one of these; else what happened. */
  sort({ notAwaited, threw, left = [], refusal, ...event }: Told): TraceEvent | null {
    const { process } = event;
    if (notAwaited) this.notAwaited = [...this.notAwaited, notAwaited];
    if (threw !== undefined) this.failures = [...this.failures, { process, message: threw }];
    this.left = [...this.left, ...left.map((on) => ({ process, on }))];
    if (refusal) this.refusal ??= refusal;
    return notAwaited || threw !== undefined || left.length > 0 || refusal ? null : event;
  }
}
