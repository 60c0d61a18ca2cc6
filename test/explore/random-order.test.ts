import { describe, expect, test } from '@jest/globals';
import { Plan } from '../../src/explore/model/plan.js';
import { carryOutOrders } from '../../src/explore/strategies/carry-out.js';
import { RandomOrder } from '../../src/explore/strategies/random.js';
import {
  type Given,
  named,
  type Options,
  type Scenario,
  scenario,
  word,
} from '../../src/scenario/index.js';
import { formatToken } from '../../src/trace/order.js';
import { counter } from './scenarios.js';

async function drawn(program: Scenario, options: Options, seed: number): Promise<string[]> {
  const orders: string[] = [];
  await carryOutOrders(
    new Plan(program, options),
    new RandomOrder(seed),
    { max: 100 },
    ({ path }) => void orders.push(formatToken(path)),
  );
  return orders;
}

describe('orders at random', () => {
  test('are the same for the same seed', async () => {
    const paths = (seed: number): Promise<string[]> => drawn(counter, { processes: 3 }, seed);
    expect(await paths(1)).toEqual(await paths(1));
    expect(await paths(1)).not.toEqual(await paths(2));
  });

  test('draw what is chosen, too: after any step, and after the last one', async () => {
    const shares = { n: word() };
    const throwsTwoCoins = scenario({
      shares: () => shares,
      workers: () =>
        named('p', 1, async ({ n, choose, outcome }: Given<typeof shares>) => {
          await n.load();
          await n.store(choose(1, 2));
          outcome(String(choose('heads', 'tails', 'edge')));
        }),
      holds: () => true,
    });
    expect([...new Set(await drawn(throwsTwoCoins, {}, 1))].toSorted()).toEqual([
      '00',
      '00:1',
      '00:2',
      '0:1*2',
      '0:1,0',
      '0:1,0:2',
    ]);
  });
});
