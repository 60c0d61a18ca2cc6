import type { Op } from '../../trace/ops.js';
import type { SourceLine } from '../../trace/source-line.js';
import { type ModelThing, nameOn, type Operation } from '../things/operation.js';
import { BY_ITSELF, moveOf } from '../../trace/order.js';
import { broughtSoFar, SeveralAtOnceError } from './errors.js';

/** A step that has not been taken yet. */
export interface Step {
  readonly op: Op;
  readonly on: string;
  /** What it brings along, as a write does; absent where nothing is known before. */
  readonly value?: unknown;
  readonly look?: true;
}

/** The run that a proc belongs to. */
export interface Host {
  readonly path: readonly number[];
  /** A worker that ran has asked for a step. */
  parked(): void;
}

/** A worker's place in a run: what it has asked for and has not been given yet. */
export class ModelProcess {
  readonly index: number;
  readonly name: string;
  /** What it does next; null while its own code runs, and when it is over. */
  operation: Operation | null = null;
  thing!: ModelThing;
  argument: unknown;
  resolve!: (value: unknown) => void;
  reject!: (error: unknown) => void;
  /** The step after which it asked. */
  since = 0;
  /** Its function has returned or thrown. */
  over = false;
  /** Asked for before the first was awaited; none of these can have to wait. */
  #later: Request[] | null = null;
  readonly #host: Host;
  #brought = 0;

  constructor(index: number, name: string, host: Host) {
    this.index = index;
    this.name = name;
    this.#host = host;
  }

  /** The worker asks for a step; the promise is kept when the scheduler lets it go. */
  ask<Thing extends ModelThing, Argument>(
    operation: Operation<Thing, Argument>,
    thing: Thing,
    argument: Argument,
  ): Promise<unknown> {
    this.#brought = broughtSoFar(this.#brought, argument, this.name);
    const promise = new Promise(keep);
    const since = this.#host.path.length;
    if (this.operation !== null) {
      if (this.operation.ready)
        throw new SeveralAtOnceError(this.name, operation.op, this.operation.op);
      (this.#later ??= []).push({
        operation: operation as Operation,
        thing,
        argument,
        since,
        resolve: kept!,
        reject: keptReject!,
      });
      return promise;
    }
    this.operation = operation as Operation;
    this.thing = thing;
    this.argument = argument;
    this.since = since;
    this.resolve = kept!;
    this.reject = keptReject!;
    if (!this.over) this.#host.parked();
    return promise;
  }

  /** From where in its code it asks for its next step, and has asked for its last one. */
  get line(): SourceLine | undefined {
    return undefined;
  }

  get lineTaken(): SourceLine | undefined {
    return undefined;
  }

  /** What it asked for is being carried out. False when it has asked for nothing else. */
  moveUp(): boolean {
    const next = this.#later?.shift();
    if (next === undefined) {
      this.operation = null;
      return false;
    }
    Object.assign(this, next);
    return true;
  }
}

/** Whether the step that it has asked for can be taken now. */
export function canGo({ operation, thing, index, argument }: ModelProcess): boolean {
  return (
    operation !== null &&
    (operation.ready === undefined || operation.ready(thing.level, index, thing, argument))
  );
}

export function isBlocked(proc: ModelProcess): boolean {
  return proc.operation !== null && !canGo(proc);
}

/** What the worker in it would do next. */
export function stepOf({ operation, thing, argument, index }: ModelProcess): Step | null {
  if (operation === null) return null;
  const value = operation.brings?.(argument);
  return {
    op: operation.op,
    on: nameOn(operation, thing, argument, index),
    ...(value === undefined ? {} : { value }),
    ...(operation.look ? { look: true as const } : {}),
  };
}

/** Those who can go. */
export function ableAmong(processes: readonly ModelProcess[]): number[] {
  const able: number[] = [];
  for (const proc of processes)
    if (canGo(proc)) able.push(proc.operation!.byItself ? moveIn(proc) : proc.index);
  return able;
}

function moveIn({ operation, thing, index }: ModelProcess): number {
  return moveOf(index, operation!.byItself!(thing, index) ? BY_ITSELF : 0);
}

type Request = Pick<ModelProcess, 'thing' | 'argument' | 'since' | 'resolve' | 'reject'> & {
  readonly operation: Operation;
};

/** One executor for all promises: a closure for each would cost more than the step. */
let kept: ((value: unknown) => void) | undefined;
let keptReject: ((error: unknown) => void) | undefined;
function keep(resolve: (value: unknown) => void, reject: (error: unknown) => void): void {
  kept = resolve;
  keptReject = reject;
}
