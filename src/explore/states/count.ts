import type { Graph } from './graph.js';

/** How many orders there are, by what they come to: sums over the graph, each state once. */

/** The states, each behind all from which a step leads to it; null where steps lead in a circle. */
export function topological(graph: Graph): Int32Array | null {
  const { size, edges } = graph;
  const before = new Int32Array(size);
  for (let edge = 0; edge < edges.size; edge++) before[edges.target(edge)]!++;
  const order = new Int32Array(size);
  let known = 1;
  for (let at = 0; at < known; at++) {
    const state = order[at]!;
    if (graph.isOpen(state)) continue;
    for (let edge = graph.from(state); edge < graph.to(state); edge++) {
      const target = edges.target(edge);
      if (--before[target]! === 0) order[known++] = target;
    }
  }
  return known === size ? order : null;
}

/** For each state, how many orders come to it. */
export function waysTo(graph: Graph, order: Int32Array): bigint[] {
  const { edges } = graph;
  const ways = Array<bigint>(graph.size).fill(0n);
  ways[0] = 1n;
  for (const state of order) {
    if (graph.isOpen(state)) continue;
    const here = ways[state]!;
    for (let edge = graph.from(state); edge < graph.to(state); edge++) {
      const many = edges.many(edge);
      ways[edges.target(edge)]! += many === 1 ? here : here * BigInt(many);
    }
  }
  return ways;
}

/**
 * For each state, how likely it is to come to it, if a fair coin says each time who of those who
 * can goes.
 */
export function chances(graph: Graph, order: Int32Array): Float64Array {
  const { edges } = graph;
  const chance = new Float64Array(graph.size);
  chance[0] = 1;
  for (const state of order) {
    if (graph.isOpen(state)) continue;
    let able = 0;
    for (let edge = graph.from(state); edge < graph.to(state); edge++) able += edges.many(edge);
    for (let edge = graph.from(state); edge < graph.to(state); edge++) {
      chance[edges.target(edge)]! += (chance[state]! * edges.many(edge)) / able;
    }
  }
  return chance;
}
