import { type NamedThing, type NamedThings, nameThings } from '../../scenario/names.js';
import { playPart, type Rounds } from '../../scenario/part.js';
import type { Given, Options, Scenario, Worker } from '../../scenario/scenario.js';
import type { Shares } from '../../scenario/shared.js';
import { isWatchable } from '../../scenario/until.js';
import type { LineFinder } from '../../trace/source-line.js';
import { togetherName } from '../../trace/together.js';
import type { ModelThing } from '../things/operation.js';
import { Overtaken } from './overtaken.js';
import { makeModelThings } from '../things/make.js';
import { Together } from '../things/until.js';

/** Who may die, and how many in one order. */
export function crashOf({ crash = [] }: Pick<Scenario, 'crash'>): {
  readonly workers: readonly string[];
  readonly most: number;
} {
  return 'most' in crash ? crash : { workers: crash, most: Math.min(1, crash.length) };
}

/** A scenario with its options: what is the same in all runs of it. */
export class Plan {
  readonly workers: readonly Worker[];
  readonly names: readonly string[];
  /** What is shared, each with its key. Its place in this list is its number. */
  readonly shares: readonly (readonly [string, NamedThing])[];
  readonly #named: NamedThings;
  readonly oneByOne: boolean;
  /** For each worker, whether it ends when the others have. */
  readonly daemons: readonly boolean[];
  /** For each worker, whether it does its part again and again. */
  readonly repeats: readonly boolean[];
  /** For each worker, the first of those who do the same. */
  readonly roles: readonly number[];
  /** For each worker, whether it may die; and how many may in one order. */
  readonly mortals: readonly boolean[];
  readonly mostDeaths: number;
  /** How often one may be overtaken by another; null where that is not asked. */
  readonly mostOvertaken: number | null;
  /** Whether an order may be over before everybody has ended. */
  readonly endsEarly: boolean;
  readonly #watchable: readonly (readonly [key: string, number: number])[];
  readonly #togetherName: string;
  readonly options: Options;
  readonly scenario: Scenario;

  /** Knows from where in the code a step is asked for; null where nobody wants to know. */
  readonly lines: LineFinder | null;

  constructor(scenario: Scenario, options: Options, lines: LineFinder | null = null) {
    this.lines = lines;
    this.scenario = scenario;
    this.options = options;
    this.workers = scenario.workers(options) as readonly Worker[];
    this.names = this.workers.map(({ name }) => name);
    this.daemons = this.workers.map(({ daemon }) => daemon === true);
    this.repeats = this.workers.map(({ repeats }) => repeats === true);
    this.roles = this.workers.map(({ run }, who) =>
      this.workers.findIndex(
        (one, other) =>
          one.run === run &&
          this.daemons[other] === this.daemons[who] &&
          this.repeats[other] === this.repeats[who],
      ),
    );
    const crash = crashOf(scenario);
    this.mortals = this.names.map((name) => crash.workers.includes(name));
    this.mostDeaths = crash.most;
    const { progress, always } = scenario;
    this.mostOvertaken = typeof progress === 'object' ? progress.overtaken : null;
    this.endsEarly =
      always !== undefined || this.mostOvertaken !== null || this.daemons.includes(true);
    this.#named = nameThings(scenario.shares(options));
    this.shares = Object.entries(this.#named);
    this.#watchable = [...this.shares.entries()].flatMap(([number, [key, shared]]) =>
      isWatchable(shared) ? [[key, number] as const] : [],
    );
    this.#togetherName = togetherName(
      this.#watchable.map(([, number]) => this.shares[number]![1].name),
    );
    this.oneByOne = scenario.starts === 'one-by-one';
  }

  /** Whether two workers do the same, and the same is done with them. */
  areAlike(one: number, other: number): boolean {
    return this.roles[one] === this.roles[other] && this.mortals[one] === this.mortals[other];
  }

  /** What is shared, as it is at first. */
  makeThings(): readonly ModelThing[] {
    return makeModelThings(this.#named, this.workers.length);
  }

  /**
   * Calls a worker, also one that is not async, as may stand in a file of the user's. One that
   * repeats is made anew, as each process makes its own: what it may keep from round to round
   * begins with it, and shows.
   */
  begin(index: number, given: Given<Shares>, rounds: Rounds): Promise<void> {
    try {
      const workers = this.repeats[index] ? this.scenario.workers(this.options) : this.workers;
      return Promise.resolve(playPart(workers[index] as Worker, given, rounds));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Counts who is overtaken, where nobody may be too often. */
  countOvertaken(): Overtaken | null {
    return this.mostOvertaken === null
      ? null
      : new Overtaken(this.workers.length, this.mostOvertaken);
  }

  /**
   * All things that can be looked at, as one.
   * @param look how a thing is seen, by its number
   */
  together(look: (thing: number) => unknown): Together {
    return new Together(this.#togetherName, this.#watchable, look);
  }

  /** How the things stand, by their keys; of those that have a state. */
  statesOf(things: readonly ModelThing[]): Record<string, unknown> {
    const states: Record<string, unknown> = {};
    for (const [index, [key]] of this.shares.entries()) {
      const thing = things[index]!;
      if (thing.state) states[key] = thing.state();
    }
    return states;
  }
}
