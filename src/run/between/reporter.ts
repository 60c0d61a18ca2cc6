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
import type { Changes } from './changes.js';
import { type Clock, Moments } from './moments.js';
import { EventWriter, type Told } from './records.js';
import type { OwnWait, WaitedOp } from './own-wait.js';
import { Waits } from './waits.js';

/** What a process needs to say what it does. */
export interface ReportTo {
  readonly sink: string;
  readonly clock: Clock;
}

export type EventDetails = Pick<TraceEvent, 'on' | 'value' | 'look' | 'inside'>;

/** Says what one process does. */
export class Reporter {
  readonly #source: EventWriter;
  readonly #moments: Moments;
  readonly process: string;
  readonly #isQuiet: boolean;
  readonly #ownWait: OwnWait;
  readonly #lines: LineFinder | null;
  /** Who waits for a change is told of it, and waits here. */
  readonly changes: Changes;
  /** Locks that are asked for with a time to give up. */
  readonly #limited = new Set<object>();
  /** Locks of which nothing is told, for it is part of another step. */
  readonly #hidden = new Set<object>();
  /** When something last went into a queue, or out of it, by this process's doing. */
  readonly #moved = new Map<Queue, { readonly at: number; isTold: boolean }>();

  /**
   * @param isQuiet whether what is done to something shared is not told: it is too much
   * @param lines from where each thing is asked for, where that is to be told
   */
  constructor(
    { sink, clock }: ReportTo,
    process: string,
    { wait, changes }: { readonly wait: OwnWait; readonly changes: Changes },
    isQuiet = false,
    lines: LineFinder | null = null,
  ) {
    this.#isQuiet = isQuiet;
    this.#ownWait = wait;
    this.changes = changes;
    this.#lines = lines;
    this.#source = new EventWriter(sink);
    this.#moments = new Moments(clock);
    this.process = process;
  }

  /** Nanoseconds since the start of the act; whoever takes them adds an event, or forgets them. */
  now(): number {
    return this.#isQuiet ? 0 : this.#moments.take();
  }

  /** What happened at a moment that was taken is not told. */
  forget(): void {
    this.#moments.done();
  }

  /** @param at a moment that was taken for it */
  add(op: Op, details: EventDetails = {}, at?: number): void {
    if (this.#isQuiet && details.on !== undefined) return;
    const line = this.#lines?.here();
    this.#tell({ op, ...details, ...(line && { line }) }, at);
  }

  /** Does what may have to wait for somebody else, for however long. */
  async waiting<T>(op: WaitedOp, on: string, wait: () => Promise<T>, since?: number): Promise<T> {
    return this.#ownWait.during(op, on, wait, since);
  }

  /** Asks for a lock with a time to give up; where an order is kept, that says when it is up. */
  async limited<T>(lock: object, ask: () => Promise<T>): Promise<T> {
    this.#limited.add(lock);
    try {
      return await ask();
    } finally {
      this.#limited.delete(lock);
    }
  }

  /** Does something to a lock that is no step of its own, and is told by whoever does it. */
  async hidden<T>(lock: object, act: () => T): Promise<Awaited<T>> {
    this.#hidden.add(lock);
    try {
      return await act();
    } finally {
      this.#hidden.delete(lock);
    }
  }

  /** A step that it has asked for without waiting for it. */
  addNotAwaited(notAwaited: NotAwaited): void {
    this.#tell({ op: 'error', notAwaited });
  }

  /**
   * How it has ended, where that is not how it should: what it threw, and the locks that it held.
   */
  addEnd(end: { readonly threw?: string; readonly left?: readonly string[] }): void {
    this.#tell({ op: 'error', ...end });
  }

  /** Why it cannot go on, and the whole run cannot. */
  addRefusal(refusal: Refusal): void {
    this.#tell({ op: 'error', refusal });
  }

  /** What is known of another process: that it has ended. */
  addExit(child: { name: string; pid: number | null; exitCode: number | null }): void {
    const { name, pid } = child;
    this.#tell({ process: name, pid: pid ?? 0, op: 'exit', value: child.exitCode });
  }

  /**
   * When this process's last message went into a queue, or came out of it: just before, and while
   * nobody else could put, or get. So no message comes out before it has gone in, none goes into a
   * full queue before another one has come out, and the puts of all processes stand in their real
   * order.
   */
  movedAt(queue: Queue): number {
    const moved = this.#moved.get(queue);
    if (moved === undefined) return this.now();
    if (moved.isTold) this.#moments.countOneMore();
    moved.isTold = true;
    return moved.at;
  }

  #move(queue: Queue): void {
    if (this.#moved.get(queue)?.isTold === false) this.forget();
    this.#moved.set(queue, { at: this.now(), isTold: false });
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
        if (queue !== undefined) return this.#move(queue);
        if (locks.has(target) && !this.#hidden.has(target)) {
          pace.step(op === 'release');
          const mustWait = op === 'acquire' && patient && !this.#limited.has(target);
          if (mustWait && pace.isGiven && isHeld(target as Lock)) pace.wouldWait();
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
        if (on === undefined || this.#hidden.has(target)) return;
        if (op === 'release')
          return this.add('release', { on, value: released.value }, released.at);
        if (typeof abandonedBy === 'number') this.add('abandoned', { on, value: abandonedBy });
        if (granted) this.add('acquire', { on, value: (target as Lock).inspect() });
        else this.add(this.#limited.has(target) ? 'timeout' : 'busy', { on });
      },
    });
  }

  #tell(event: Omit<Told, 'at' | 'process' | 'pid'> & Partial<Told>, taken?: number): void {
    const at = taken ?? this.#moments.take();
    this.#source.write({ at, process: this.process, pid: process.pid, ...event });
    this.#moments.done();
  }
}

/** A part of a queue. */
interface Part {
  readonly on: string;
  readonly queue: Queue;
}
