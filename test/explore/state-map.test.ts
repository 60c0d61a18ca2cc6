import { describe, expect, test } from '@jest/globals';
import { isLifecycle } from '../../src/act/act.js';
import { deadlockDemo } from '../../src/demos/deadlock/demo.js';
import { managerDemo } from '../../src/demos/manager/demo.js';
import { pipeDemo } from '../../src/demos/pipe/demo.js';
import { queueDemo } from '../../src/demos/queue/demo.js';
import { ticketDemo } from '../../src/demos/ticket/demo.js';
import { explore } from '../../src/explore/explore.js';
import { isLoss } from '../../src/explore/model/order-end.js';
import { mapOf, type StateMap } from '../../src/explore/state-map.js';
import { Session } from '../../src/explore/session.js';
import { Stand } from '../../src/explore/states/stand.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import type { SourceLine } from '../../src/trace/source-line.js';
import { withLines } from '../../src/trace/call-sites.js';
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

const edgesOf = (states: StateMap['states']) =>
  states.flatMap(({ edges }, from) => edges.map((edge) => ({ from, edge })));

/** Where an order has come to. */
function standOn({ states }: Pick<StateMap, 'states'>, order: readonly number[] = []): Stand {
  const flat = edgesOf(states);
  let first = 0;
  const begins = states.map(({ edges }) => (first += edges.length) - edges.length);
  const stand = new Stand({
    plan: { workers: states[0]!.next },
    edges: {
      target: (at) => flat[at]!.edge.target,
      who: (at) => flat[at]!.edge.who,
      to: (at) => flat[at]!.edge.to,
      many: (at) => flat[at]!.edge.many,
      how: (at) => flat[at]!.edge.how,
    },
    from: (state) => begins[state]!,
    to: (state) => begins[state]! + states[state]!.edges.length,
  });
  for (const who of order) stand.step(who);
  return stand;
}

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
    const flat = edgesOf(states);
    const stand = standOn({ states });
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

  const demos = [ticketDemo, queueDemo, deadlockDemo, managerDemo, pipeDemo];
  const inMemory = demos.flatMap((demo) =>
    demo.acts.flatMap(({ name, scenario: model }) =>
      isLifecycle(model) || model.starts === 'one-by-one' ? [] : [[name, model] as const],
    ),
  );

  test.each(inMemory)(
    'of %s knows the line of each next step, as the order has it when it is carried out',
    async (_, model) => {
      const counts = { processes: 2, increments: 2, producers: 2, consumers: 2, messages: 2 };
      const options = { buyers: 3, delay: 0, tickets: 1, ...counts };
      const found = (await withLines((finder) =>
        mapOf(model as unknown as Scenario, options, {}, 5000, finder),
      )) as StateMap;
      const plain = (await mapOf(model as unknown as Scenario, options, {}, 5000)) as StateMap;
      expect(found.states.length).toBe(plain.states.length);
      const next = [0, 2, 1, 1, 0, 2, 0, 1, 2, 2];
      const order: number[] = [];
      const lines: (SourceLine | undefined)[][] = [];
      for (let step = 0; step < 16; step++) {
        const { prospects } = await withLines((finder) =>
          Session.open(model as unknown as Scenario, options, order, finder),
        );
        const stand = standOn(found, order);
        for (const [who, { next: wanted, line }] of prospects.entries()) {
          const told = found.states[stand.state]!.next[stand.who.indexOf(who)]?.line;
          lines.push(wanted === null ? [] : [told, line]);
        }
        const able = [...prospects.keys()].filter((who) => prospects[who]!.state === 'can go');
        if (able.length === 0) break;
        order.push(able[next[step % next.length]! % able.length]!);
      }
      expect(lines.map(([told]) => told)).toEqual(lines.map(([, line]) => line));
      expect(lines.filter(([told]) => told !== undefined).length).toBeGreaterThan(1);
    },
  );

  test('says no line where the same step comes from several', async () => {
    const model = scenario({
      shares: () => ({ file: jsonFile('file.json', { n: 0 }), lock: lock('lock') }),
      workers: () =>
        named('adder', 2, (async ({ file }: Given) => {
          const { n } = await file.read();
          if (n === 0) await file.write({ n: 1 });
          else await file.write({ n: 1 });
        }) as never),
      holds: () => true,
    });
    const { states } = (await withLines((lines) => mapOf(model, {}, {}, 1000, lines))) as StateMap;
    const told = states.flatMap(({ next }) => next.map((one) => one && [one.op, one.line?.line]));
    expect(told.some((one) => one?.[0] === 'read' && one[1] !== undefined)).toBe(true);
    expect(told.filter((one) => one?.[0] === 'write' && one[1] !== undefined)).toEqual([]);
  });
});
