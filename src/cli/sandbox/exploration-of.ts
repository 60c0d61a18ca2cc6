import { constants, setPriority } from 'node:os';
import {
  explore,
  exploreLittle,
  type Exploration,
  type ExploreOptions,
} from '../../explore/explore.js';
import { isLoss } from '../../explore/model/order-end.js';
import { Plan } from '../../explore/model/plan.js';
import { carryOutOrder, type CarriedOrder } from '../../explore/one-order.js';
import type { Share } from '../../explore/outlook.js';
import { exploreStates } from '../../explore/states/explore.js';
import { UncountableError } from '../../explore/model/errors.js';
import { walk } from '../../explore/strategies/walk.js';
import { isLifecycle, type Source } from '../../act/act.js';
import { findScenario } from '../../run/find-scenario.js';
import type { Scenario, Options } from '../../scenario/scenario.js';
import { withLines } from '../../trace/call-sites.js';
import { heard, type Said } from './hearing.js';
import { tryOut } from './trial.js';

/** The exploration of one act, carried out where it can be ended. */

interface Explored {
  readonly source: Source;
  readonly act: string;
  readonly options: Options;
}

export interface AccountOf extends Explored {
  readonly kind: 'account';
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

/** How many orders there are, and how many go wrong; beside a run, which is not to be slowed. */
export interface CountOf extends Explored {
  readonly kind: 'count';
}

export async function giveAccount(
  { bounds, full, ...explored }: AccountOf,
  signal: AbortSignal,
): Promise<Account> {
  const { options } = explored;
  const model = await modelOf(explored);
  return accountOf(model, options, await explore(model, options, { ...bounds, signal, full }));
}

/**
 * The same of an act of a demonstration, in this very thread, where it takes but a moment: to start
 * another one takes longer. Null where it takes more.
 */
export async function giveAccountOfLittle(
  model: Scenario,
  options: Options,
  bounds: Pick<ExploreOptions, 'timeout' | 'signal'>,
): Promise<Account | null> {
  const exploration = await exploreLittle(model, options, bounds);
  return exploration && accountOf(model, options, exploration);
}

async function accountOf(
  model: Scenario,
  options: Options,
  exploration: Exploration,
): Promise<Account> {
  heard();
  const shortest =
    exploration.shortest &&
    (await withLines((lines) =>
      carryOutOrder(model, options, exploration.shortest!.schedule, true, lines),
    ));
  const [first] = exploration.endings;
  if (!shortest && first?.example) await carryOutOrder(model, options, first.example, true);
  // What one order prints, and not what all do.
  const said = heard();
  return {
    exploration,
    shortest,
    processes: model.workers(options).map(({ name }) => name),
    said,
  };
}

/** Null where they cannot be counted, or are too many for so little memory. */
export async function countBeside(job: CountOf, signal: AbortSignal): Promise<Share | null> {
  giveWay();
  const model = await modelOf(job);
  const plan = new Plan(model, job.options);
  const carriedOut = (): Promise<Exploration> => walk(plan, { signal }, false);
  const { complete, orders, endings } = plan.oneByOne
    ? await carriedOut()
    : await exploreStates(plan, { signal, bytes: LITTLE }).catch((error: unknown) => {
        if (error instanceof UncountableError) return carriedOut();
        throw error;
      });
  if (!complete || orders === null) return null;
  const losing = endings.filter(({ how }) => isLoss(how));
  return { orders, wrong: losing.reduce((sum, ending) => sum + ending.orders!, 0n) };
}

/** So many bytes of states are counted in less than a second. */
const LITTLE = 2 ** 23;

/** Linux has a priority for each thread; elsewhere it would be the whole process's. */
function giveWay(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}

async function modelOf({ source, act, options }: Explored): Promise<Scenario> {
  const scenario = await findScenario(source, act);
  if (isLifecycle(scenario)) throw new TypeError(`${act} has roles, no workers`);
  const model = scenario as unknown as Scenario;
  await tryOut(model, options, source.module);
  return model;
}
