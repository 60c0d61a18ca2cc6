import { type NamedThing, nameThings } from '../../scenario/names.js';
import type { Scenario, Options, Worker } from '../../scenario/scenario.js';

/** A scenario with its options: what is the same in all runs of it. */
export class Plan {
  readonly workers: readonly Worker[];
  readonly names: readonly string[];
  /** What is shared, each with its key. Its place in this list is its number. */
  readonly shares: readonly (readonly [string, NamedThing])[];
  readonly oneByOne: boolean;
  readonly options: Options;
  readonly scenario: Scenario;

  constructor(scenario: Scenario, options: Options) {
    this.scenario = scenario;
    this.options = options;
    this.workers = scenario.workers(options) as readonly Worker[];
    this.names = this.workers.map(({ name }) => name);
    this.shares = Object.entries(nameThings(scenario.shares(options)));
    this.oneByOne = scenario.starts === 'one-by-one';
  }
}
