import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Census } from '../../src/explore/strategies/census.js';
import { DepthFirst } from '../../src/explore/strategies/depth-first.js';
import { carryOutOrders } from '../../src/explore/strategies/carry-out.js';
import { Plan } from '../../src/explore/model/plan.js';
import { exploreStates } from '../../src/explore/states/explore.js';
import { switchesOf } from '../../src/explore/model/order.js';
import { isLoss, type OrderEnd } from '../../src/explore/model/order-end.js';
import { families, program } from './programs.js';

const FEW = 1_500;
const RUNS = Number(process.env['RUNS'] ?? 25);
const SEED = Number(process.env['SEED'] ?? 11);

describe.each(Object.entries(families))('random programs with %s', (_, names) => {
  test('the census by states is that of every order, ending by ending; and the shortest loss is shortest', async () => {
    const worker = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 });
    const property = fc.asyncProperty(
      fc.array(worker, { minLength: 2, maxLength: 4 }),
      fc.boolean(),
      async (lists, twins) => {
        const plan = new Plan(program(twins ? [lists[0]!, ...lists] : lists), {});
        const every = await everyOrder(plan);
        fc.pre(every !== null);
        const census = await exploreStates(plan);
        expect(summary(census.endings)).toEqual(every!.endings);
        expect(census.shortest && census.shortest.switches).toBe(every!.fewest);
      },
    );
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });
});

async function everyOrder(plan: Plan) {
  const census = new Census();
  const { stopped } = await carryOutOrders(plan, new DepthFirst(), { max: FEW }, (run) =>
    census.add(run, 1),
  );
  if (stopped !== null) return null;
  const endings = census.endings();
  const fewest = Math.min(
    ...endings.filter(({ how }) => isLoss(how)).map(({ example }) => switchesOf(example!)),
  );
  return { endings: summary(endings), fewest: fewest === Infinity ? null : fewest };
}

/** Without names, for of workers that are alike one stands for the other. */
function summary(
  endings: readonly (OrderEnd & { readonly orders: number | bigint | null })[],
): string[] {
  const counts = new Map<string, bigint>();
  for (const { how, ending, deadlock, failures, orders } of endings) {
    const waits = deadlock?.waits.map(({ op, on }) => `${op} ${on}`).toSorted();
    const key = JSON.stringify([
      how,
      ending.shared,
      ending.outcomes.map(({ outcome }) => outcome).toSorted(),
      waits,
      failures.map(({ message }) => message.replaceAll(/worker-\d/g, 'worker')).toSorted(),
    ]);
    counts.set(key, (counts.get(key) ?? 0n) + BigInt(orders!));
  }
  return [...counts].map(([key, orders]) => `${orders} ${key}`).toSorted();
}
