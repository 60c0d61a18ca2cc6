import { describe, expect, test } from '@jest/globals';
import { isLifecycle } from '../../src/act.js';
import { ticket } from '../../src/demos/ticket.js';
import { DepthFirst } from '../../src/explore/depth-first.js';
import { explore } from '../../src/explore/explore.js';
import { perform } from '../../src/explore/perform.js';
import { formatSchedule } from '../../src/explore/token.js';
import type { Scenario } from '../../src/scenario.js';

function act(name: string): Scenario {
  const { plot } = ticket.acts.find((one) => one.name === name)!;
  if (isLifecycle(plot)) throw new TypeError(`${name} is no scenario`);
  return plot;
}

const office = (buyers: number) => ({ buyers, tickets: 1, delay: 100, inPlace: 0 });

describe('the ticket office', () => {
  test.each([[2, 20, '001110', 2], [3, 1_152, '00111022', 3]])('without a lock, %i buyers: %i orders, and the easiest loss is %s', async (buyers, orders, token, switches) => {
    const found = await explore(act('nolock'), office(buyers));
    expect(found).toMatchObject({ complete: true, orders, shortest: { switches, isSure: true } });
    expect(formatSchedule(found.shortest!.schedule)).toBe(token);
    const every = await explore(act('nolock'), office(buyers), { strategy: new DepthFirst() });
    expect(every.runs).toBe(orders);
    expect(tally(found.endings)).toEqual(tally(every.endings));
    const { how, ending } = await perform(act('nolock'), office(buyers), found.shortest!.schedule);
    expect(how).toBe('broken');
    expect(ending.outcomes.filter(({ outcome }) => outcome === 'bought').length).toBeGreaterThan(1);
  });

  test.each([[2, 12], [3, 360], [4, 20_160]])('with the lock, %i buyers: none of %i orders oversells', async (buyers, orders) => {
    const found = await explore(act('lock'), office(buyers));
    expect(found).toMatchObject({ complete: true, orders, shortest: null });
    expect(found.endings.every(({ how }) => how === 'holds')).toBe(true);
    expect(found.elapsedMs).toBeLessThan(10_000);
  });

  test('joined one by one, there is one order', async () => {
    expect(await explore(act('join'), office(4))).toMatchObject({ complete: true, runs: 1, orders: 1, shortest: null });
  });

  test('ten buyers have more orders than anybody can try, and still the easiest loss is found', async () => {
    const found = await explore(act('nolock'), office(10), { max: 200 });
    expect(found).toMatchObject({ complete: false, stopped: 'max', runs: 200, shortest: { isSure: true, switches: 10 } });
  });
});

function tally(endings: Awaited<ReturnType<typeof explore>>['endings']): string[] {
  return endings.map(({ how, orders }) => `${how} ${orders}`).toSorted();
}
