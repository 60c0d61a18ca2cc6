import { setHooks } from '../primitives/hooks.js';
import type { Lock } from '../primitives/lock.js';
import type { Event, Op } from '../trace/event.js';
import type { Pace } from './gate.js';
import { Source } from './sink.js';

/** What a process needs to say what it does. */
export interface ReportTo {
  readonly sink: string;
  /** The start of the act on the machine's monotonic clock, in nanoseconds. */
  readonly epoch: bigint;
}

export type Details = Pick<Event, 'on' | 'value' | 'look'>;

/** Says what one process does. */
export class Reporter {
  readonly #source: Source;
  readonly #epoch: bigint;
  readonly #process: string;

  constructor({ sink, epoch }: ReportTo, process: string) {
    this.#source = new Source(sink);
    this.#epoch = epoch;
    this.#process = process;
  }

  /** Nanoseconds since the start of the act. */
  now(): number {
    return Number(process.hrtime.bigint() - this.#epoch);
  }

  add(op: Op, details: Details = {}, at: number = this.now()): void {
    this.#source.write({ at, process: this.#process, pid: process.pid, op, ...details });
  }

  /** What is known of another process: that it has ended. */
  addExit(child: { name: string; pid: number | null; exitCode: number | null }): void {
    this.#source.write({ at: this.now(), process: child.name, pid: child.pid ?? 0, op: 'exit', value: child.exitCode });
  }

  /** Records what happens to these locks in this process, with their own state at that moment. */
  watchLocks(locks: ReadonlyMap<object, string>, pace: Pace): void {
    let released = { at: 0, value: {} };
    setHooks({
      before: ({ op, target }) => {
        const on = locks.get(target);
        if (on === undefined) return;
        pace.step();
        if (op === 'acquire' && pace.isGiven && (target as Lock).locked()) pace.wouldWait();
        // Once it is released, others are faster than any record of it.
        if (op === 'release') released = { at: this.now(), value: { ...(target as Lock).inspect(), holder: null } };
        else this.add('wait', { on, value: (target as Lock).inspect() });
      },
      after: ({ op, target, granted, abandonedBy }) => {
        const on = locks.get(target);
        if (on === undefined) return;
        if (op === 'release') return this.add('release', { on, value: released.value }, released.at);
        if (typeof abandonedBy === 'number') this.add('abandoned', { on, value: abandonedBy });
        if (granted) this.add('acquire', { on, value: (target as Lock).inspect() });
      },
    });
  }
}
