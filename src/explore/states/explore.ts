import { byFrequency } from '../strategies/census.js';
import type { CountedEnd, Exploration } from '../strategies/exploration.js';
import type { Plan } from '../model/plan.js';
import { UncountableError } from '../model/errors.js';
import { EventLoop } from '../model/event-loop.js';
import { switchesOf } from '../../trace/order.js';
import { isLoss, type OrderEnd } from '../model/order-end.js';
import { confirm } from '../strategies/walk.js';
import { endlessParts, fairParts, roundFrom } from './circles.js';
import { chances, topological, waysTo } from './count.js';
import { EndStates } from './endings.js';
import { Graph, type StateBounds } from './graph.js';
import { Shortest, type Way } from './shortest.js';
import { turnOf } from './turn.js';

/**
 * For so many endings an order is looked for, and carried out, to see whether it ends so; for fewer
 * where that takes long.
 */
const CONFIRMED = 12;
const CONFIRMED_OF_MANY = 2;
const MANY = 1_000_000;

/**
 * All orders of a scenario, counted over its states.
 *
 * @throws {NotAloneError} when the workers cannot be carried out one by one
 */
export async function exploreStates(plan: Plan, bounds: StateBounds = {}): Promise<Exploration> {
  const began = performance.now();
  const { graph, order, endings } = await chart(plan, bounds);
  const groups = await groupsOf(graph, endings, order);
  const wayTo = async (counts: (state: number) => boolean): Promise<Way> =>
    (await Shortest.of(graph, order, counts)).way()!;
  const told = graph.edges.size > MANY ? CONFIRMED_OF_MANY : CONFIRMED;
  const found: CountedEnd[] = [];
  for (const [at, { verdict, states, orders }] of groups.entries()) {
    const ending: CountedEnd = {
      ...verdict,
      orders,
      runs: 0,
      orAnother: endings.standsForOthers(verdict),
      example: at < told ? (await wayTo((state) => states.has(state))).steps : null,
    };
    found.push(
      ending.example === null
        ? ending
        : { ...ending, ...(await confirm(plan, ending, (one) => endings.keyOf(one))), runs: 1 },
    );
  }
  const losing = groups.filter(({ verdict }) => isLoss(verdict.how));
  const shortest =
    losing.length === 0
      ? null
      : (await wayTo((state) => graph.isLast(state) && isLoss(endings.at(state).how))).steps;
  return {
    complete: graph.stopped === null,
    stopped: graph.stopped,
    reduction: 'states',
    states: graph.size,
    runs: found.reduce((sum, { runs }) => sum + runs, 0),
    orders: order && groups.reduce((sum, { orders }) => sum + orders!, 0n),
    chance:
      order && graph.stopped === null && plan.mostDeaths === 0
        ? losing.reduce((sum, { chance }) => sum + chance, 0)
        : null,
    endings: found,
    shortest: shortest && {
      schedule: shortest,
      switches: switchesOf(shortest),
      isSure: graph.stopped === null,
      turn: graph.stopped === null ? await turnOf(graph, order, endings, shortest) : null,
    },
    livelock: order === null ? await livelockIn(graph, wayTo) : null,
    repeats: graph.nodes.repeats,
    rounds: plan.repeats.includes(true),
    loop: null,
    elapsedMs: performance.now() - began,
  };
}

/** The states of a scenario, in their order where steps do not lead in a circle, and the last. */
export interface Chart {
  readonly graph: Graph;
  readonly order: Int32Array | null;
  readonly endings: EndStates;
}

/**
 * Workers that are alike are told apart only where they must be: somebody asks for their names, or
 * steps lead in a circle.
 *
 * @throws {NotAloneError} when the workers cannot be carried out one by one
 */
async function chart(plan: Plan, bounds: StateBounds): Promise<Chart> {
  const began = performance.now();
  const { graph, order, endings } = await chartOnce(plan, bounds, false);
  const isEnough =
    !endings.asksForNames && !(graph.likeness.some && (graph.nodes.seesNames || order === null));
  if (isEnough) return { graph, order, endings };
  const timeout = (bounds.timeout ?? Infinity) - (performance.now() - began);
  return chartOnce(plan, { ...bounds, timeout }, true);
}

/** Null where the states cannot be counted, or not all of them within the bounds. */
export async function wholeChart(plan: Plan, bounds: StateBounds): Promise<Chart | null> {
  if (plan.oneByOne) return null;
  try {
    const found = await chart(plan, bounds);
    return found.graph.stopped === null ? found : null;
  } catch (error) {
    if (error instanceof UncountableError) return null;
    throw error;
  }
}

async function chartOnce(plan: Plan, bounds: StateBounds, apart: boolean): Promise<Chart> {
  const graph = await Graph.of(plan, bounds, apart);
  return { graph, order: await topological(graph), endings: await EndStates.of(graph) };
}

/** Last states in which it has ended the same way. */
interface Group {
  readonly verdict: OrderEnd;
  readonly states: Set<number>;
  orders: bigint | null;
  chance: number;
}

/** The most frequent first. */
async function groupsOf(
  graph: Graph,
  endings: EndStates,
  order: Int32Array | null,
): Promise<Group[]> {
  const ways = order && (await waysTo(graph, order));
  const chance = order && (await chances(graph, order));
  const groups = new Map<string, Group>();
  const eventLoop = new EventLoop();
  for (const state of endings.states) {
    await eventLoop.pass();
    const verdict = endings.at(state);
    const key = endings.keyOf(verdict);
    let group = groups.get(key);
    if (group === undefined)
      groups.set(key, (group = { verdict, states: new Set(), orders: ways && 0n, chance: 0 }));
    group.states.add(state);
    if (ways) group.orders! += ways[state]!;
    if (chance) group.chance += chance[state]!;
  }
  return [...groups.values()].toSorted((a, b) => byFrequency({ ...a, runs: 0 }, { ...b, runs: 0 }));
}

async function livelockIn(
  graph: Graph,
  wayTo: (counts: (state: number) => boolean) => Promise<Way>,
): Promise<Exploration['livelock']> {
  const isAny = graph.plan.scenario.progress === 'ends';
  for await (const part of isAny ? endlessParts(graph) : fairParts(graph)) {
    const { steps, state } = await wayTo((one) => part.has(one));
    return { way: steps, round: roundFrom(graph, part, state), isFair: !isAny };
  }
  return null;
}
