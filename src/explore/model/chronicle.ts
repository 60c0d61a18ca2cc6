import type { TraceEvent } from '../../trace/event.js';
import type { LineFinder } from '../../trace/source-line.js';
import type { Op } from '../../trace/ops.js';
import { type ModelThing, nameOn, type Operation, opOf } from '../things/operation.js';
import type { ModelProcess } from './model-process.js';
import { waitersOf } from './waits-of.js';

const NANOSECONDS = 1e6;

/** What is kept of a run: what happened; and the lines of the code that has asked for it. */
export interface RunRecord {
  readonly record?: boolean;
  readonly lines?: LineFinder | null;
}

/** What a step gave, or threw. */
export interface StepOutcome {
  readonly result: unknown;
  readonly failed: boolean;
}

/**
 * What happens in a run, as the events of a real one: a step takes a millisecond, and the pid of a
 * worker is its number counted from 1.
 */
export class Chronicle {
  readonly events: TraceEvent[] = [];
  /** Those of the events that are steps. */
  readonly steps: TraceEvent[] = [];
  readonly lines: LineFinder | null;

  constructor(lines: LineFinder | null) {
    this.lines = lines;
  }

  add(proc: ModelProcess, op: Op, details: Pick<TraceEvent, 'on' | 'value' | 'look'> = {}): void {
    const line = op === 'say' || op === 'outcome' ? this.lines?.here() : undefined;
    this.events.push({
      at: this.#at(this.steps.length),
      process: proc.name,
      pid: pidOf(proc),
      op,
      ...details,
      ...(line && { line }),
    });
  }

  /** A step that was taken, and what came of it. */
  addTaken(
    proc: ModelProcess,
    operation: Operation,
    thing: ModelThing,
    argument: unknown,
    { result, failed }: StepOutcome,
    all: readonly ModelProcess[],
  ): void {
    if (operation.op === 'acquire' && typeof result === 'number')
      this.add(proc, 'abandoned', { on: thing.name, value: result });
    const value = operation.tell?.(thing, argument, result, waitingFor(thing, all));
    const event = {
      at: this.#at(this.steps.length + 1),
      process: proc.name,
      pid: pidOf(proc),
      op: opOf(operation, failed),
      on: nameOn(operation, thing, argument, proc.index),
      ...(value === undefined ? {} : { value }),
      ...(operation.look ? { look: true as const } : {}),
      ...(proc.lineTaken && { line: proc.lineTaken }),
    };
    this.steps.push(event);
    this.events.push(event);
  }

  addSaid(proc: ModelProcess, sentence: string, data?: object): void {
    this.add(proc, 'say', { value: data === undefined ? sentence : { sentence, ...data } });
  }

  /** It dies instead of taking its step. */
  addDeath({ name: process, index }: ModelProcess): void {
    const event = {
      at: this.#at(this.steps.length + 1),
      process,
      pid: index + 1,
      op: 'die',
    } as const;
    this.steps.push(event);
    this.events.push(event);
  }

  #at(steps: number): number {
    return steps * NANOSECONDS;
  }
}

/** The pids of those who wait for a thing, in order of arrival. */
export function waitingFor(thing: ModelThing, processes: readonly ModelProcess[]): number[] {
  return waitersOf(thing, processes)
    .toSorted((a, b) => a.since - b.since)
    .map(pidOf);
}

/** Nobody in the model has a process id; the views want one. */
function pidOf({ index }: ModelProcess): number {
  return index + 1;
}
