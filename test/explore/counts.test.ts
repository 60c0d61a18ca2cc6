import { describe, expect, test } from '@jest/globals';
import { type Exploration, explore } from '../../src/explore/explore.js';
import { formatToken } from '../../src/trace/order.js';
import { isLoss } from '../../src/explore/model/order-end.js';
import { counter, independent } from './scenarios.js';

const losing = ({ endings }: Exploration): number =>
  endings.filter(({ how }) => isLoss(how)).reduce((sum, { orders }) => sum + Number(orders), 0);

describe('processes that each read a number and write it plus one', () => {
  test.each([
    [2, 6, 4, 3],
    [3, 90, 84, 25],
    [4, 2_520, 2_496, 363],
    [5, 113_400, 113_280, 8_401],
  ])(
    '%i of them: %i orders, of which %i lose, in %i classes',
    async (processes, orders, lose, classes) => {
      const every = await explore(counter, { processes }, { full: true });
      expect(every).toMatchObject({
        complete: true,
        stopped: null,
        reduction: 'none',
        runs: orders,
        orders: BigInt(orders),
      });
      expect(losing(every)).toBe(lose);
      const reduced = await explore(counter, { processes }, { max: orders });
      expect(reduced).toMatchObject({
        complete: true,
        reduction: 'dpor',
        runs: classes,
        orders: BigInt(orders),
      });
      expect(summary(reduced)).toEqual(summary(every));
      const counted = await explore(counter, { processes });
      expect(counted).toMatchObject({
        complete: true,
        reduction: 'states',
        orders: BigInt(orders),
      });
      expect(summary(counted)).toEqual(summary(every));
      // The last of them is 120,000 orders: some seconds alone, many more late in a long run of
      // tests on a busy machine.
    },
  );

  test('all six orders of two, and what they end in', async () => {
    const { endings } = await explore(counter, { processes: 2 }, { full: true });
    // 0011 1100 hold; 0101 0110 1001 1010 lose.
    expect(endings.map(({ how, orders, ending }) => [how, orders, ending.shared['count']])).toEqual(
      [
        ['broken', 4n, { n: 1 }],
        ['holds', 2n, { n: 2 }],
      ],
    );
  });

  test.each([
    [2, '0110', 2],
    [3, '001221', 3],
    [4, '00112332', 4],
    [5, '0011223443', 5],
  ])(
    'the easiest loss of %i to tell is %s, with %i switches',
    async (processes, token, switches) => {
      const { shortest } = await explore(counter, { processes });
      expect(shortest).toMatchObject({ switches, isSure: true });
      expect(formatToken(shortest!.schedule)).toBe(token);
    },
  );
});

test.each([
  [3, 20],
  [5, 252],
])(
  'two processes of %i steps each have %i orders, which are one when the steps do not touch each other',
  async (steps, orders) => {
    expect(await explore(independent, { steps }, { full: true })).toMatchObject({
      complete: true,
      runs: orders,
      orders: BigInt(orders),
    });
    expect(await explore(independent, { steps }, { max: orders })).toMatchObject({
      complete: true,
      runs: 1,
      orders: BigInt(orders),
    });
  },
);

function summary({ endings }: Exploration): string[] {
  return endings
    .map(({ how, orders, ending: { shared } }) => JSON.stringify([how, Number(orders), shared]))
    .toSorted();
}
