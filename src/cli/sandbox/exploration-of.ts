import { mustAwait } from '../../explore/awaited.js';
import { explore, type Exploration, type ExploreOptions } from '../../explore/explore.js';
import { carryOutOrder, type CarriedOrder } from '../../explore/one-order.js';
import { isLifecycle, type Source } from '../../act/act.js';
import { findScenario } from '../../run/find-scenario.js';
import type { Scenario, Options } from '../../scenario/scenario.js';
import { heard, type Said } from './hearing.js';

/** The exploration of one act, carried out where it can be ended. */

export interface AccountOf {
  readonly kind: 'account';
  readonly source: Source;
  readonly act: string;
  readonly options: Options;
  readonly bounds: Pick<ExploreOptions, 'max' | 'timeout' | 'steps'>;
  /** Whether every order is carried out. */
  readonly full: boolean;
}

export interface Account {
  readonly exploration: Exploration;
  readonly shortest: CarriedOrder | null;
  readonly processes: readonly string[];
  /**
   * What was printed in the order that is told: the shortest that goes wrong, or else one that ends
   * as most do.
   */
  readonly said: readonly Said[];
}

export async function giveAccount(
  { source, act, options, bounds, full }: AccountOf,
  signal: AbortSignal,
): Promise<Account> {
  const scenario = await findScenario(source, act);
  if (isLifecycle(scenario)) throw new TypeError(`${act} has roles, no workers`);
  const model = scenario as unknown as Scenario;
  await mustAwait(model, options);
  const exploration = await explore(model, options, { ...bounds, signal, full });
  heard();
  const shortest =
    exploration.shortest &&
    (await carryOutOrder(model, options, exploration.shortest.schedule, true));
  const [first] = exploration.endings;
  if (!shortest && first?.example) await carryOutOrder(model, options, first.example, true);
  // What one order prints, and not what all do.
  const said = heard();
  return {
    exploration,
    shortest,
    processes: scenario.workers(options).map(({ name }) => name),
    said,
  };
}
