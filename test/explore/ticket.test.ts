import { describe, expect, test } from '@jest/globals';
import { isLifecycle } from '../../src/act/act.js';
import { ticketDemo } from '../../src/demos/ticket/demo.js';
import { explore } from '../../src/explore/explore.js';
import { carryOutOrder } from '../../src/explore/one-order.js';
import { formatToken } from '../../src/trace/order.js';
import type { Scenario } from '../../src/scenario/index.js';

function act(name: string): Scenario {
  const { scenario } = ticketDemo.acts.find((one) => one.name === name)!;
  if (isLifecycle(scenario)) throw new TypeError(`${name} is no scenario`);
  return scenario;
}

const office = (buyers: number) => ({ buyers, tickets: 1, delay: 100, inPlace: 0 });

describe('the ticket office', () => {
  test.each([
    [2, 20, '001110', 2],
    [3, 1_152, '00111022', 3],
  ])(
    'without a lock, %i buyers: %i orders, and the easiest loss is %s',
    async (buyers, orders, token, switches) => {
      const found = await explore(act('nolock'), office(buyers));
      expect(found).toMatchObject({
        complete: true,
        orders: BigInt(orders),
        shortest: { switches, isSure: true },
      });
      expect(formatToken(found.shortest!.schedule)).toBe(token);
      const every = await explore(act('nolock'), office(buyers), { full: true });
      expect(every.runs).toBe(orders);
      expect(tally(found.endings)).toEqual(tally(every.endings));
      const { how, ending } = await carryOutOrder(
        act('nolock'),
        office(buyers),
        found.shortest!.schedule,
      );
      expect(how).toBe('broken');
      expect(ending.outcomes.filter(({ outcome }) => outcome === 'bought').length).toBeGreaterThan(
        1,
      );
    },
  );

  test.each([
    [2, 12],
    [3, 360],
    [4, 20_160],
  ])('with the lock, %i buyers: none of %i orders oversells', async (buyers, orders) => {
    const found = await explore(act('lock'), office(buyers));
    expect(found).toMatchObject({ complete: true, orders: BigInt(orders), shortest: null });
    expect(found.endings.every(({ how }) => how === 'holds')).toBe(true);
    expect(found.elapsedMs).toBeLessThan(10_000);
  });

  test('with the lock, written in place: no buyer reads half a file in any of 29,070 orders', async () => {
    const found = await explore(act('lock'), { ...office(2), inPlace: 1 });
    expect(found).toMatchObject({ complete: true, orders: 29_070n, shortest: null });
    expect(found.endings.map(({ how }) => how)).toEqual(['holds']);
  });

  test('joined one by one, there is one order', async () => {
    expect(await explore(act('join'), office(4))).toMatchObject({
      complete: true,
      runs: 1,
      orders: 1n,
      shortest: null,
    });
  });

  test('ten buyers have more orders than anybody can try, and still the easiest loss is found', async () => {
    const found = await explore(act('nolock'), office(10), { max: 200 });
    expect(found).toMatchObject({
      complete: false,
      stopped: 'max',
      runs: 200,
      shortest: { isSure: true, switches: 10 },
    });
  });

  test.each([
    [4, 147_168n, 142_560n],
    [5, 35_784_000n, 35_553_600n],
    [6, 14_901_019_200n, 14_884_430_400n],
    [10, 26_260_095_546_846_161_280_000n, 26_260_088_804_733_168_000_000n],
  ])(
    'and they are counted: %i buyers have %i orders, of which %i oversell',
    async (buyers, orders, lose) => {
      const { endings, ...found } = await explore(act('nolock'), office(buyers));
      expect(found).toMatchObject({ complete: true, reduction: 'states', orders });
      expect(
        endings
          .filter(({ how }) => how === 'broken')
          .reduce((sum, ending) => sum + ending.orders!, 0n),
      ).toBe(lose);
    },
  );

  test.each([3, 10, 20])(
    'with the lock, %i buyers have (2n)!/2 orders, and none oversells',
    async (buyers) => {
      const factorial = (n: bigint): bigint => (n < 2n ? 1n : n * factorial(n - 1n));
      expect(await explore(act('lock'), office(buyers))).toMatchObject({
        complete: true,
        orders: factorial(2n * BigInt(buyers)) / 2n,
        shortest: null,
        livelock: null,
      });
    },
  );
});

/** Of buyers that are alike one stands for the other: how many end how, and not who. */
function tally(endings: Awaited<ReturnType<typeof explore>>['endings']): Record<string, bigint> {
  const counts: Record<string, bigint> = {};
  for (const { how, ending, orders } of endings) {
    const key = `${how} ${ending.outcomes
      .map(({ outcome }) => outcome)
      .toSorted()
      .join()}`;
    counts[key] = (counts[key] ?? 0n) + orders!;
  }
  return counts;
}
