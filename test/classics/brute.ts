import { Places, type Program } from './program.js';

/**
 * Every order of a small program, by brute force. Nothing of the explorer is used here: where both
 * come to the same figures, neither has slipped alone.
 */

export type How = 'holds' | 'broken' | 'deadlock' | 'error' | 'always';

export interface Found {
  readonly states: number;
  /** The ways to end that there are, in the order of their names. */
  readonly ends: readonly How[];
  /** How many orders there are; null where some have no end. */
  readonly orders: bigint | null;
  /** How many of them end in each way. */
  readonly counts: Readonly<Partial<Record<How, bigint>>>;
  /** Whether everybody who can go may go round for ever, and nobody gets on (weak fairness). */
  readonly livelock: boolean;
}

interface Edge {
  readonly who: number;
  readonly to: Node;
  readonly getsOn: boolean;
}

interface Node {
  readonly edges: Edge[];
  /** Null where somebody can go; to die is not to go. */
  how: How | null;
}

export function bruteForce<S>(program: Program<S>): Found {
  const nodes = allNodes(program);
  const ways = waysTo(nodes);
  const counts: Partial<Record<How, bigint>> = {};
  const ends = [...new Set(nodes.flatMap(({ how }) => how ?? []))].toSorted();
  for (const node of ways?.keys() ?? [])
    if (node.how !== null) counts[node.how] = (counts[node.how] ?? 0n) + ways!.get(node)!;
  const orders = ways && Object.values(counts).reduce((sum, count) => sum + count, 0n);
  const people = program.processes.length + (program.daemons?.length ?? 0);
  const livelock = partsOf(nodes).some((part) => isFair(part, people));
  return { states: nodes.length, ends, orders, counts, livelock };
}

/** All that can be reached, each once. */
function allNodes<S>(program: Program<S>): Node[] {
  const { start, processes, daemons = [], holds, always, crash = { who: [] } } = program;
  const all = [...processes, ...daemons];
  const places = all.map((process) => new Places(process));
  const known = new Map<string, Node>();
  const open: { readonly node: Node; readonly state: S; readonly at: readonly number[] }[] = [];
  const hasThrown = (at: readonly number[]): boolean =>
    at.some((place, who) => places[who]!.all[place]!.threw !== undefined);
  const nodeOf = (state: S, at: readonly number[]): Node => {
    const key = JSON.stringify([state, at]);
    const old = known.get(key);
    if (old !== undefined) return old;
    const isGood = always?.(state) ?? true;
    const node: Node = { edges: [], how: isGood ? null : hasThrown(at) ? 'error' : 'always' };
    known.set(key, node);
    if (isGood) open.push({ node, state, at });
    return node;
  };
  const firsts = places.map(({ first }) => first);
  nodeOf(start, firsts);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, state, at } = next;
    const stands = at.map((place, who) => places[who]!.all[place]!);
    const people = stands.slice(0, processes.length);
    const isOver = people.every(({ step: left }) => left === undefined);
    const died = [...stands.keys()].filter((who) => stands[who]!.died);
    let canGo = false;
    const mayDie = died.length < (crash.most ?? 1) ? crash.who : [];
    for (const [who, { step: own }] of stands.entries()) {
      if (isOver || own === undefined) continue;
      if (mayDie.includes(who)) {
        const after = structuredClone(state);
        crash.passOn?.(after, who);
        const to = nodeOf(after, at.with(who, places[who]!.dead()));
        node.edges.push({ who, to, getsOn: false });
      }
      if (own.ready?.(structuredClone(state)) === false) continue;
      canGo = true;
      const after = structuredClone(state);
      const answer = own.take(after);
      for (const given of own.values?.(answer).map((value) => [answer, value]) ?? [answer]) {
        const to = nodeOf(after, at.with(who, places[who]!.after(at[who]!, given)));
        node.edges.push({ who, to, getsOn: own.getsOn ?? false });
      }
    }
    // Whoever may die need not: where nobody can do anything else, an order may as well end.
    if (canGo) continue;
    const outcomes = people.flatMap(({ outcome }) => outcome ?? []);
    if (hasThrown(at)) node.how = 'error';
    else if (!isOver) node.how = 'deadlock';
    else node.how = holds(state, outcomes, died) ? 'holds' : 'broken';
  }
  return [...known.values()];
}

/** How many orders come to each node; null where steps lead in a circle. */
function waysTo(nodes: readonly Node[]): Map<Node, bigint> | null {
  const before = new Map<Node, number>();
  for (const { edges } of nodes)
    for (const { to } of edges) before.set(to, (before.get(to) ?? 0) + 1);
  if (before.has(nodes[0]!)) return null;
  const ways = new Map([[nodes[0]!, 1n]]);
  const ready = [nodes[0]!];
  for (const node of ready)
    for (const { to } of node.edges) {
      ways.set(to, (ways.get(to) ?? 0n) + ways.get(node)!);
      before.set(to, before.get(to)! - 1);
      if (before.get(to) === 0) ready.push(to);
    }
  return ready.length === nodes.length ? ways : null;
}

/** Everybody takes a step within a part, or cannot go somewhere in it. */
function isFair(part: ReadonlySet<Node>, people: number): boolean {
  const inside = [...part].map(({ edges }) => edges.filter((edge) => stays(edge, part)));
  const moves = new Set(inside.flat().map(({ who }) => who));
  const rests = (who: number): boolean =>
    [...part].some(({ edges }) => edges.every((edge) => edge.who !== who));
  const all = [...Array(people).keys()];
  return moves.size > 0 && all.every((who) => moves.has(who) || rests(who));
}

/** The strongly connected parts, of steps by which nobody gets on (after Kosaraju). */
function partsOf(nodes: readonly Node[]): ReadonlySet<Node>[] {
  const back = new Map<Node, Node[]>(nodes.map((node) => [node, []]));
  for (const node of nodes)
    for (const { to, getsOn } of node.edges) if (!getsOn) back.get(to)!.push(node);
  const left: Node[] = [];
  const seen = new Set<Node>();
  const walk = nodes.map((node) => ({ node, leaves: false }));
  for (let next = walk.pop(); next !== undefined; next = walk.pop()) {
    const { node, leaves } = next;
    if (leaves) left.push(node);
    if (seen.has(node)) continue;
    seen.add(node);
    walk.push({ node, leaves: true });
    for (const { to, getsOn } of node.edges) if (!getsOn) walk.push({ node: to, leaves: false });
  }
  const placed = new Set<Node>();
  return left.toReversed().flatMap((root) => {
    if (placed.has(root)) return [];
    const part = new Set([root]);
    for (const node of part) for (const one of back.get(node)!) if (!placed.has(one)) part.add(one);
    for (const node of part) placed.add(node);
    return [part];
  });
}

const stays = ({ to, getsOn }: Edge, part: ReadonlySet<Node>): boolean => !getsOn && part.has(to);
