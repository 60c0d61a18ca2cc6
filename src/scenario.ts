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
  withLock<T>(fn: () => T | PromiseLike<T>): PromiseLike<T>;
}

/** A semaphore: so many may be inside at a time. */
export interface Permits {
  /** A step; waits until somebody has left. */
  acquire(): PromiseLike<unknown>;
  /** A step; anybody may, also who has not acquired. */
  release(): void | PromiseLike<void>;
}

/** How long a `put` or a `get` is ready to wait. Without both: for ever. */
export interface WaitOptions {
  /** False: not at all. */
  readonly block?: boolean;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** First in, first out. */
export interface MessageQueue<T> {
  /** A step; waits while the queue is full. Rejects with `Full` when that takes too long. */
  put(value: T, options?: WaitOptions): PromiseLike<void>;
  /** A step; waits while the queue is empty. Rejects with `Empty` when that takes too long. */
  get(options?: WaitOptions): PromiseLike<T>;
}

/** Both ends of a one-way pipe, as a relative has them: every process its own copies, which it closes or which its end closes. */
export interface PipeEnds<T> {
  readonly reader: {
    /** A step; waits for a message. Rejects with `EndOfFileError` when every copy of the writing end is closed, one's own among them. */
    recv(): PromiseLike<T>;
  };
  readonly writer: {
    /** A step. */
    send(value: T): PromiseLike<void>;
    /** A step. */
    close(): void | PromiseLike<void>;
  };
}

/** A dictionary that a manager serves: every single operation is safe, two of them are two. */
export interface SharedDict<T> {
  /** A step. */
  get(key: string): PromiseLike<T | undefined>;
  /** A step. */
  set(key: string, value: T): PromiseLike<void>;
  /** A step, reading and writing at once; resolves with what stands there then. */
  update(key: string, change: (value: T | undefined) => T): PromiseLike<T>;
}

/** A number in shared memory. */
export interface SharedNumber {
  /** A step. */
  read(): PromiseLike<number>;
  /** A step. */
  write(value: number): PromiseLike<void>;
  /** A step, an atomic instruction; resolves with what was there before. */
  add(value: number): PromiseLike<number>;
}

/** How a JSON file is written: `whole` replaces it at one blow, `in-place` overwrites it, half now and half a moment later. */
export type WriteMode = 'whole' | 'in-place';

/** What is to be shared; each runtime makes its own, and every runtime can. The type parameter says what the workers are given. */
export type Shared<Thing> =
  | { readonly kind: 'json-file'; readonly name: string; readonly initial: object; readonly write: WriteMode; readonly thing?: Thing }
  | { readonly kind: 'lock'; readonly name: string; readonly thing?: Thing }
  | { readonly kind: 'rlock'; readonly name: string; readonly thing?: Thing }
  | { readonly kind: 'semaphore'; readonly name: string; readonly value: number; readonly thing?: Thing }
  | { readonly kind: 'queue'; readonly name: string; readonly maxsize: number; readonly thing?: Thing }
  | { readonly kind: 'counter'; readonly name: string; readonly initial: number; readonly thing?: Thing };

export type Shares = Readonly<Record<string, Shared<unknown>>>;

/** What can be shared in the model: all that real processes can share, and what only the model has so far. */
export type ModelShared<Thing> =
  | Shared<Thing>
  | { readonly kind: 'pipe'; readonly name: string; readonly thing?: Thing }
  | { readonly kind: 'dict'; readonly name: string; readonly initial: Readonly<Record<string, unknown>>; readonly thing?: Thing };

export type ModelShares = Readonly<Record<string, ModelShared<unknown>>>;

export function jsonFile<T extends object>(name: string, initial: T, write: WriteMode = 'whole'): Shared<JsonFile<T>> {
  return { kind: 'json-file', name, initial, write };
}

export function lock(name = 'lock'): Shared<Mutex> {
  return { kind: 'lock', name };
}

/** A lock that its holder may acquire again, and then releases as often. */
export function rlock(name = 'rlock'): Shared<Mutex> {
  return { kind: 'rlock', name };
}

export function semaphore(value: number, name = 'semaphore'): Shared<Permits> {
  return { kind: 'semaphore', name, value };
}

/** @param maxsize how many fit in; 0 for as many as anybody wants */
export function queue<T>(maxsize = 0, name = 'queue'): Shared<MessageQueue<T>> {
  return { kind: 'queue', name, maxsize };
}

export function pipe<T>(name = 'pipe'): ModelShared<PipeEnds<T>> {
  return { kind: 'pipe', name };
}

export function dict<T>(initial: Readonly<Record<string, T>> = {}, name = 'dict'): ModelShared<SharedDict<T>> {
  return { kind: 'dict', name, initial };
}

export function counter(initial = 0, name = 'counter'): Shared<SharedNumber> {
  return { kind: 'counter', name, initial };
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

type Things<S extends ModelShares> = { readonly [K in keyof S]: S[K] extends ModelShared<infer Thing> ? Thing : never };
export type Given<S extends ModelShares> = Things<S> & Surroundings;

export interface Worker<S extends ModelShares = Shares> {
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

/** Carried out by every runtime, unless it says that it shares what only the model has. */
export interface Scenario<O extends Options = Options, S extends ModelShares = Shares> {
  readonly shares: (options: O) => S;
  readonly workers: (options: O) => readonly Worker<S>[];
  /** What must be true when all have ended, in whatever order they went. It must not ask which of two workers had its outcome first. */
  readonly holds: (ending: Ending, options: O) => boolean;
  /** Whether all workers are started together, or each is joined before the next is started. @default together */
  readonly starts?: 'together' | 'one-by-one';
}

/** A scenario that the model can carry out; real processes perhaps not. */
export type ModelScenario = Scenario<Options, ModelShares>;

/** Keeps the types of a scenario together; what it is given is what it returns. */
export function scenario<O extends Options, S extends ModelShares>(parts: Scenario<O, S>): S extends Shares ? Scenario : ModelScenario {
  return parts as unknown as S extends Shares ? Scenario : ModelScenario;
}

/** `count` workers that all do the same: buyer-1, buyer-2 … */
export function named<S extends ModelShares>(role: string, count: number, run: Worker<S>['run']): Worker<S>[] {
  return Array.from({ length: count }, (_, index) => ({ name: `${role}-${index + 1}`, run }));
}
