/**
 * What a scenario is: things that are shared, workers that use them, and what must hold when all
 * have ended.
 *
 * A worker reaches everything shared through its first argument and nothing else, so the same
 * function runs on real processes, in memory, or one step at a time. A step is one operation on
 * something shared; code between two steps belongs to the first.
 */

import { aFunction, plainObject, wholeNumber } from './asked.js';
import type { Shared, Shares } from './shared.js';
import type { Wanted, Watchable } from './until.js';

export type Options = Readonly<Record<string, number>>;
/** Of a scenario that declares none, where nobody says otherwise. */
type NoOptions = Readonly<Record<never, number>>;

/** A number that can be typed for a scenario. */
export interface OwnOption {
  readonly default: number;
  /** @default 0 */
  readonly least?: number;
  /** @default 1,000,000 */
  readonly most?: number;
}

/** What every worker is given besides the shared things. */
export interface Surroundings<S extends Shares = Shares> {
  /**
   * Time passes, as on a network: the delay asked for, or a share of it. No step: nothing shared
   * happens.
   */
  readonly latency: (share?: number) => Promise<void>;
  /** A sentence for those who watch; its key in the messages, or the sentence itself. */
  readonly say: (sentence: string, data?: Readonly<Record<string, unknown>>) => void;
  /** How it ended for this worker. */
  readonly outcome: (name: string) => void;
  /**
   * Throws an `AssertionError` where the condition is false, and is no step; the other workers go
   * on.
   */
  readonly assert: (condition: boolean, text: string) => void;
  /**
   * One of these values: a branch, decided with the step before it and no step itself. In memory
   * each is tried; real processes draw one, or an order says which.
   */
  readonly choose: <T>(...values: readonly [T, ...T[]]) => T;
  /**
   * A step, which waits until several things together are as they are wanted; by their keys, those
   * that can be looked at. In memory all are seen at one moment; real processes look at one after
   * the other, again whenever one of them changes.
   */
  readonly until: (wanted: Wanted<Watched<S>>) => PromiseLike<void>;
}

/** What can be looked at without changing it. */
type Watched<S extends Shares> = {
  readonly [K in keyof S as [SeenOf<S[K]>] extends [never] ? never : K]: SeenOf<S[K]>;
};
type SeenOf<T> = 0 extends 1 & T
  ? T
  : T extends Shared<infer Thing>
    ? Thing extends Watchable<infer Seen>
      ? Seen
      : unknown extends Thing
        ? unknown
        : never
    : never;

/** Where nobody says what is shared (any), anything may be: 1 & any is any, and nothing else is. */
type Things<S extends Shares> = {
  readonly [K in keyof S]: 0 extends 1 & S[K]
    ? S[K]
    : S[K] extends Shared<infer Thing>
      ? Thing
      : never;
};
export type Given<S extends Shares> = Things<S> & Surroundings<S>;

export interface Worker<S extends Shares = Shares> {
  readonly name: string;
  readonly run: (given: Given<S>) => Promise<void>;
  /** Whether it ends when all that are no daemons have, wherever it is. @default false */
  readonly daemon?: boolean;
  /**
   * Whether it does `run` again and again, each time from where it began: it has no lock in hand
   * then, and no outcome. It may end after any round; as a daemon, it goes on. Real processes draw
   * whether they go on.
   * @default false
   */
  readonly repeats?: boolean;
}

/** How each thing stands that has a state. */
type States<S extends Shares> = {
  readonly [K in keyof S as [StateOf<S[K]>] extends [void] ? never : K]: StateOf<S[K]>;
};
type StateOf<T> = T extends Shared<unknown, infer State> ? State : never;

/** What is there when all have ended. */
export interface Ending<S extends Shares = Shares> {
  /**
   * The last state of each thing that has one, by its key: a file's value, or null when it is no
   * JSON any more.
   */
  readonly shared: States<S>;
  /** By what they are, and then by the worker's place: who was first does not show. */
  readonly outcomes: readonly { readonly process: string; readonly outcome: string }[];
  /** Who has died, where somebody may. */
  readonly died?: readonly string[];
}

/** Carried out by every runtime. */
export interface Scenario<O extends Options = Options, S extends Shares = Shares> {
  readonly shares: (options: O) => S;
  readonly workers: (options: O) => readonly Worker<NoInfer<S>>[];
  /**
   * What must be true when all have ended, in whatever order they went: true or false. To ask
   * `shared` for a key that it does not have throws.
   */
  readonly holds: (ending: Ending<NoInfer<S>>, options: O) => boolean;
  /**
   * What must be true after every step, of the things and outcomes as they are then: true or false.
   * Where it is false, the order ends.
   */
  readonly always?: (moment: Ending<NoInfer<S>>, options: O) => boolean;
  /**
   * What every order comes to. `ends`: none goes on for ever. `{ overtaken: N }`: between a worker's
   * `say('wants')` and its `say('has')`, no other one says `has` more than N times.
   * @default none goes on for ever in which everybody who can go does go
   */
  readonly progress?: 'ends' | { readonly overtaken: number };
  /**
   * Who may die, by their names, at any of its steps or while it waits for one: at most one of them
   * in an order, or so many. Its locks are passed on, its ends of pipes closed.
   */
  readonly crash?:
    | readonly string[]
    | { readonly workers: readonly string[]; readonly most: number };
  /**
   * What can be typed for it: `{ rounds: { default: 1, least: 1, most: 5 } }` is `--rounds`. What
   * it is given, `shares`, `workers`, `holds` and `always` are given.
   */
  readonly options?: Readonly<Record<keyof O & string, OwnOption>>;
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
export function scenario<N extends string, S extends Shares>(
  parts: Omit<Scenario<Readonly<Record<N, number>>, S>, 'options'> & {
    readonly options: Readonly<Record<N, OwnOption>>;
  },
): Scenario;
export function scenario<O extends Options = NoOptions, S extends Shares = Shares>(
  parts: Omit<Scenario<O, S>, 'options'>,
): Scenario;
export function scenario(parts: object): Scenario {
  plainObject(parts, 'scenario');
  return parts as unknown as Scenario;
}

/** More, no machine has processes for. */
const MOST_NAMED = 100_000;

/**
 * `count` workers that all do the same: buyer-1, buyer-2 …
 *
 * TypeScript knows what they are given where that is said, `named<typeof shares>(…)`, or where the
 * function says it.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- what is not said is not checked
export function named<S extends Shares = any>(
  role: string,
  count: number,
  run: Worker<S>['run'],
): Worker<S>[] {
  wholeNumber(count, 'named', 0, MOST_NAMED);
  aFunction(run, 'named');
  return Array.from({ length: count }, (_, index) => ({ name: `${role}-${index + 1}`, run }));
}
