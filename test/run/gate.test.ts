import { afterEach, describe, expect, test } from '@jest/globals';
import { ticketDemo } from '../../src/demos/ticket/demo.js';
import { disagreement, orderOf, stepsOf } from '../../src/explore/agreement.js';
import { carryOutOrder } from '../../src/explore/one-order.js';
import { formatToken } from '../../src/trace/order.js';
import { parseToken } from '../../src/explore/model/token.js';
import { isLifecycle } from '../../src/act/act.js';
import { checkOnProcesses } from '../../src/run/every-order.js';
import { RealRuns } from '../../src/run/real-runs.js';
import { processesOf } from '../../src/run/real-run.js';
import { isGone } from '../outside.js';

const act = (name: string) => ticketDemo.acts.find((one) => one.name === name)!;
const numbers = (buyers: number, inPlace = 0) => ({ buyers, tickets: 1, delay: 100, inPlace });
const nobodyWatches = (): void => {};

function foreseen(name: string, options: Record<string, number>, order: string) {
  const { scenario } = act(name);
  if (isLifecycle(scenario)) throw new Error('a scenario, please');
  return carryOutOrder(scenario, options, parseToken(order));
}

let realRuns: RealRuns | undefined;
afterEach(async () => {
  await realRuns?.close();
  realRuns = undefined;
});

describe('an order that is kept by real processes', () => {
  test.each([
    ['nolock', 3, '021021021', ['bought', 'bought', 'bought']],
    ['nolock', 2, '00011', ['bought', 'sold-out']],
    ['lock', 2, '0*5,1*4', ['bought', 'sold-out']],
  ])(
    '%s, %d buyers, %s: step by step as in memory, 20 times',
    async (name, buyers, token, outcomes) => {
      const options = numbers(buyers);
      const order = parseToken(token);
      const model = await foreseen(name, options, token);
      realRuns = await RealRuns.open(ticketDemo, act(name), {
        options,
        runs: 20,
        longestOrder: 200,
      });
      for (let time = 0; time < 20; time++) {
        const run = await realRuns.run(nobodyWatches, options, order);
        expect({ broken: run.broken, differs: disagreement(run, model) }).toEqual({
          broken: null,
          differs: null,
        });
        expect(run.ending.outcomes.map(({ outcome }) => outcome)).toEqual(outcomes);
        expect(orderOf(run.events, processesOf(act(name), options))).toEqual(order);
      }
    },
  );

  test('a file written in place is written in two steps, and read between them', async () => {
    const options = numbers(2, 1);
    const order = await everybodyInTurn('nolock', options);
    const model = await foreseen('nolock', options, formatToken(order));
    expect(stepsOf(model.events).some(({ op }) => op === 'torn')).toBe(true);
    realRuns = await RealRuns.open(ticketDemo, act('nolock'), {
      options,
      runs: 5,
      longestOrder: 200,
    });
    for (let time = 0; time < 5; time++)
      expect(disagreement(await realRuns.run(nobodyWatches, options, order), model)).toBeNull();
  });

  test.each([
    ['0101', 'goes-on', 0],
    ['0000', 'is-over', 0],
    ['010101010', 'is-over', 0],
  ])('%s cannot be kept (%s), which is said, and the next one can', async (token, why, who) => {
    const options = numbers(2);
    realRuns = await RealRuns.open(ticketDemo, act('nolock'), {
      options,
      runs: 2,
      longestOrder: 20,
    });
    const run = await realRuns.run(nobodyWatches, options, parseToken(token));
    expect(run.broken).toMatchObject({ why, who });
    expect((await realRuns.run(nobodyWatches, options, parseToken('010101'))).broken).toBeNull();
  });

  test('a step that would have to wait breaks it, and nobody hangs', async () => {
    const options = numbers(2);
    realRuns = await RealRuns.open(ticketDemo, act('lock'), { options, runs: 1, longestOrder: 20 });
    // Both look; the first acquires, and then the second is to.
    expect((await realRuns.run(nobodyWatches, options, parseToken('0101'))).broken).toMatchObject({
      why: 'would-wait',
      who: 1,
    });
  });

  test('a process that is killed breaks it, and nobody hangs', async () => {
    const options = numbers(3);
    realRuns = await RealRuns.open(ticketDemo, act('nolock'), {
      options,
      runs: 2,
      longestOrder: 20,
    });
    const kill = ({ process: name, pid }: { process: string; pid: number }): void => {
      if (name === 'buyer-2') process.kill(pid, 'SIGKILL');
    };
    const run = await realRuns.run(
      (batch) => batch.filter(({ op }) => op === 'start').forEach(kill),
      options,
      parseToken('012'.repeat(3)),
    );
    // Killed before, in or after the order: in any case it has come to its end.
    const pids = run.events.filter(({ op }) => op === 'start').map(({ pid }) => pid);
    await realRuns.close();
    expect(pids.every(isGone)).toBe(true);
  });
});

describe('every order on real processes', () => {
  test('agrees with the model: 20 orders without a lock, 12 with one', async () => {
    for (const [name, orders] of [
      ['nolock', 20],
      ['lock', 12],
    ] as const) {
      const counted: number[] = [];
      const found = await checkOnProcesses(ticketDemo, act(name), numbers(2), {}, (count) =>
        counted.push(count),
      );
      expect(found).toMatchObject({
        orders,
        deadlocks: 0,
        mismatches: [],
        complete: true,
        stopped: null,
      });
      expect(counted).toHaveLength(orders);
    }
  });

  test('says what was left out', async () => {
    expect(
      await checkOnProcesses(ticketDemo, act('nolock'), numbers(3), { max: 5 }, () => {}),
    ).toMatchObject({ orders: 5, complete: false, stopped: 'max' });
  });
});

describe('what differs', () => {
  test('is found: another value, another order, another end', async () => {
    const model = await foreseen('nolock', numbers(2), '010101');
    const carried = { events: model.events, ending: model.ending };
    expect(disagreement(carried, carried)).toBeNull();
    const [first] = stepsOf(model.events);
    const otherValue = model.events.map((event) =>
      event === first ? { ...event, value: { count: 7 } } : event,
    );
    expect(disagreement({ ...carried, events: otherValue }, carried)).toMatchObject({ step: 1 });
    expect(disagreement({ ...carried, events: model.events.toReversed() }, carried)).not.toBeNull();
    expect(disagreement({ ...carried, events: model.events.slice(0, -4) }, carried)).not.toBeNull();
    expect(
      disagreement({ ...carried, ending: { ...model.ending, shared: {} } }, carried),
    ).toMatchObject({ step: null });
  });
});

/** So that reads fall between the halves of writes. */
async function everybodyInTurn(
  name: string,
  options: Record<string, number>,
): Promise<readonly number[]> {
  const { scenario } = act(name);
  if (isLifecycle(scenario)) throw new Error('a scenario, please');
  const { Session } = await import('../../src/explore/session.js');
  const session = await Session.open(scenario, options);
  for (let turn = 0; session.verdict === null; turn++) {
    const able = session.prospects.flatMap(({ state }, index) =>
      state === 'can go' ? [index] : [],
    );
    await session.choose(able[turn % able.length]!);
  }
  return session.schedule;
}
