/**
 * Room: the model: every order of a scenario, in memory. No real process enters, and nothing of
 * Node.
 */

import type { Scenario, Options } from '../scenario/scenario.js';
import type { Exploration } from './strategies/exploration.js';
import { ContradictionError, NondeterminismError, UncountableError } from './model/errors.js';
import type { Bounds } from './strategies/carry-out.js';
import { Plan } from './model/plan.js';
import { exploreStates } from './states/explore.js';
import { formatToken } from '../trace/order.js';
import { isLoss } from './model/order-end.js';
import { confirm, walk } from './strategies/walk.js';

export type { Exploration } from './strategies/exploration.js';

export interface ExploreOptions extends Bounds {
  /** Whether every order is carried out, one by one. @default false */
  readonly full?: boolean;
}

/** Of so many endings an order is carried out again, to see whether it ends so again. */
const CONFIRMED = 10;
/** The search may take this share of the time; what is left is for saying what it has found. */
const SEARCH = 0.9;
/** So many orders may be carried out to find out who is at fault. */
const FEW = 50;
/** So many bytes some thousand states take, which are counted in a moment. */
const LITTLE = 2 ** 19;
/**
 * The states may be counted for this share of the time; what is left is for carrying out orders.
 */
const SHARE = 2 / 3;

/**
 * Everything that can come of a scenario, in whatever order its steps happen; in memory.
 *
 * The orders are counted over the states. Where that cannot be done (a worker that asks for several
 * steps at once, a value that is like no other) or comes to no end, and where a bound on the number
 * of orders is given, they are carried out instead, one of each class.
 *
 * Resolves in any case, with `complete: false` when a bound was met. Rejects with an `ExploreError`
 * when the scenario cannot be explored, and with whatever `holds` throws. A worker in an endless
 * loop that never awaits anything holds up the whole thread, and only another thread can end it.
 *
 * @example
 * const { orders, endings, shortest } = await explore(nolock, { buyers: 3, tickets: 1 });
 */
export async function explore(
  scenario: Scenario,
  options: Options,
  { full = false, ...bounds }: ExploreOptions = {},
): Promise<Exploration> {
  const plan = new Plan(scenario, options);
  const { timeout = Infinity } = bounds;
  return checked(plan, timeout, () => search(plan, { ...bounds, timeout: timeout * SEARCH }, full));
}

/**
 * The same where it takes so little that nobody has to be let in meanwhile: few states, or few
 * orders. Null where it takes more, or cannot be explored.
 */
export async function exploreLittle(
  scenario: Scenario,
  options: Options,
  bounds: Pick<Bounds, 'timeout' | 'signal'>,
): Promise<Exploration | null> {
  const plan = new Plan(scenario, options);
  try {
    const found = await checked(plan, Infinity, () =>
      plan.oneByOne
        ? walk(plan, { ...bounds, max: FEW }, false)
        : exploreStates(plan, { ...bounds, bytes: LITTLE }),
    );
    return found.complete ? found : null;
  } catch {
    // Whoever explores it in earnest finds that again, and all there is to say about it.
    return null;
  }
}

/** As many endings as there is time for are seen to come about once more. */
async function checked(
  plan: Plan,
  timeout: number,
  look: () => Promise<Exploration>,
): Promise<Exploration> {
  const began = performance.now();
  const found = await look();
  if (found.reduction !== 'states')
    for (const ending of found.endings.slice(0, CONFIRMED))
      if (ending.how !== 'cut' && performance.now() - began < timeout) await confirm(plan, ending);
  mustNotContradict(found);
  return { ...found, elapsedMs: performance.now() - began };
}

async function search(plan: Plan, bounds: Bounds, full: boolean): Promise<Exploration> {
  if (full || plan.oneByOne || bounds.max !== undefined) return walk(plan, bounds, full);
  const { timeout = Infinity } = bounds;
  const began = performance.now();
  const counted = await exploreStates(plan, { ...bounds, timeout: timeout * SHARE }).catch(
    async (error: unknown) => {
      if (error instanceof UncountableError) return null;
      // Carried out side by side, they may show who it was.
      if (error instanceof NondeterminismError && error.process === null)
        await walk(plan, { ...bounds, max: FEW }, false);
      throw error;
    },
  );
  if (counted !== null && (counted.complete || bounds.signal?.aborted)) return counted;
  const walked = await walk(
    plan,
    { ...bounds, timeout: timeout - (performance.now() - began) },
    false,
  );
  if (counted === null || walked.complete || walked.loop) return walked;
  return hasLoss(counted) || !hasLoss(walked) ? counted : walked;
}

/** A proof that is once wrong is worth nothing. @throws {ContradictionError} */
function mustNotContradict(found: Exploration): void {
  if (found.complete && found.shortest !== null && !hasLoss(found))
    throw new ContradictionError(formatToken(found.shortest.schedule));
}

function hasLoss({ endings }: Exploration): boolean {
  return endings.some(({ how }) => isLoss(how));
}
