import type { Graph } from './graph.js';
import { DIES, moveOf } from '../../trace/order.js';
import { EventLoop } from '../model/event-loop.js';

/**
 * Circles of steps in which everybody who can go does go: an order that never ends, though nobody
 * is left out for ever (weak fairness).
 *
 * In a strongly connected part of the graph one can go round along all its steps. Such a round is
 * fair when each worker takes a step in it, or cannot go somewhere in it. A worker that asks again
 * and again for what somebody else could give is in no fair circle, for that one is left out. The
 * parts are found after R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J.
 * Comput. 1972.
 */
export async function* fairParts(graph: Graph): AsyncGenerator<ReadonlySet<number>> {
  for await (const part of partsOf(graph)) if (isFair(graph, part)) yield part;
}

/**
 * Once round from a state and back, so that everybody who takes steps in this part takes one; of a
 * graph in which none is like another.
 */
export function roundFrom(graph: Graph, part: ReadonlySet<number>, start: number): number[] {
  const { edges } = graph;
  const left = new Set<number>();
  for (const state of part)
    for (let edge = graph.from(state); edge < graph.to(state); edge++)
      if (part.has(edges.target(edge))) left.add(edges.who(edge));
  const steps: number[] = [];
  let here = start;
  while (left.size > 0 || here !== start || steps.length === 0) {
    for (const edge of nearest(graph, part, here, (one) =>
      left.size > 0 ? left.has(edges.who(one)) : edges.target(one) === start,
    )) {
      left.delete(edges.who(edge));
      steps.push(moveOf(edges.who(edge), edges.how(edge)));
      here = edges.target(edge);
    }
  }
  return steps;
}

/** The fewest steps within a part that end with one that is looked for. */
function nearest(
  graph: Graph,
  part: ReadonlySet<number>,
  start: number,
  isFound: (edge: number) => boolean,
): number[] {
  const { edges } = graph;
  const cameBy = new Map<number, { readonly edge: number; readonly from: number } | null>([
    [start, null],
  ]);
  const trail = (state: number): number[] => {
    const back: number[] = [];
    for (let at = cameBy.get(state)!; at !== null; at = cameBy.get(at.from)!) back.unshift(at.edge);
    return back;
  };
  for (const state of cameBy.keys()) {
    for (let edge = graph.from(state); edge < graph.to(state); edge++) {
      const target = edges.target(edge);
      if (!part.has(target)) continue;
      if (isFound(edge)) return [...trail(state), edge];
      if (!cameBy.has(target)) cameBy.set(target, { edge, from: state });
    }
  }
  throw new RangeError('no such step in this part');
}

function isFair(graph: Graph, part: ReadonlySet<number>): boolean {
  const { edges, plan } = graph;
  const moves = new Set<number>();
  const rests = new Set<number>();
  let steps = 0;
  for (const state of part) {
    const able = new Set<number>();
    for (let edge = graph.from(state); edge < graph.to(state); edge++) {
      if (edges.how(edge) === DIES) continue;
      able.add(edges.who(edge));
      if (!part.has(edges.target(edge))) continue;
      steps++;
      moves.add(edges.who(edge));
    }
    for (const who of plan.workers.keys()) if (!able.has(who)) rests.add(who);
  }
  return steps > 0 && [...plan.workers.keys()].every((who) => moves.has(who) || rests.has(who));
}

/** The strongly connected parts. */
async function* partsOf(graph: Graph): AsyncGenerator<ReadonlySet<number>> {
  const { size, edges } = graph;
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const isOpen = new Uint8Array(size);
  const stack: number[] = [];
  const path: { readonly state: number; edge: number }[] = [];
  let count = 0;
  const enter = (state: number): void => {
    index[state] = low[state] = count++;
    isOpen[state] = 1;
    stack.push(state);
    path.push({ state, edge: graph.isOpen(state) ? 0 : graph.from(state) });
  };
  const eventLoop = new EventLoop();
  enter(0);
  for (let round = 0; path.length > 0; round++) {
    if (round % 4096 === 0) await eventLoop.pass();
    const here = path.at(-1)!;
    const { state } = here;
    if (!graph.isOpen(state) && here.edge < graph.to(state)) {
      const target = edges.target(here.edge++);
      if (index[target] === -1) enter(target);
      else if (isOpen[target]) low[state] = Math.min(low[state]!, index[target]!);
      continue;
    }
    path.pop();
    const above = path.at(-1);
    if (above) low[above.state] = Math.min(low[above.state]!, low[state]!);
    if (low[state] !== index[state]) continue;
    const part = new Set<number>();
    for (let member = -1; member !== state;) {
      member = stack.pop()!;
      isOpen[member] = 0;
      part.add(member);
    }
    yield part;
  }
}
