import { describe, expect, test } from '@jest/globals';
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

/**
 * Whatever they share, the reduced search finds each ending of the full one, with the very number
 * of its orders.
 */

const FEW = 1_500;
const RUNS = Number(process.env['RUNS'] ?? 25);
const SEED = Number(process.env['SEED'] ?? 7);

describe.each(Object.entries(families))('random programs with %s', (_, names) => {
  test('the reduced search stands for exactly the orders of the full one, ending by ending', async () => {
    const worker = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 });
    const property = fc.asyncProperty(
      fc.array(worker, { minLength: 2, maxLength: 4 }),
      async (programs) => {
        const plan = new Plan(program(programs), {});
        const every = await countEndings(plan, new DepthFirst());
        // Who ends with a lock in hand passes it on, and that the reduction leaves to the walk of
        // every order.
        fc.pre(every.stopped === null && !every.isLeft);
        const reduced = await countEndings(plan, new Reduced());
        expect(reduced.summary).toEqual(every.summary);
        // None is in vain.
        expect(reduced.ended).toBe(reduced.runs);
        const schedule = await fewestSwitches(plan, {});
        expect(schedule === null ? null : switchesOf(schedule)).toBe(every.fewest);
      },
    );
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });
});

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
