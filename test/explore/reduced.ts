import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { DepthFirst } from '../../src/explore/strategies/depth-first.js';
import { Census } from '../../src/explore/strategies/census.js';
import { fewestSwitches } from '../../src/explore/strategies/fewest-switches.js';
import { carryOutOrders } from '../../src/explore/strategies/carry-out.js';
import { Plan } from '../../src/explore/model/plan.js';
import { Reduced } from '../../src/explore/strategies/reduced.js';
import type { Strategy } from '../../src/explore/strategies/strategy.js';
import { switchesOf } from '../../src/trace/order.js';
import { isLoss } from '../../src/explore/model/order-end.js';
import { families, program } from './programs.js';

/** Random programs of a family, in every order and by the reduced search. */

const FEW = 1_500;

/** How the two differ, where they do, in the smallest program that shows it; null where they never do. */
export async function compare(
  family: string,
  numRuns: number,
  seed: number,
): Promise<string | null> {
  const worker = fc.array(fc.constantFrom(...families[family]!), { minLength: 1, maxLength: 4 });
  const property = fc.asyncProperty(
    fc.array(worker, { minLength: 2, maxLength: 4 }),
    async (programs) => {
      const plan = new Plan(program(programs), {});
      const every = await countEndings(plan, new DepthFirst());
      // Who ends with a lock in hand passes it on, and that the reduction leaves to the walk of
      // every order.
      fc.pre(every.stopped === null && !every.isLeft);
      const reduced = await countEndings(plan, new Reduced());
      deepEqual(reduced.summary, every.summary);
      // None is in vain.
      equal(reduced.ended, reduced.runs);
      const schedule = await fewestSwitches(plan, {});
      equal(schedule === null ? null : switchesOf(schedule), every.fewest);
    },
  );
  const details = await fc.check(property, { numRuns, seed });
  return details.failed ? (fc.defaultReportMessage(details) ?? 'failed') : null;
}

async function countEndings(plan: Plan, strategy: Strategy) {
  const census = new Census();
  let ended = 0;
  const { runs, stopped } = await carryOutOrders(plan, strategy, { max: FEW }, (run) => {
    ended++;
    census.add(run, strategy.weight?.() ?? 1);
  });
  const endings = census.endings();
  const fewest = Math.min(
    ...endings.filter(({ how }) => isLoss(how)).map(({ example }) => switchesOf(example!)),
  );
  const summary = endings.map(({ how, orders, ending, deadlock, failures }) =>
    JSON.stringify([
      how,
      Number(orders),
      ending.shared,
      sorted(ending.outcomes),
      deadlock,
      sorted(failures),
    ]),
  );
  const isLeft = endings.some(({ left }) => left.length > 0);
  return {
    runs,
    ended,
    stopped,
    isLeft,
    summary: summary.toSorted(),
    fewest: fewest === Infinity ? null : fewest,
  };
}

function sorted(list: readonly { readonly process: string }[]): unknown {
  return list.toSorted((a, b) => (a.process < b.process ? -1 : 1));
}
