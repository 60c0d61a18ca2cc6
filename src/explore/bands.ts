import { isLoss, type OrderEnd } from './model/order-end.js';
import { inTurns } from './model/event-loop.js';
import { type Share, sharesFrom } from './outlook.js';
import { waysTo } from './states/count.js';
import type { Chart } from './states/explore.js';
import type { Graph } from './states/graph.js';

/** More states than can be drawn one by one: in groups, with the orders that lead through them. */
export interface StateBands extends Share {
  readonly states: number;
  /** How many numbers of steps a row stands for. */
  readonly steps: number;
  readonly groups: readonly StateGroup[];
  /** How many orders go from a group on to one of a later row. */
  readonly flows: readonly {
    readonly from: number;
    readonly to: number;
    readonly orders: bigint;
  }[];
  /** The most frequent first. */
  readonly ends: readonly { readonly end: OrderEnd; readonly orders: bigint }[];
}

/**
 * The states of a row of whose orders a like share goes wrong. Its orders are those that leave the
 * row from there, or end there: each order does so once in a row.
 */
export interface StateGroup extends Share {
  readonly row: number;
  readonly band: number;
  readonly states: number;
  /** So many orders end there. */
  readonly ended: bigint;
}

/** By how much goes wrong: nothing, up to each quarter, less than all, all. */
export const BANDS = 6;
const MOST_ROWS = 36;
const MOST_ENDS = 50;

export async function bandsOf(chart: Chart, order: Int32Array): Promise<StateBands> {
  const { graph } = chart;
  const { edges } = graph;
  const shareFrom = await sharesFrom(chart, order);
  const layers = await layersOf(graph, order);
  const deepest = layers.reduce((most, layer) => Math.max(most, layer), 0);
  const steps = Math.ceil((deepest + 1) / MOST_ROWS);
  const rowOf = (state: number): number => Math.floor(layers[state]! / steps);
  const places = new Int32Array(graph.size);
  await inTurns(graph.size, (first, end) => {
    for (let state = first; state < end; state++)
      places[state] = rowOf(state) * BANDS + bandOf(shareFrom(state));
  });
  const rows = Math.floor(deepest / steps) + 1;
  const made = Array.from({ length: rows * BANDS }, (_, place) => ({
    row: Math.floor(place / BANDS),
    band: place % BANDS,
    states: 0,
    orders: 0n,
    wrong: 0n,
    ended: 0n,
    onTo: new Map<number, bigint>(),
  }));
  const ways = await waysTo(graph, order, (state, here) => {
    const row = rowOf(state);
    const group = made[places[state]!]!;
    group.states++;
    const onTo = new Map<number, bigint>();
    for (let edge = graph.from(state); edge < graph.to(state); edge++) {
      const target = edges.target(edge);
      if (rowOf(target) === row) continue;
      const many = BigInt(edges.many(edge));
      const { orders, wrong } = shareFrom(target);
      add(onTo, places[target]!, orders * many);
      group.wrong += wrong * many * here;
    }
    for (const [place, orders] of onTo) {
      group.orders += orders * here;
      add(group.onTo, place, orders * here);
    }
  });
  for (const state of chart.endings.states) {
    const group = made[places[state]!]!;
    group.states++;
    group.ended += ways[state]!;
    group.orders += ways[state]!;
    if (isLoss(chart.endings.at(state).how)) group.wrong += ways[state]!;
  }
  const kept = made.filter(({ states }) => states > 0);
  return {
    ...shareFrom(0),
    states: graph.size,
    steps,
    groups: kept.map(({ row, band, states, orders, wrong, ended }) => ({
      row,
      band,
      states,
      orders,
      wrong,
      ended,
    })),
    flows: kept.flatMap(({ onTo }, from) =>
      [...onTo].map(([place, orders]) => ({ from, to: kept.indexOf(made[place]!), orders })),
    ),
    ends: endsOf(chart, ways),
  };
}

function add(sums: Map<number, bigint>, place: number, orders: bigint): void {
  sums.set(place, (sums.get(place) ?? 0n) + orders);
}

function bandOf({ orders, wrong }: Share): number {
  if (wrong === 0n) return 0;
  if (wrong === orders) return BANDS - 1;
  return Number((wrong * 4n + orders - 1n) / orders);
}

function endsOf({ endings }: Chart, ways: readonly bigint[]): StateBands['ends'] {
  const found = new Map<string, { end: OrderEnd; orders: bigint }>();
  for (const state of endings.states) {
    const end = endings.at(state);
    const key = endings.keyOf(end);
    const known = found.get(key) ?? { end, orders: 0n };
    known.orders += ways[state]!;
    found.set(key, known);
  }
  return [...found.values()]
    .toSorted((a, b) => Number(b.orders > a.orders) - Number(b.orders < a.orders))
    .slice(0, MOST_ENDS);
}

/** For each state, the most steps that lead to it. */
export async function layersOf(graph: Graph, order: Int32Array): Promise<Int32Array> {
  const layers = new Int32Array(graph.size);
  await inTurns(order.length, (first, end) => {
    for (const state of order.subarray(first, end))
      for (let edge = graph.from(state); edge < graph.to(state); edge++) {
        const target = graph.edges.target(edge);
        layers[target] = Math.max(layers[target]!, layers[state]! + 1);
      }
  });
  return layers;
}
