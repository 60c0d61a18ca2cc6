import { type NamedThing, nameThings } from '../../scenario/names.js';
import type { Given, Options, Scenario, Worker } from '../../scenario/scenario.js';
import type { Shares } from '../../scenario/shared.js';
import type { ModelThing } from '../things/operation.js';

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

  /** Calls a worker, also one that is not async, as may stand in a file of the user's. */
  begin(index: number, given: Given<Shares>): Promise<void> {
    try {
      return Promise.resolve(this.workers[index]!.run(given));
    } catch (error) {
      return Promise.reject(error);
    }
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
