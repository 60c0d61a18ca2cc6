/**
 * A small program for the search by brute force. A process is a generator over a plain state: it
 * hands over a step, and goes on with what the step answered. Nobody can look into a generator, so
 * where a process stands is known by all answers that it was given, and it is brought there by
 * giving them once more.
 */

export interface Step<S> {
  /** Whether it can be taken; without it, always. */
  readonly ready?: (state: S) => boolean;
  /** Carries it out on the state, which is its own. The answer is JSON, as the state is. */
  readonly take: (state: S) => unknown;
  /** All that the process knows here. Whoever goes in circles has to say so. */
  readonly at?: unknown;
  /**
   * What can be chosen with it when that was its answer: an order for each. The process is given
   * both then, the answer first.
   */
  readonly values?: (answer: unknown) => readonly unknown[];
  /** Somebody gets what is wanted: a circle with such a step in it is no livelock. */
  readonly getsOn?: boolean;
}

/** What it returns is how it ended; what it throws is an error. */
export type Process<S> = () => Generator<Step<S>, string | void, unknown>;

export interface Program<S> {
  readonly start: S;
  readonly processes: readonly Process<S>[];
  /** They end when the others have. */
  readonly daemons?: readonly Process<S>[];
  /**
   * Asked when all have ended; `outcomes` is what they returned, in their order, `died` the numbers
   * of those who have died.
   */
  readonly holds: (state: S, outcomes: readonly string[], died: readonly number[]) => boolean;
  /** Asked after every step: the order ends where it is false. */
  readonly always?: (state: S) => boolean;
  /** Who may die instead of a step, also while it waits for one; nobody, where there is none. */
  readonly crash?: Crash<S>;
}

interface Crash<S> {
  /** By their numbers. */
  readonly who: readonly number[];
  /** In one order. @default 1 */
  readonly most?: number;
  /** What becomes of all that it holds. */
  readonly passOn?: (state: S, who: number) => void;
}

/** A program of the sizes that a scenario's options say. */
export type Sizes<S> = (sizes: Readonly<Record<string, number>>) => Program<S>;

/** A step as a process hands it over: `const n = yield* step((state) => state.n)`. */
export function* step<S, A>(
  take: (state: S) => A,
  more: Omit<Step<S>, 'take'> = {},
): Generator<Step<S>, A, unknown> {
  return (yield { take, ...more }) as A;
}

/** A step with which something is chosen, too: `const [n, colour] = yield* choosing(…)`. */
export function* choosing<S, A, V>(
  take: (state: S) => A,
  values: (answer: A) => readonly V[],
  more: Omit<Step<S>, 'take' | 'values'> = {},
): Generator<Step<S>, readonly [A, V], unknown> {
  return (yield { take, values: values as Step<S>['values'], ...more } as Step<S>) as [A, V];
}

/** A step that waits, and changes nothing. */
export const until = <S>(
  ready: (state: S) => boolean,
  more: Omit<Step<S>, 'take' | 'ready'> = {},
): Generator<Step<S>, void, unknown> => step<S, void>(() => {}, { ready, ...more });

export function must(condition: boolean, text: string): void {
  if (!condition) throw new Error(text);
}

/** Where a process stands; without a step it has ended. */
interface Place<S> {
  readonly answers: readonly unknown[];
  readonly died?: true;
  readonly step?: Step<S>;
  readonly outcome?: string;
  readonly threw?: string;
}

/** The places of one process, by number. */
export class Places<S> {
  readonly all: Place<S>[] = [];
  readonly first: number;
  readonly #process: Process<S>;
  readonly #numbers = new Map<string, number>();
  readonly #after = new Map<string, number>();

  constructor(process: Process<S>) {
    this.#process = process;
    this.first = this.#numberOf([]);
  }

  after(place: number, answer: unknown): number {
    const key = JSON.stringify([place, answer]);
    if (!this.#after.has(key))
      this.#after.set(key, this.#numberOf([...this.all[place]!.answers, answer]));
    return this.#after.get(key)!;
  }

  /** Of whoever has died it does not matter where. */
  dead(): number {
    return this.#kept('died', { answers: [], died: true });
  }

  #numberOf(answers: readonly unknown[]): number {
    const place = { answers, ...this.#replay(answers) };
    const { step: next, outcome, threw } = place;
    const key = JSON.stringify(
      next ? ('at' in next ? ['at', next.at] : ['after', answers]) : [outcome, threw],
    );
    return this.#kept(key, place);
  }

  #kept(key: string, place: Place<S>): number {
    if (!this.#numbers.has(key)) this.#numbers.set(key, this.all.push(place) - 1);
    return this.#numbers.get(key)!;
  }

  #replay(answers: readonly unknown[]): Omit<Place<S>, 'answers'> {
    const live = this.#process();
    try {
      let next = live.next();
      for (const answer of answers) next = live.next(structuredClone(answer));
      if (!next.done) return { step: next.value };
      return next.value === undefined ? {} : { outcome: next.value };
    } catch (error) {
      return { threw: String(error) };
    }
  }
}
