import { describe, expect, test } from '@jest/globals';
import type { Demo } from '../../src/act/act.js';
import { explore } from '../../src/explore/explore.js';
import { carryOutOrder } from '../../src/explore/one-order.js';
import { checkOnProcesses } from '../../src/run/every-order.js';
import { RealRuns } from '../../src/run/real-runs.js';
import * as scenarios from '../fixtures/ends-with-a-lock.js';
import { fixture } from '../outside.js';

/**
 * Who ends, or throws, with a lock in hand: the lock is passed on, and that is a finding; counting,
 * walking, and real processes agree on it.
 */

const acts = Object.entries(scenarios).map(([name, scenario]) => ({
  name,
  scenario,
  judge: () => ({ ok: true, summary: {}, sentence: { key: 'holdsAtEnd' as const, data: {} } }),
}));
const demo: Demo = {
  name: 'ends',
  source: { module: fixture('ends-with-a-lock'), name: null },
  options: {},
  acts,
};
const actOf = (name: string) => acts.find((act) => act.name === name)!;

describe('a worker that', () => {
  test.each([
    ['ends', ['left']],
    ['endsAndIsAsked', ['left']],
    ['throws', ['error']],
    ['throwsWithNothing', ['error', 'holds']],
    ['throwsAtOnce', ['error']],
    ['endsReentrant', ['left']],
    ['endsWithTwo', ['deadlock', 'left']],
    ['bothEnd', ['left']],
  ])(
    '%s: %j, by states, by every order, and on real processes in every order',
    async (name, hows) => {
      const act = actOf(name);
      const counted = await explore(act.scenario, {});
      const every = await explore(act.scenario, {}, { full: true });
      expect([...new Set(counted.endings.map(({ how }) => how))].toSorted()).toEqual(hows);
      expect(counted).toMatchObject({ reduction: 'states', complete: true, orders: every.orders });
      // Only the count knows the step after which all is lost.
      expect(counted.shortest && { ...counted.shortest, turn: null }).toEqual(every.shortest);
      expect(await explore(act.scenario, {}, { max: 1000 })).toMatchObject({
        complete: true,
        orders: every.orders,
      });
      expect(await checkOnProcesses(demo, act, {}, {}, () => {})).toMatchObject({
        mismatches: [],
        complete: true,
        orders: every.runs,
      });
    },
  );

  test('is told of by name, and so is what it threw; the next one is told whose lock it was', async () => {
    const { left, failures, ending, events } = await carryOutOrder(
      scenarios.throws,
      {},
      [0, 0, 1, 1, 1],
    );
    expect(left).toEqual([{ process: 'first', on: 'lock' }]);
    expect(failures).toEqual([{ process: 'first', message: 'RangeError: in the middle' }]);
    expect(ending.outcomes).toEqual([{ process: 'second', outcome: 'abandoned' }]);
    expect(events.find(({ op }) => op === 'abandoned')).toMatchObject({
      process: 'second',
      on: 'lock',
      value: 1,
    });
  });

  test('ends with a lock in hand in its own order is told of as well', async () => {
    const realRuns = await RealRuns.open(demo, actOf('bothEnd'), { options: {} });
    try {
      const run = await realRuns.run(() => {});
      expect(run.left.map(({ process, on }) => `${process} ${on}`).toSorted()).toEqual([
        'first lock',
        'second lock',
      ]);
      expect(run.events.filter(({ op }) => op === 'abandoned')).toHaveLength(1);
    } finally {
      await realRuns.close();
    }
  });
});
