/**
 * What a scenario is: things that are shared, workers that use them, and what must hold when all have ended.
 *
 * A worker reaches everything shared through its first argument and nothing else, so the same function runs on real processes,
 * in memory, or one step at a time. A step is one operation on something shared; code between two steps belongs to the first.
 */

/** A number option of a demonstration, with what it is when nobody says anything and the least that makes sense. */
export interface NumberOption {
  readonly default: number;
  readonly least: number;
  readonly most: number;
}

export type Options = Readonly<Record<string, number>>;

/** A JSON file that several processes read and write. */
export interface JsonFile<T> {
  /** A step. Rejects when the text is no JSON: it was read while somebody was writing it (a torn read). */
  read(): PromiseLike<T>;
  /** The same step, told apart in the picture: only to look, not to act on what is seen. */
  look(): PromiseLike<T>;
  /** A step. */
  write(value: T): PromiseLike<void>;
}

/** A mutual-exclusion lock. */
export interface Mutex {
  /** A step; waits for its turn. */
  acquire(): PromiseLike<unknown>;
  /** A step. */
  release(): void | PromiseLike<void>;
  withLock<T>(fn: () => Promise<T>): PromiseLike<T>;
}

/** How a JSON file is written: `whole` replaces it at one blow, `in-place` overwrites it, half now and half a moment later. */
export type WriteMode = 'whole' | 'in-place';

/** What is to be shared; each runtime makes its own. The type parameter says what the workers are given. */
export type Shared<Thing> =
  | { readonly kind: 'json-file'; readonly name: string; readonly initial: object; readonly write: WriteMode; readonly thing?: Thing }
  | { readonly kind: 'lock'; readonly name: string; readonly thing?: Thing };

export type Shares = Readonly<Record<string, Shared<unknown>>>;

export function jsonFile<T extends object>(name: string, initial: T, write: WriteMode = 'whole'): Shared<JsonFile<T>> {
  return { kind: 'json-file', name, initial, write };
}

export function lock(name = 'lock'): Shared<Mutex> {
  return { kind: 'lock', name };
}

/** What every worker is given besides the shared things. */
export interface Surroundings {
  /** Time passes, as on a network: the delay asked for, or a share of it. No step: nothing shared happens. */
  readonly latency: (share?: number) => Promise<void>;
  /** A sentence for those who watch; its key in the messages, or the sentence itself. */
  readonly say: (sentence: string, data?: Readonly<Record<string, unknown>>) => void;
  /** How it ended for this worker. */
  readonly outcome: (name: string) => void;
}

type Things<S extends Shares> = { readonly [K in keyof S]: S[K] extends Shared<infer Thing> ? Thing : never };
export type Given<S extends Shares> = Things<S> & Surroundings;

export interface Worker<S extends Shares = Shares> {
  readonly name: string;
  readonly run: (given: Given<S>) => Promise<void>;
}

/** What is there when all have ended. */
export interface Ending {
  /** The last state of each thing that has one, by its key: a file's value, or null when it is no JSON any more. */
  readonly shared: Readonly<Record<string, unknown>>;
  /** In the order in which they happened. */
  readonly outcomes: readonly { readonly process: string; readonly outcome: string }[];
}

export interface Scenario<O extends Options = Options, S extends Shares = Shares> {
  readonly shares: (options: O) => S;
  readonly workers: (options: O) => readonly Worker<S>[];
  /** What must be true when all have ended, in whatever order they went. */
  readonly holds: (ending: Ending, options: O) => boolean;
  /** Whether all workers are started together, or each is joined before the next is started. @default together */
  readonly starts?: 'together' | 'one-by-one';
}

/** Keeps the types of a scenario together; what it is given is what it returns. */
export function scenario<O extends Options, S extends Shares>(parts: Scenario<O, S>): Scenario {
  return parts as unknown as Scenario;
}

/** `count` workers that all do the same: buyer-1, buyer-2 … */
export function named<S extends Shares>(role: string, count: number, run: Worker<S>['run']): Worker<S>[] {
  return Array.from({ length: count }, (_, index) => ({ name: `${role}-${index + 1}`, run }));
}
