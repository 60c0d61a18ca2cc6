import type { Options, Scenario } from '../scenario/scenario.js';
import type { LineFinder, SourceLine } from '../trace/source-line.js';
import type { StepOp } from '../trace/ops.js';
import type { OrderEnd } from './model/order-end.js';
import { bandsOf, layersOf, type StateBands } from './bands.js';
import { DIES } from '../trace/order.js';
import { Plan } from './model/plan.js';
import { type Share, sharesFrom } from './outlook.js';
import { waysTo } from './states/count.js';
import { wholeChart } from './states/explore.js';
import type { Graph, StateBounds } from './states/graph.js';
import type { StepRequest } from './states/solo.js';
import { nameOn, opOf } from './things/operation.js';

/** All states of a scenario and the steps between them, as data: the map of all orders. */

export interface StateMap {
  readonly processes: readonly string[];
  readonly things: readonly string[];
  /** The first is where all orders begin. */
  readonly states: readonly StateOnMap[];
}

export type AllStates = StateMap | StateBands;

/** What becomes of the orders that go on from it is its share. */
export interface StateOnMap extends Share {
  /** The most steps that lead to it. */
  readonly layer: number;
  /** How many orders lead to it. */
  readonly ways: bigint;
  /** Of each thing: who holds it, by the place in the state, or what is in it; else null. */
  readonly things: readonly (
    | { readonly holder: number | null }
    | { readonly value: unknown }
    | null
  )[];
  /** What whoever stands at a place would do next; null where it has ended. */
  readonly next: readonly (StepOnMap | null)[];
  readonly edges: readonly EdgeOnMap[];
  /** How it has ended, where nobody can go on. */
  readonly end: OrderEnd | null;
}

export interface StepOnMap {
  readonly op: StepOp;
  readonly on: string;
  readonly value?: unknown;
  readonly look?: true;
  /** Of a next step: from where in the code it is asked for, where that is known. */
  readonly line?: SourceLine;
}

/** See `Edges`: so many from one place on could take the step; whoever does stands at `to` then. */
export interface EdgeOnMap {
  readonly target: number;
  readonly who: number;
  readonly to: number;
  readonly many: number;
  /** As in a move. */
  readonly how: number;
  readonly step: StepOnMap;
}

/**
 * @param most how many states are drawn one by one: of more there are groups
 * @param lines where it is to be known from where in the code each step is asked for
 * @returns null where too little is known of them
 */
export async function mapOf(
  scenario: Scenario,
  options: Options,
  bounds: StateBounds,
  most: number,
  lines: LineFinder | null = null,
): Promise<AllStates | null> {
  const plan = new Plan(scenario, options, lines);
  const found = await wholeChart(plan, bounds);
  if (found === null || found.order === null) return null;
  const { graph, order, endings } = found;
  if (graph.size > most) return bandsOf(found, order);
  const shareFrom = await sharesFrom(found, order);
  const ways = await waysTo(graph, order);
  const layers = await layersOf(graph, order);
  return {
    processes: plan.names,
    things: plan.shares.map(([, { name }]) => name),
    states: Array.from({ length: graph.size }, (_, state) => ({
      layer: layers[state]!,
      ...shareFrom(state),
      ways: ways[state]!,
      ...partsOf(graph, state),
      end: graph.isLast(state) ? endings.at(state) : null,
    })),
  };
}

function partsOf(graph: Graph, state: number): Pick<StateOnMap, 'things' | 'next' | 'edges'> {
  const { plan, table, nodes, world, edges } = graph;
  const row = new Int32Array(table.width);
  table.read(state, row);
  const workers = plan.workers.length;
  const requestOf = (who: number): { request: StepRequest; number: number } | null => {
    const number = nodes.requestAt(row[who]!);
    return number < 0 ? null : { request: nodes.request(number), number };
  };
  const things = plan.shares.map((_, number) => {
    const thing = world.thingIn(number, row[workers + number]!);
    if (thing.holders) return { holder: thing.holders()[0] ?? null };
    return thing.state ? { value: structuredClone(thing.state()) } : null;
  });
  const next = plan.workers.map((_, who): StepOnMap | null => {
    const asked = requestOf(who);
    if (asked === null) return null;
    const { operation, thing, argument } = asked.request;
    const value = operation.brings?.(argument);
    const on = world.thingIn(thing, row[workers + thing] ?? 0).name;
    const line = nodes.lineAt(row[who]!);
    return {
      op: operation.op,
      on,
      ...(value !== undefined && { value }),
      ...lookOf(operation),
      ...(line && { line }),
    };
  });
  const steps: EdgeOnMap[] = [];
  for (let edge = graph.from(state); edge < graph.to(state); edge++) {
    const who = edges.who(edge);
    const { request, number } = requestOf(who)!;
    steps.push({
      target: edges.target(edge),
      who,
      to: edges.to(edge),
      many: edges.many(edge),
      how: edges.how(edge),
      step:
        edges.how(edge) === DIES ? { op: 'die', on: '' } : stepOf(graph, row, who, request, number),
    });
  }
  return { things, next, edges: steps };
}

/** What is told of a step when it has been taken. */
function stepOf(
  { plan, world }: Graph,
  row: Int32Array,
  who: number,
  request: StepRequest,
  number: number,
): StepOnMap {
  const workers = plan.workers.length;
  const { operation, thing, argument } = request;
  const effect =
    thing === world.size
      ? world.effectOfAll(row.subarray(workers), request, who)!
      : world.effect(row[workers + thing]!, request, number, who)!;
  const { threw, value: result } = world.results.at(effect.result);
  const after = world.thingIn(thing, effect.next);
  const value = operation.tell?.(after, argument, result, []);
  return {
    op: opOf(operation, threw),
    on: nameOn(operation, after, argument, who),
    ...(value !== undefined && { value }),
    ...lookOf(operation),
  };
}

function lookOf({ look }: { readonly look?: true | undefined }): { readonly look?: true } {
  return look ? { look } : {};
}
