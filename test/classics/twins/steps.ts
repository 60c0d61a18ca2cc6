import { choosing, must, type Program, type Step, step, until } from '../program.js';

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
type More = Pick<Step<State>, 'at' | 'getsOn'>;

export const load = (name: string, more: More = {}): Run<number> =>
  step(({ n }: State) => n[name]!, more);
export const store = (name: string, value: number, more: More = {}): Run<void> =>
  step(({ n }: State) => void (n[name] = value), more);

/** Puts another value in, and answers the one that was there. */
export const change = (name: string, to: (value: number) => number, more: More = {}): Run<number> =>
  step(({ n }: State) => {
    const before = n[name]!;
    n[name] = to(before);
    return before;
  }, more);
export const exchange = (name: string, value: number): Run<number> => change(name, () => value);
export const add = (name: string, by: number): Run<number> => change(name, (value) => value + by);
export const compareExchange = (name: string, expected: number, value: number): Run<number> =>
  change(name, (old) => (old === expected ? value : old));

export const release = (name: string): Run<void> => step(({ n }) => void n[name]!++);
export const acquire = (name: string): Run<void> =>
  step(({ n }) => void n[name]!--, { ready: ({ n }) => n[name]! > 0 });

/** Goes in, and out again; nobody else must be inside. */
export function* alone(): Run {
  must((yield* add('inside', 1)) === 0, 'two are inside');
  yield* add('inside', -1);
}

/** Where one that comes again and again stands before each round. */
export const BEGINS = { at: 'begins' };

/** The last step of a round; whoever takes it goes on, or ends. */
export function* goesOn(name: string, value: number): Run<boolean> {
  const [, again] = yield* choosing(
    ({ n }: State) => void (n[name] = value),
    () => [true, false],
    { getsOn: true },
  );
  return again;
}

/** Rounds, as long as their last step says so. */
export const rounds = (round: () => Run<boolean>): (() => Run) =>
  function* () {
    while (yield* round());
  };

/** Waits until a number is as it is wanted. */
export const untilNumber = (
  name: string,
  wanted: (value: number) => boolean,
  more: More = {},
): Run<void> => until(({ n }: State) => wanted(n[name]!), more);

export function* holding<A>(name: string, inside: () => Run<A>): Run<A> {
  yield* acquire(name);
  try {
    return yield* inside();
  } finally {
    yield* release(name);
  }
}

/** How all is at first: the numbers, and nothing in the list. */
export const numbers = (n: State['n']): State => ({ n, list: [] });

export function program(
  n: State['n'],
  processes: readonly (() => Run)[],
  holds: Program<State>['holds'],
  daemons: readonly (() => Run)[] = [],
): Program<State> {
  return { start: numbers(n), processes, daemons, holds };
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
