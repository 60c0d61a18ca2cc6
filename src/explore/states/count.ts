import type { Graph } from './graph.js';
import { inTurns } from '../model/event-loop.js';

/** How many orders there are, by what they come to: sums over the graph, each state once. */

/** The states, each behind all from which a step leads to it; null where steps lead in a circle. */
export async function topological(graph: Graph): Promise<Int32Array | null> {
  const { size, edges } = graph;
  const before = new Int32Array(size);
  await inTurns(edges.size, (from, to) => {
    for (let edge = from; edge < to; edge++) before[edges.target(edge)]!++;
  });
  const order = new Int32Array(size);
  let known = 1;
  await inTurns(size, (from, to) => {
    for (let at = from; at < Math.min(to, known); at++) {
      const state = order[at]!;
      if (graph.isOpen(state)) continue;
      for (let edge = graph.from(state); edge < graph.to(state); edge++) {
        const target = edges.target(edge);
        if (--before[target]! === 0) order[known++] = target;
      }
    }
  });
  return known === size ? order : null;
}

/**
 * The states, each behind those it leads to where that can be; else those that were found last
 * first.
 */
export function backwards({ size }: Graph, order: Int32Array | null): Int32Array {
  return order?.toReversed() ?? Int32Array.from({ length: size }, (_, at) => size - 1 - at);
}

/** For each state, how many orders lead on from it to a last state that counts. */
export async function ordersFrom(
  graph: Graph,
  order: Int32Array,
  counts: (state: number) => boolean,
): Promise<bigint[]> {
  const { edges } = graph;
  const orders = Array<bigint>(graph.size).fill(0n);
  const states = backwards(graph, order);
  await inTurns(states.length, (from, to) => {
    for (const state of states.subarray(from, to)) {
      if (graph.isLast(state) && counts(state)) orders[state] = 1n;
      for (let edge = graph.from(state); edge < graph.to(state); edge++)
        orders[state]! += orders[edges.target(edge)]! * BigInt(edges.many(edge));
    }
  });
  return orders;
}

/**
 * For each last state, how many orders come to it.
 * @param pass told the same of each state from which orders go on
 */
export async function waysTo(
  graph: Graph,
  order: Int32Array,
  pass?: (state: number, ways: bigint) => void,
): Promise<bigint[]> {
  const { edges } = graph;
  const ways = Array<bigint>(graph.size).fill(0n);
  ways[0] = 1n;
  await inTurns(order.length, (from, to) => {
    for (const state of order.subarray(from, to)) {
      if (graph.isOpen(state) || graph.from(state) === graph.to(state)) continue;
      const here = ways[state]!;
      // Of millions of states, millions of long figures would be kept.
      if (!graph.isLast(state)) ways[state] = 0n;
      pass?.(state, here);
      for (let edge = graph.from(state); edge < graph.to(state); edge++) {
        const many = edges.many(edge);
        ways[edges.target(edge)]! += many === 1 ? here : here * BigInt(many);
      }
    }
  });
  return ways;
}

/**
 * For each state, how likely it is to come to it, if a fair coin says each time who of those who
 * can goes.
 */
export async function chances(graph: Graph, order: Int32Array): Promise<Float64Array> {
  const { edges } = graph;
  const chance = new Float64Array(graph.size);
  chance[0] = 1;
  await inTurns(order.length, (from, to) => {
    for (const state of order.subarray(from, to)) {
      if (graph.isOpen(state)) continue;
      let able = 0;
      for (let edge = graph.from(state); edge < graph.to(state); edge++) able += edges.many(edge);
      for (let edge = graph.from(state); edge < graph.to(state); edge++)
        chance[edges.target(edge)]! += (chance[state]! * edges.many(edge)) / able;
    }
  });
  return chance;
}
