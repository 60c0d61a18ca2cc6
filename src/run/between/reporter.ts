import type { NotAwaited } from '../../explore/awaited.js';
import { setHooks } from '../../primitives/hooks.js';
import type { Lock } from '../../primitives/sync/lock.js';
import type { Queue } from '../../primitives/messages/queue.js';
import type { TraceEvent } from '../../trace/event.js';
import type { Op } from '../../trace/ops.js';
import type { LineFinder } from '../../trace/source-line.js';
import type { Pace } from './gate.js';
import type { RealThings } from './thing.js';
import { isHeld } from './held.js';
import type { Refusal } from './refusal.js';
import { EventWriter } from './records.js';
import type { OwnWait, WaitedOp } from './own-wait.js';
import { Waits } from './waits.js';

/** What a process needs to say what it does. */
export interface ReportTo {
  readonly sink: string;
  /** The start of the act on the machine's monotonic clock, in nanoseconds. */
  readonly epoch: bigint;
}

export type EventDetails = Pick<TraceEvent, 'on' | 'value' | 'look' | 'inside'>;

/** Says what one process does. */
export class Reporter {
  readonly #source: EventWriter;
  readonly #epoch: bigint;
  readonly process: string;
  readonly #isQuiet: boolean;
  readonly #ownWait: OwnWait | null;
  readonly #lines: LineFinder | null;
  /** When something last went into a queue, or out of it, by this process's doing. */
  readonly #moved = new Map<Queue, number>();

  /**
   * @param isQuiet whether what is done to something shared is not told: it is too much
   * @param lines from where each thing is asked for, where that is to be told
   */
  constructor(
    { sink, epoch }: ReportTo,
    process: string,
    isQuiet = false,
    ownWait: OwnWait | null = null,
    lines: LineFinder | null = null,
  ) {
    this.#isQuiet = isQuiet;
    this.#ownWait = ownWait;
    this.#lines = lines;
    this.#source = new EventWriter(sink);
    this.#epoch = epoch;
    this.process = process;
  }

  /** Nanoseconds since the start of the act. */
  now(): number {
    return this.#isQuiet ? 0 : this.#time();
  }

  add(op: Op, details: EventDetails = {}, at?: number): void {
    if (this.#isQuiet && details.on !== undefined) return;
    const line = this.#lines?.here();
    this.#source.write({
      at: at ?? this.#time(),
      process: this.process,
      pid: process.pid,
      op,
      ...details,
      ...(line && { line }),
    });
  }

  /** Does what may have to wait for somebody else, for however long. */
  async waiting<T>(op: WaitedOp, on: string, wait: () => Promise<T>): Promise<T> {
    return this.#ownWait ? this.#ownWait.during(op, on, wait) : wait();
  }

  /** A step that it has asked for without waiting for it. */
  addNotAwaited(notAwaited: NotAwaited): void {
    this.#source.write({
      at: this.#time(),
      process: this.process,
      pid: process.pid,
      op: 'error',
      notAwaited,
    });
  }

  /**
   * How it has ended, where that is not how it should: what it threw, and the locks that it held.
   */
  addEnd(end: { readonly threw?: string; readonly left?: readonly string[] }): void {
    this.#source.write({
      at: this.#time(),
      process: this.process,
      pid: process.pid,
      op: 'error',
      ...end,
    });
  }

  /** Why it cannot go on, and the whole run cannot. */
  addRefusal(refusal: Refusal): void {
    this.#source.write({
      at: this.#time(),
      process: this.process,
      pid: process.pid,
      op: 'error',
      refusal,
    });
  }

  /** What is known of another process: that it has ended. */
  addExit(child: { name: string; pid: number | null; exitCode: number | null }): void {
    this.#source.write({
      at: this.#time(),
      process: child.name,
      pid: child.pid ?? 0,
      op: 'exit',
      value: child.exitCode,
    });
  }

  /**
   * When this process's last message went into a queue, or came out of it: just before, and while
   * nobody else could put, or get. So no message comes out before it has gone in, none goes into a
   * full queue before another one has come out, and the puts of all processes stand in their real
   * order.
   */
  movedAt(queue: Queue): number {
    return this.#moved.get(queue) ?? this.now();
  }

  /**
   * Records what happens to the locks among these things, with their own state at that moment, and
   * what is waited for; and what happens inside of a queue, where that is asked for.
   */
  watch(things: RealThings, pace: Pace): void {
    if (this.#isQuiet) return;
    const locks = new Map<object, string>();
    const parts = new Map<object, Part>();
    const pipes = new Map<object, Queue>();
    for (const thing of Object.values(things)) {
      if (thing.kind === 'lock') locks.set(thing.lock, thing.name);
      if (thing.kind !== 'queue') continue;
      for (const [part, name] of thing.queue._inside) {
        if (name === 'pipe') pipes.set(part, thing.queue);
        // The model knows nothing of it.
        if (thing.inside && !pace.isGiven)
          parts.set(part, { on: `${thing.name}.${name}`, queue: thing.queue });
      }
    }
    const waits = new Waits(things, this);
    let released = { at: 0, value: {} };
    setHooks({
      before: ({ op, target, patient }) => {
        const queue = pipes.get(target);
        if (queue !== undefined) return void this.#moved.set(queue, this.now());
        if (locks.has(target)) {
          pace.step(op === 'release');
          if (op === 'acquire' && patient && pace.isGiven && isHeld(target as Lock))
            pace.wouldWait();
          // Once it is released, others are faster than any record of it.
          if (op === 'release')
            released = { at: this.now(), value: { ...(target as Lock).inspect(), holder: null } };
        }
        if (op === 'acquire' && patient) waits.ask(target);
      },
      waits: (target) => waits.tell(target),
      after: ({ op, target, granted, abandonedBy, bytes }) => {
        const part = parts.get(target);
        if (part && granted !== false)
          return this.add(op, {
            on: part.on,
            value: { size: part.queue.qsize(), ...(bytes !== undefined && { bytes }) },
            inside: true,
          });
        if (op === 'acquire') waits.settle(target);
        const on = locks.get(target);
        if (on === undefined) return;
        if (op === 'release')
          return this.add('release', { on, value: released.value }, released.at);
        if (typeof abandonedBy === 'number') this.add('abandoned', { on, value: abandonedBy });
        if (granted) this.add('acquire', { on, value: (target as Lock).inspect() });
        else this.add('busy', { on });
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
