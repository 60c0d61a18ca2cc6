import type { StepOp } from '../../trace/ops.js';

/** Who asks for steps: a worker among others, or one that is carried out alone. */
export interface Asker {
  /** Its number among the workers. */
  readonly index: number;
  readonly name: string;
  /** Told of what it sees of a thing without a step: whether it was passed on by one who ended. */
  looks?(abandonedBy: number | null): void;
  /** The promise is kept when the step has been taken. */
  ask<Thing extends ModelThing, Argument>(
    operation: Operation<Thing, Argument>,
    thing: Thing,
    argument: Argument,
  ): Promise<unknown>;
}

/**
 * A kind of operation on a kind of model thing: what happens at one step. Written once, as a
 * constant; a worker's request adds the argument.
 */
export interface Operation<Thing extends ModelThing = ModelThing, Argument = unknown> {
  readonly op: StepOp;
  /** What it is called when `take` throws. @default op */
  readonly failed?: StepOp;
  /** A read that only looks. */
  readonly look?: true;
  /**
   * Two steps on one thing with the same answer may be swapped: whichever comes first, both get the
   * same, leave the same behind and let the same others go. Of two reads that is true, and of two
   * writes of the same value. What has an answer must leave the level as it is. Without one it
   * matters which of two comes first.
   */
  swap?(argument: Argument): string;
  /** Carries it out. What it returns or throws is what the worker gets. */
  take(thing: Thing, argument: Argument, who: Pick<Asker, 'index'>): unknown;
  /** What the worker gets, where that can be only one thing; known before it is carried out. */
  readonly sure?: { readonly result: unknown } | undefined;
  /**
   * It depends on who takes it, and changes what only that worker can see of the thing without a
   * step: whether it holds a lock, say.
   */
  readonly own?: true;
  /**
   * Whether it can go at this level of the thing; without it, always. Of the thing itself it may
   * ask only what never changes, unless it `looks`.
   */
  ready?(level: number, proc: number, thing: Thing, argument: Argument): boolean;
  /** Whether it can go is decided by what the thing is, and not by its level alone. */
  readonly looks?: true;
  /**
   * Whether it waits at this level, though it may give up at any moment: it can go, and then it
   * ends as one that had to wait too long.
   */
  lingers?(level: number, thing: Thing, who: number, argument: Argument): boolean;
  /** Whether that worker would go on by itself now, though nobody has let it. */
  byItself?(thing: Thing, who: number): boolean;
  /** What it is told to be done to. @default the thing */
  on?(thing: Thing, argument: Argument, who: number): string;
  /** What it brings along: known before it is carried out. @default nothing */
  brings?(argument: Argument): unknown;
  /**
   * What is worth telling of it, when it has been carried out; `waiting` are the pids of those who
   * wait for the thing, in order of arrival.
   * @default nothing
   */
  tell?(thing: Thing, argument: Argument, result: unknown, waiting: readonly number[]): unknown;
}

/**
 * All operations have the same shape: what takes them takes nothing else, which makes it a good
 * deal faster.
 */
const BLANK = {
  op: undefined,
  failed: undefined,
  look: undefined,
  looks: undefined,
  swap: undefined,
  take: undefined,
  ready: undefined,
  lingers: undefined,
  on: undefined,
  byItself: undefined,
  tell: undefined,
  sure: undefined,
  own: undefined,
};

export function operation<Thing extends ModelThing, Argument = unknown>(
  parts: Operation<Thing, Argument>,
): Operation<Thing, Argument> {
  return { ...BLANK, ...parts } as Operation<Thing, Argument>;
}

/** What it is called when it has been carried out. */
export function opOf({ op, failed: inVain = op }: Operation, failed: boolean): Operation['op'] {
  return failed ? inVain : op;
}

export function nameOn(
  operation: Operation,
  thing: ModelThing,
  argument: unknown,
  who: number,
): string {
  return operation.on?.(thing, argument, who) ?? thing.name;
}

/** Something shared, in memory. One is made for each run and goes with it. */
export interface ModelThing {
  readonly name: string;
  /**
   * All that decides whether somebody has to wait for it: how many are in it, say, or who holds it.
   */
  readonly level: number;
  /** Those who hold it, by their numbers: of a lock, for nothing else is anybody's. */
  holders?(): readonly number[];
  /**
   * Whether that worker could end a wait for it, as long as it has not ended itself.
   * @default everybody
   */
  lets?(who: number): boolean;
  /** What is there at the end, as data. */
  state?(): unknown;
  /** What a worker is given. */
  handTo(who: Asker): unknown;
  /** What the end of a worker does to it. */
  leave?(who: Asker): Operation | null;
  /** A worker has ended, and what it holds is passed on. Whether it held it. */
  quit?(who: number): boolean;
  /** A worker has died wherever it was. @default as when it ends */
  die?(who: number): void;
  /** All that it is, as data that nobody changes. */
  save(): unknown;
  /** Makes it what it was when that was saved. */
  load(saved: unknown): void;
  /** Whether the worker is named in what was saved, and how; for things that name workers. */
  names?(saved: unknown, who: number): number;
  /** The same, when each worker goes by another number. */
  rename?(saved: unknown, to: readonly number[]): unknown;
}

/** The names of those that a worker holds. */
export function heldBy(who: number, things: readonly ModelThing[]): string[] {
  return things.filter((thing) => thing.holders?.().includes(who)).map(({ name }) => name);
}

/** A worker has died wherever it was. */
export function letDie(thing: ModelThing, who: number): void {
  if (thing.die) thing.die(who);
  else thing.quit?.(who);
}

/** Somebody tried to have what another has, and did not want to wait, or not any longer. */
export class Busy extends Error {}

/** Whether a try came in time. */
export async function granted(tried: Promise<unknown>): Promise<boolean> {
  return tried.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Busy) return false;
      throw error;
    },
  );
}

/** The result of a step that has nothing to say. */
export const NOTHING: { readonly result: undefined } = { result: undefined };

/** The answer of all that change nothing. */
export const READS = 'reads';
