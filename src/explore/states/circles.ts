import type { Graph } from './graph.js';
import { DIES, moveOf } from '../../trace/order.js';
import { EventLoop } from '../model/event-loop.js';

/**
 * Circles of steps in which everybody who can go does go: an order that never ends, though nobody
 * is left out for ever.
 *
 * In a strongly connected part of the graph one can go round along all its steps. Such a round is
 * fair when nobody is left out: whoever takes no step in it cannot go somewhere in it (weak
 * fairness); and where it waits for its turn at a lock or for a message, which is given to those
 * who wait one after the other, it can go nowhere in it (strong fairness), so the states where it
 * can are left out, and it is looked again. A worker that asks again and again for what somebody
 * else could give is in no fair circle, for that one is left out. The parts are found after R.
 * Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1972; the second look
 * is the one for strong fairness of E. Emerson and C. Lei, "Modalities for Model Checking", 1987.
 *
 * A step by which somebody gets ahead is in no such circle: by which one that repeats ends a round
 * or, where it is counted who is overtaken, one gets what it wants.
 */
export async function* fairParts(
  graph: Graph,
  within: ReadonlySet<number> | null = null,
): AsyncGenerator<ReadonlySet<number>> {
  for await (const part of partsOf(graph, within)) {
    const found = fairnessOf(graph, part);
    if (found === 'fair') yield part;
    else if (found !== 'unfair') yield* fairParts(graph, found);
  }
}

/** Circles of steps, whoever is left out. */
export async function* endlessParts(graph: Graph): AsyncGenerator<ReadonlySet<number>> {
  for await (const part of partsOf(graph, null)) if (stepsIn(graph, part).length > 0) yield part;
}

/**
 * Once round from a state and back, so that everybody who takes steps in this part takes one; of a
 * graph in which none is like another.
 */
export function roundFrom(graph: Graph, part: ReadonlySet<number>, start: number): number[] {
  const { edges } = graph;
  const left = new Set<number>();
  for (const edge of stepsIn(graph, part)) left.add(edges.who(edge));
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
      if (!staysIn(graph, edge, part)) continue;
      const target = edges.target(edge);
      if (isFound(edge)) return [...trail(state), edge];
      if (!cameBy.has(target)) cameBy.set(target, { edge, from: state });
    }
  }
  throw new RangeError('no such step in this part');
}

/** Whether it leads to a state of the part, and nobody gets ahead by it. */
function staysIn({ edges }: Graph, edge: number, part: ReadonlySet<number>): boolean {
  return part.has(edges.target(edge)) && !edges.isGain(edge);
}

/** Those that lead from a state of it to another one of it. */
function stepsIn(graph: Graph, part: ReadonlySet<number>): number[] {
  const steps: number[] = [];
  for (const state of part)
    for (let edge = graph.from(state); edge < graph.to(state); edge++)
      if (staysIn(graph, edge, part)) steps.push(edge);
  return steps;
}

/** The states that are left, where it is to be looked again. */
function fairnessOf(
  graph: Graph,
  part: ReadonlySet<number>,
): 'fair' | 'unfair' | ReadonlySet<number> {
  const { edges, plan } = graph;
  const steps = stepsIn(graph, part);
  if (steps.length === 0) return 'unfair';
  const moves = new Set(steps.map((edge) => edges.who(edge)));
  const left = new Set(part);
  for (const who of plan.workers.keys()) {
    if (moves.has(who)) continue;
    const able = [...part].filter((state) => canGoIn(graph, state, who));
    if (able.length === part.size) return 'unfair';
    if (able.length > 0 && getsItsTurn(graph, able[0]!, who))
      for (const state of able) left.delete(state);
  }
  return left.size === part.size ? 'fair' : left;
}

function canGoIn(graph: Graph, state: number, who: number): boolean {
  const { edges } = graph;
  for (let edge = graph.from(state); edge < graph.to(state); edge++)
    if (edges.who(edge) === who && edges.how(edge) !== DIES) return true;
  return false;
}

/** Whether those who wait there are let in one after the other. */
function getsItsTurn({ table, nodes }: Graph, state: number, who: number): boolean {
  const row = new Int32Array(table.width);
  table.read(state, row);
  return nodes.request(nodes.requestAt(row[who]!)).operation.op !== 'until';
}

/**
 * The strongly connected parts, by steps by which nobody gets ahead; of these states alone, where
 * some are named.
 */
async function* partsOf(
  graph: Graph,
  within: ReadonlySet<number> | null,
): AsyncGenerator<ReadonlySet<number>> {
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
  const begins = within?.values() ?? Array(size).keys();
  for (let round = 0; ; round++) {
    if (path.length === 0) {
      const next = begins.next();
      if (next.done) return;
      if (index[next.value] === -1) enter(next.value);
      continue;
    }
    if (round % 4096 === 0) await eventLoop.pass();
    const here = path.at(-1)!;
    const { state } = here;
    if (!graph.isOpen(state) && here.edge < graph.to(state)) {
      const edge = here.edge++;
      const target = edges.target(edge);
      if (edges.isGain(edge) || (within !== null && !within.has(target))) continue;
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
