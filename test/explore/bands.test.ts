import { describe, expect, test } from '@jest/globals';
import { ticketDemo } from '../../src/demos/ticket/demo.js';
import type { StateBands } from '../../src/explore/bands.js';
import { explore } from '../../src/explore/explore.js';
import { isLoss } from '../../src/explore/model/order-end.js';
import { mapOf, type StateMap } from '../../src/explore/state-map.js';
import type { Scenario } from '../../src/scenario/scenario.js';

/** A map of groups of states: its counts are those of the census, and of the single states. */

const actOf = (name: string): Scenario =>
  ticketDemo.acts.find((act) => act.name === name)!.scenario as unknown as Scenario;
const optionsOf = (buyers: number) => ({ buyers, tickets: 1, delay: 0 });
const bandsOf = async (name: string, buyers: number): Promise<StateBands> =>
  (await mapOf(actOf(name), optionsOf(buyers), {}, 0)) as StateBands;
const sum = (all: readonly bigint[]): bigint => all.reduce((one, other) => one + other, 0n);

interface Tallied {
  states: Set<number>;
  orders: bigint;
  wrong: bigint;
  ended: bigint;
}

/** Every order gone through by itself, from state to state. */
function talliedOneByOne({ states }: StateMap): {
  readonly groups: Map<string, Tallied>;
  readonly flows: Map<string, bigint>;
} {
  const ways: { readonly way: readonly number[]; readonly orders: bigint }[] = [];
  const go = (way: readonly number[], orders: bigint): void => {
    const { edges } = states[way.at(-1)!]!;
    if (edges.length === 0) ways.push({ way, orders });
    for (const { target, many } of edges) go([...way, target], orders * BigInt(many));
  };
  go([0], 1n);
  const deepest = states.map((_, state) => Math.max(...ways.map(({ way }) => way.indexOf(state))));
  const through = (state: number, counts: (last: number) => boolean): bigint =>
    sum(
      ways
        .filter(({ way }) => way.includes(state) && counts(way.at(-1)!))
        .map(({ orders }) => orders),
    );
  const isWrong = (last: number): boolean => isLoss(states[last]!.end!.how);
  const nameOf = (state: number): string => {
    const share = Number(through(state, isWrong)) / Number(through(state, () => true));
    return `${deepest[state]} ${share === 0 ? 0 : share === 1 ? 5 : Math.ceil(share * 4)}`;
  };
  const names = states.map((_, state) => nameOf(state));
  const groups = new Map<string, Tallied>();
  const flows = new Map<string, bigint>();
  for (const { way, orders } of ways)
    for (const [at, state] of way.entries()) {
      const name = names[state]!;
      const group = groups.get(name) ?? { states: new Set(), orders: 0n, wrong: 0n, ended: 0n };
      groups.set(name, group);
      group.states.add(state);
      group.orders += orders;
      if (isWrong(way.at(-1)!)) group.wrong += orders;
      const next = way[at + 1];
      if (next === undefined) group.ended += orders;
      else {
        const flow = `${name} to ${names[next]}`;
        flows.set(flow, (flows.get(flow) ?? 0n) + orders);
      }
    }
  return { groups, flows };
}

describe('a map in groups', () => {
  test.each([
    ['nolock', 2],
    ['nolock', 3],
    ['lock', 3],
    ['lock-write', 3],
    ['flag', 2],
  ])(
    'of %s with %i has the states and orders that go through it one by one',
    async (name, buyers) => {
      const { groups, flows, steps } = await bandsOf(name, buyers);
      const single = (await mapOf(actOf(name), optionsOf(buyers), {}, 5000)) as StateMap;
      const told = talliedOneByOne(single);
      expect(steps).toBe(1);
      const named = groups.map(({ row, band }) => `${row} ${band}`);
      expect(
        Object.fromEntries(
          groups.map(({ states, orders, wrong, ended }, at) => [
            named[at]!,
            { states, orders, wrong, ended },
          ]),
        ),
      ).toEqual(
        Object.fromEntries(
          [...told.groups].map(([key, group]) => [key, { ...group, states: group.states.size }]),
        ),
      );
      expect(
        Object.fromEntries(
          flows.map(({ from, to, orders }) => [`${named[from]} to ${named[to]}`, orders]),
        ),
      ).toEqual(Object.fromEntries(told.flows));
    },
  );

  test.each([
    ['nolock', 10],
    ['lock-write', 9],
    ['nolock', 20],
    ['lock', 20],
  ])(
    'of %s with %i has in all the states, orders and endings of the census',
    async (name, buyers) => {
      const { groups, flows, ends, ...all } = await bandsOf(name, buyers);
      const census = await explore(actOf(name), optionsOf(buyers), {});
      const wrong = sum(
        census.endings.filter(({ how }) => isLoss(how)).map(({ orders }) => orders!),
      );
      expect([all.states, all.orders, all.wrong]).toEqual([census.states, census.orders, wrong]);
      expect(groups.reduce((states, group) => states + group.states, 0)).toBe(census.states);
      expect(sum(groups.map(({ ended }) => ended))).toBe(census.orders);
      expect(ends.map(({ orders }) => orders)).toEqual(census.endings.map(({ orders }) => orders));
      // Every order crosses every border between two rows, once, or has ended before.
      const last = Math.max(...groups.map(({ row }) => row));
      for (let row = 0; row <= last; row++) {
        const crossing = flows.filter(
          ({ from, to }) => groups[from]!.row <= row && groups[to]!.row > row,
        );
        const before = groups.filter((group) => group.row <= row);
        expect(
          sum(crossing.map(({ orders }) => orders)) + sum(before.map(({ ended }) => ended)),
        ).toBe(census.orders);
      }
      for (const [at, { orders, ended, band, wrong: losing, states }] of groups.entries()) {
        const leaving = flows.filter(({ from }) => from === at);
        expect(sum(leaving.map((flow) => flow.orders)) + ended).toBe(orders);
        expect(states).toBeGreaterThan(0);
        expect([band === 0 && losing > 0n, band === 5 && losing < orders]).toEqual([false, false]);
      }
      // What is lost stays lost, what is safe stays safe.
      const decided = flows.map(({ from, to }) => [groups[from]!.band, groups[to]!.band]);
      const undone = decided.filter(([from, to]) => (from === 0 || from === 5) && to !== from);
      expect(undone).toEqual([]);
    },
  );
});
