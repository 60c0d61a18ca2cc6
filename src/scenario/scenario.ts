/**
 * What a scenario is: things that are shared, workers that use them, and what must hold when all
 * have ended.
 *
 * A worker reaches everything shared through its first argument and nothing else, so the same
 * function runs on real processes, in memory, or one step at a time. A step is one operation on
 * something shared; code between two steps belongs to the first.
 */

import { jsonText, sendable, wholeNumber } from './asked.js';

/**
 * A number option of a demonstration, with what it is when nobody says anything and the least that
 * makes sense.
 */
export interface NumberOption {
  readonly default: number;
  readonly least: number;
  readonly most: number;
  /** What it is where every order counts, and few are many. @default the default */
  readonly few?: number;
}

export type Options = Readonly<Record<string, number>>;

/** A JSON file that several processes read and write. */
export interface JsonFile<T> {
  /**
   * A step. Rejects when the text is no JSON: it was read while somebody was writing it (a torn
   * read).
   */
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
  /** A step; does not wait. Whether it has the lock now. */
  tryAcquire(): PromiseLike<boolean>;
  /** A step. */
  release(): void | PromiseLike<void>;
  withLock<T>(fn: () => T | PromiseLike<T>): PromiseLike<T>;
  /**
   * For the holder, and no step: the process id of the one who died holding it, when that is how
   * the holder came by it.
   */
  inspect(): { readonly abandonedBy: number | null };
}

/** A semaphore: so many may be inside at a time. */
export interface Permits {
  /** A step; waits until somebody has left. */
  acquire(): PromiseLike<unknown>;
  /** A step; does not wait. Whether there was a place. */
  tryAcquire(): PromiseLike<boolean>;
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

/**
 * Both ends of a one-way pipe, as a relative has them: every process its own copies, which it
 * closes or which its end closes.
 */
export interface PipeEnds<T> {
  readonly reader: {
    /**
     * A step; waits for a message. Rejects with `EndOfFileError` when every copy of the writing end
     * is closed, one's own among them.
     */
    recv(): PromiseLike<T>;
    /** Rejects with a `DirectionError`, and is no step: this end can only receive. */
    send(value: T): PromiseLike<void>;
  };
  readonly writer: {
    /** A step. */
    send(value: T): PromiseLike<void>;
    /** A step. */
    close(): void | PromiseLike<void>;
  };
}

/** A pipe as the kernel has it: bytes, and nothing that says where a message ends. */
export interface BytePipe {
  /** A step; waits for a byte, and takes at most so many. */
  read(count: number): PromiseLike<string>;
  /** A step. */
  write(text: string): PromiseLike<void>;
}

/** A terminal on which every process can print. */
export interface SharedTerminal {
  /** A step. */
  print(text: string): PromiseLike<void>;
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

/** A list that a manager serves. */
export interface SharedList<T> {
  /** A step. */
  append(value: T): PromiseLike<void>;
  /** A step; resolves with all that is in it. */
  copy(): PromiseLike<T[]>;
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

/** So many bytes in shared memory, one for each character of a text. */
export interface SharedBlock {
  /** A step: a copy of all of it. */
  read(): PromiseLike<string>;
  /** A step: copies a text into it, from its beginning on; what does not fit is left out. */
  write(text: string): PromiseLike<void>;
}

/**
 * How a JSON file is written: `whole` replaces it at one blow, `in-place` overwrites it, half now
 * and half a moment later.
 */
export type WriteMode = 'whole' | 'in-place';

/**
 * What is to be shared; each runtime makes its own, under its name: its key in `shares`, unless it
 * says another (names.ts). The type parameter says what the workers are given.
 */
export type Shared<Thing> =
  | {
      readonly kind: 'json-file';
      readonly name: string | undefined;
      readonly initial: object;
      readonly write: WriteMode;
      readonly thing?: Thing;
    }
  | { readonly kind: 'lock'; readonly name: string | undefined; readonly thing?: Thing }
  | { readonly kind: 'rlock'; readonly name: string | undefined; readonly thing?: Thing }
  | {
      readonly kind: 'semaphore';
      readonly name: string | undefined;
      readonly value: number;
      readonly thing?: Thing;
    }
  | {
      readonly kind: 'queue';
      readonly name: string | undefined;
      readonly maxsize: number;
      readonly inside: boolean;
      readonly thing?: Thing;
    }
  | {
      readonly kind: 'pipe';
      readonly name: string | undefined;
      readonly keptOpen: boolean;
      readonly thing?: Thing;
    }
  | { readonly kind: 'byte-pipe'; readonly name: string | undefined; readonly thing?: Thing }
  | {
      readonly kind: 'dict';
      readonly name: string | undefined;
      readonly initial: Readonly<Record<string, unknown>>;
      readonly thing?: Thing;
    }
  | { readonly kind: 'list'; readonly name: string | undefined; readonly thing?: Thing }
  | {
      readonly kind: 'counter';
      readonly name: string | undefined;
      readonly initial: number;
      readonly thing?: Thing;
    }
  | {
      readonly kind: 'block';
      readonly name: string | undefined;
      readonly size: number;
      readonly thing?: Thing;
    }
  | { readonly kind: 'terminal'; readonly name: string | undefined; readonly thing?: Thing };

/** As many as 32 bits can count. */
const MOST = 2 ** 31 - 1;
/** In bytes: all of them are shown in each line of a run. */
const LARGEST = 2 ** 20;

export type Shares = Readonly<Record<string, Shared<unknown>>>;

export function jsonFile<T extends object>(
  name: string,
  initial: T,
  write: WriteMode = 'whole',
): Shared<JsonFile<T>> {
  jsonText(initial, 'jsonFile');
  return { kind: 'json-file', name, initial, write };
}

export function lock(name?: string): Shared<Mutex> {
  return { kind: 'lock', name };
}

/** A lock that its holder may acquire again, and then releases as often. */
export function rlock(name?: string): Shared<Mutex> {
  return { kind: 'rlock', name };
}

export function semaphore(value: number, name?: string): Shared<Permits> {
  return { kind: 'semaphore', name, value: wholeNumber(value, 'semaphore', 0, MOST) };
}

/**
 * @param maxsize how many fit in; 0 for as many as anybody wants
 * @param inside whether real processes also tell what happens inside of it: to its pipe, its locks
 * and its semaphores
 */
export function queue<T>(
  maxsize = 0,
  name?: string,
  { inside = false }: { readonly inside?: boolean } = {},
): Shared<MessageQueue<T>> {
  return { kind: 'queue', name, maxsize: wholeNumber(maxsize, 'queue'), inside };
}

/**
 * @param keptOpen whether main keeps its own copy of the writing end, so that nobody ever sees the
 * end of the file, and closing matters to nobody
 */
export function pipe<T>(
  name?: string,
  { keptOpen = false }: { readonly keptOpen?: boolean } = {},
): Shared<PipeEnds<T>> {
  return { kind: 'pipe', name, keptOpen };
}

export function bytePipe(name?: string): Shared<BytePipe> {
  return { kind: 'byte-pipe', name };
}

export function dict<T>(
  initial: Readonly<Record<string, T>> = {},
  name?: string,
): Shared<SharedDict<T>> {
  sendable(initial);
  return { kind: 'dict', name, initial };
}

export function list<T>(name?: string): Shared<SharedList<T>> {
  return { kind: 'list', name };
}

export function counter(initial = 0, name?: string): Shared<SharedNumber> {
  return { kind: 'counter', name, initial: wholeNumber(initial, 'counter') };
}

/** @param size in bytes; blank at first */
export function block(size: number, name?: string): Shared<SharedBlock> {
  return { kind: 'block', name, size: wholeNumber(size, 'block', 0, LARGEST) };
}

export function terminal(name?: string): Shared<SharedTerminal> {
  return { kind: 'terminal', name };
}

/** What every worker is given besides the shared things. */
export interface Surroundings {
  /**
   * Time passes, as on a network: the delay asked for, or a share of it. No step: nothing shared
   * happens.
   */
  readonly latency: (share?: number) => Promise<void>;
  /** A sentence for those who watch; its key in the messages, or the sentence itself. */
  readonly say: (sentence: string, data?: Readonly<Record<string, unknown>>) => void;
  /** How it ended for this worker. */
  readonly outcome: (name: string) => void;
}

type Things<S extends Shares> = {
  readonly [K in keyof S]: S[K] extends Shared<infer Thing> ? Thing : never;
};
export type Given<S extends Shares> = Things<S> & Surroundings;

export interface Worker<S extends Shares = Shares> {
  readonly name: string;
  readonly run: (given: Given<S>) => Promise<void>;
}

/** What is there when all have ended. */
export interface Ending {
  /**
   * The last state of each thing that has one, by its key: a file's value, or null when it is no
   * JSON any more.
   */
  readonly shared: Readonly<Record<string, unknown>>;
  /** By what they are, and then by the worker's place: who was first does not show. */
  readonly outcomes: readonly { readonly process: string; readonly outcome: string }[];
}

/** Carried out by every runtime. */
export interface Scenario<O extends Options = Options, S extends Shares = Shares> {
  readonly shares: (options: O) => S;
  readonly workers: (options: O) => readonly Worker<S>[];
  /**
   * What must be true when all have ended, in whatever order they went: true or false. To ask
   * `shared` for a key that it does not have throws.
   */
  readonly holds: (ending: Ending, options: O) => boolean;
  /**
   * Whether all workers are started together, or each is joined before the next is started.
   * @default together
   */
  readonly starts?: 'together' | 'one-by-one';
  /**
   * Whether real processes take too many steps to tell each: then they tell only what they say, and
   * how they end.
   * @default false
   */
  readonly quiet?: boolean;
}

/** Keeps the types of a scenario together; what it is given is what it returns. */
export function scenario<O extends Options, S extends Shares>(parts: Scenario<O, S>): Scenario {
  return parts as unknown as Scenario;
}

/** `count` workers that all do the same: buyer-1, buyer-2 … */
export function named<S extends Shares>(
  role: string,
  count: number,
  run: Worker<S>['run'],
): Worker<S>[] {
  return Array.from({ length: count }, (_, index) => ({ name: `${role}-${index + 1}`, run }));
}
