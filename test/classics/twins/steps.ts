import { type Program, type Step, step } from '../program.js';

/**
 * The steps of simple things, for twins: whatever is shared is a number, with its name, but for one
 * list. A lock is a semaphore of one.
 */
export interface State {
  readonly n: Record<string, number>;
  readonly list: (number | string)[];
}

/** A piece of what a process does. */
export type Run<A = string | void> = Generator<Step<State>, A, unknown>;

export const load = (name: string): Run<number> => step(({ n }) => n[name]!);
export const store = (name: string, value: number): Run<void> =>
  step(({ n }) => void (n[name] = value));
export const add = (name: string, value: number): Run<number> =>
  step(({ n }) => (n[name]! += value) - value);
export const release = (name: string): Run<void> => step(({ n }) => void n[name]!++);
export const acquire = (name: string): Run<void> =>
  step(({ n }) => void n[name]!--, { ready: ({ n }) => n[name]! > 0 });

export function* exchange(name: string, value: number): Run<number> {
  return yield* step(({ n }: State) => {
    const before = n[name]!;
    n[name] = value;
    return before;
  });
}

export function* holding<A>(name: string, inside: () => Run<A>): Run<A> {
  yield* acquire(name);
  try {
    return yield* inside();
  } finally {
    yield* release(name);
  }
}

/** @param n the numbers, as they are at first */
export function program(
  n: State['n'],
  processes: readonly (() => Run)[],
  holds: Program<State>['holds'],
  daemons: readonly (() => Run)[] = [],
): Program<State> {
  return { start: { n, list: [] }, processes, daemons, holds };
}

/** What a scenario's options say; only its own are there. */
export type Sizes = Readonly<
  Record<
    | 'places'
    | 'items'
    | 'readers'
    | 'writers'
    | 'philosophers'
    | 'chairs'
    | 'customers'
    | 'processes',
    number
  >
>;
export type Twin = Program<State>;
export type Sized = (sizes: Sizes) => Twin;
/** The twins of one classic, by the names of its versions; of usual size, or of any. */
export type Twins = Readonly<Record<string, Twin | Sized>>;

/** From 0 on. */
export const range = (count: number): number[] => [...Array(count).keys()];

export const times = (count: number, process: () => Run): (() => Run)[] =>
  Array<() => Run>(count).fill(process);
