import { describe, expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import { isLoss } from '../../src/explore/model/order-end.js';
import { mapOf, type StateMap } from '../../src/explore/state-map.js';
import { Stand } from '../../src/explore/states/stand.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { named, scenario, jsonFile, lock } from '../../src/scenario/index.js';

interface Given {
  file: { read: () => Promise<{ n: number }>; write: (value: { n: number }) => Promise<void> };
  lock: { withLock: (critical: () => Promise<void>) => Promise<void> };
}

/** Each reads a number and writes it plus one, as often as there are processes. */
function adding(processes: number, isLocked: boolean): Scenario {
  const add = async ({ file }: Given): Promise<void> => {
    const { n } = await file.read();
    await file.write({ n: n + 1 });
  };
  return scenario({
    shares: () => ({ file: jsonFile('file.json', { n: 0 }), lock: lock('lock') }),
    workers: () =>
      named('adder', processes, (async (given: Given) =>
        isLocked ? given.lock.withLock(() => add(given)) : add(given)) as never),
    holds: ({ shared }) => (shared['file'] as { n: number }).n === processes,
  });
}

const mapped = async (model: Scenario, most = 1000): Promise<StateMap> =>
  (await mapOf(model, {}, {}, most)) as StateMap;

describe('the map of all orders', () => {
  test.each([
    [2, 6n, 4n],
    [3, 90n, 84n],
    [4, 2520n, 2496n],
  ])('of %i that read and write has %i orders, of which %i go wrong', async (count, all, wrong) => {
    const { states } = await mapped(adding(count, false));
    expect([states[0]!.orders, states[0]!.wrong]).toEqual([all, wrong]);
  });

  test.each([false, true])(
    'counts as every order does, carried out (locked: %s)',
    async (isLocked) => {
      const model = adding(3, isLocked);
      const { states } = await mapped(model);
      const { endings, runs } = await explore(model, {}, { full: true });
      const losing = endings.filter(({ how }) => isLoss(how));
      const sum = losing.reduce((orders, ending) => orders + ending.runs, 0);
      expect([states[0]!.orders, states[0]!.wrong]).toEqual([BigInt(runs), BigInt(sum)]);
      const ends = states.filter(({ end }) => end !== null);
      expect(ends.reduce((orders, { ways }) => orders + ways, 0n)).toBe(BigInt(runs));
    },
  );

  test('has every line lead further down, and the orders of a state go on along its lines', async () => {
    const { states } = await mapped(adding(3, true));
    for (const { layer, edges, orders, end } of states) {
      for (const { target } of edges) expect(states[target]!.layer).toBeGreaterThan(layer);
      const sum = edges.reduce(
        (all, { target, many }) => all + states[target]!.orders * BigInt(many),
        0n,
      );
      expect(end === null ? sum : 1n).toBe(orders);
    }
  });

  test('says of each step what it gives, and of each lock who holds it, by the place', async () => {
    const { states } = await mapped(adding(2, true));
    const flat = states.flatMap(({ edges }, from) => edges.map((edge) => ({ from, edge })));
    const begins = states.map((_, state) => flat.findIndex(({ from }) => from === state));
    const stand = new Stand({
      plan: { workers: { length: 2 } },
      edges: {
        target: (at) => flat[at]!.edge.target,
        who: (at) => flat[at]!.edge.who,
        to: (at) => flat[at]!.edge.to,
        many: (at) => flat[at]!.edge.many,
      },
      from: (state) => begins[state]!,
      to: (state) => begins[state]! + states[state]!.edges.length,
    });
    const told: string[] = [];
    for (const worker of [1, 1, 1, 1, 0]) {
      const edge = stand.edgeAt(stand.who.indexOf(worker));
      stand.step(worker);
      const { op, value } = flat[edge]!.edge.step;
      const held = states[stand.state]!.things[1] as { holder: number | null };
      const holder = held.holder === null ? 'nobody' : stand.who[held.holder];
      told.push(
        `${worker} ${op} ${op === 'read' || op === 'write' ? JSON.stringify(value) : ''} ${holder}`,
      );
    }
    expect(told).toEqual([
      '1 acquire  1',
      '1 read {"n":0} 1',
      '1 write {"n":1} 1',
      '1 release  nobody',
      '0 acquire  0',
    ]);
  });

  test('is none where there are more states than can be drawn', async () => {
    expect(await mapOf(adding(3, false), {}, {}, 5)).toEqual({ states: expect.any(Number) });
  });
});
