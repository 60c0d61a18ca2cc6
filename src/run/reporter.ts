import { setHooks } from '../primitives/hooks.js';
import type { Lock } from '../primitives/lock.js';
import type { Queue } from '../primitives/queue.js';
import type { Event, Op } from '../trace/event.js';
import type { Pace } from './gate.js';
import type { RealThings } from './real-thing.js';
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
  readonly #isQuiet: boolean;

  /** @param isQuiet whether what is done to something shared is not told: it is too much */
  constructor({ sink, epoch }: ReportTo, process: string, isQuiet = false) {
    this.#isQuiet = isQuiet;
    this.#source = new Source(sink);
    this.#epoch = epoch;
    this.#process = process;
  }

  /** Nanoseconds since the start of the act. */
  now(): number {
    return this.#isQuiet ? 0 : this.#time();
  }

  add(op: Op, details: Details = {}, at?: number): void {
    if (this.#isQuiet && details.on !== undefined) return;
    this.#source.write({ at: at ?? this.#time(), process: this.#process, pid: process.pid, op, ...details });
  }

  /** What is known of another process: that it has ended. */
  addExit(child: { name: string; pid: number | null; exitCode: number | null }): void {
    this.#source.write({ at: this.#time(), process: child.name, pid: child.pid ?? 0, op: 'exit', value: child.exitCode });
  }

  /** Records what happens to the locks among these things, with their own state at that moment; and what happens inside of a queue, where that is asked for. */
  watch(things: RealThings, pace: Pace): void {
    if (this.#isQuiet) return;
    const locks = new Map<object, string>();
    const parts = new Map<object, Part>();
    for (const thing of Object.values(things)) {
      if (thing.kind === 'lock') locks.set(thing.lock, thing.name);
      // The model knows nothing of it.
      if (thing.kind === 'queue' && thing.inside && !pace.isGiven) for (const [part, name] of thing.queue._inside) parts.set(part, { on: `${thing.name}.${name}`, queue: thing.queue });
    }
    let released = { at: 0, value: {} };
    setHooks({
      before: ({ op, target }) => {
        const on = locks.get(target);
        if (on === undefined) return;
        pace.step(op === 'release');
        if (op === 'acquire' && pace.isGiven && (target as Lock).locked()) pace.wouldWait();
        // Once it is released, others are faster than any record of it.
        if (op === 'release') released = { at: this.now(), value: { ...(target as Lock).inspect(), holder: null } };
        else this.add('wait', { on, value: (target as Lock).inspect() });
      },
      after: ({ op, target, granted, abandonedBy, bytes }) => {
        const part = parts.get(target);
        if (part && granted !== false) return this.add(op, { on: part.on, value: { size: part.queue.qsize(), ...(bytes !== undefined && { bytes }) } });
        const on = locks.get(target);
        if (on === undefined) return;
        if (op === 'release') return this.add('release', { on, value: released.value }, released.at);
        if (typeof abandonedBy === 'number') this.add('abandoned', { on, value: abandonedBy });
        if (granted) this.add('acquire', { on, value: (target as Lock).inspect() });
      },
    });
  }

  #time(): number {
    return Number(process.hrtime.bigint() - this.#epoch);
  }
}

/** A part of a queue. */
interface Part {
  readonly on: string;
  readonly queue: Queue;
}
