/** Room: orders counted over the states that they share, without carrying them out. */

import { BY_ITSELF, DIES } from '../../trace/order.js';
import type { BrokenBy } from '../model/upshot.js';
import { getsAhead, type Overtaken } from '../model/overtaken.js';
import type { Plan } from '../model/plan.js';
import { pulse } from '../model/pulse.js';
import { Likeness } from './likeness.js';
import { StateMoments } from './moment-in.js';
import { Nodes } from './nodes.js';
import { Edges, Table } from './table.js';
import { EventLoop } from '../model/event-loop.js';
import { Values } from './values.js';
import { World } from './world.js';

/** How far a search through the states may go. */
export interface StateBounds {
  /** @default 1 GiB */
  readonly bytes?: number;
  /** Milliseconds. @default Infinity */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** The most steps of one worker. @default 1000 */
  readonly steps?: number;
}

const GIBIBYTE = 2 ** 30;

/**
 * Every state that the workers and the things can be in, and every step between two of them; all
 * that an order can do, without a single order.
 *
 * A state is a row: the node of each worker (see `Nodes`), and the state of each thing (see
 * `World`). Of states that are alike, one is kept (see
 * `Likeness`). Whatever is found is true; with `stopped`, there is more.
 */
export class Graph {
  readonly plan: Plan;
  readonly world: World;
  readonly nodes: Nodes;
  readonly likeness: Likeness;
  readonly table: Table;
  readonly edges: Edges = new Edges();
  readonly #moments: StateMoments;
  /** States in which what must always hold does not, and what that is. */
  readonly #broken = new Map<number, BrokenBy>();
  /** Stands last in a row, where it is counted. */
  readonly #overtaken: Overtaken | null;
  readonly #standings = new Values();
  /**
   * For each state, where its edges begin; they end where the count says. -1 where nobody has
   * looked.
   */
  #begins: Int32Array = new Int32Array(1024).fill(-1);
  #counts: Uint16Array = new Uint16Array(1024);
  stopped: 'timeout' | 'abort' | 'memory' | null = null;

  private constructor(plan: Plan, apart: boolean, steps: number) {
    this.plan = plan;
    this.world = new World(plan);
    this.nodes = new Nodes(plan, this.world.results, steps);
    this.#overtaken = plan.countOvertaken();
    this.likeness = new Likeness(plan, this.world, apart || this.#overtaken !== null);
    this.table = new Table(
      plan.workers.length + this.world.size + Number(this.#overtaken !== null),
    );
    this.#moments = new StateMoments(plan, this.world, this.nodes, this.likeness);
  }

  /**
   * @param apart whether workers that do the same are told apart all the same
   * @throws {NotAloneError} when the workers cannot be carried out one by one
   */
  static async of(plan: Plan, bounds: StateBounds = {}, apart = false): Promise<Graph> {
    const graph = new Graph(plan, apart, bounds.steps ?? 1000);
    await graph.#search(bounds);
    return graph;
  }

  get size(): number {
    return this.table.size;
  }

  /**
   * The first edge of a state, and the one behind its last. A state that nobody has looked at has
   * none, and `isOpen`.
   */
  from(state: number): number {
    return this.#begins[state]!;
  }

  to(state: number): number {
    return this.#begins[state]! + this.#counts[state]!;
  }

  isOpen(state: number): boolean {
    return state >= this.#begins.length || this.#begins[state]! < 0;
  }

  /** Orders end there, for nobody can go; though somebody may still die, and they go on. */
  isLast(state: number): boolean {
    if (this.#begins[state]! < 0) return false;
    for (let edge = this.from(state); edge < this.to(state); edge++)
      if (this.edges.how(edge) !== DIES) return false;
    return true;
  }

  /** Orders that come there end, for what must always hold does not hold. */
  brokenBy(state: number): BrokenBy | null {
    return this.#broken.get(state) ?? null;
  }

  get moments(): StateMoments {
    return this.#moments;
  }

  async #search({ bytes = GIBIBYTE, timeout = Infinity, signal }: StateBounds): Promise<void> {
    const { plan, table, likeness, nodes, world, edges } = this;
    const workers = plan.workers.length;
    const row = new Int32Array(table.width);
    const next = new Int32Array(table.width);
    for (const who of plan.workers.keys()) row[who] = await nodes.begin(who);
    row.set(world.begin(), workers);
    for (const who of plan.workers.keys()) this.#overtake(row, who, nodes.said(who));
    const first = table.of(row);
    // What must hold after every step is not asked before the first.
    const open = plan.endsEarly && this.#moments.isOverIn(row) ? [] : [first];
    if (open.length === 0) this.#end(first);
    const began = performance.now();
    const eventLoop = new EventLoop();
    let hasLearned = false;
    for (let looked = 0; open.length > 0; looked++) {
      if (looked % 256 === 0 || (hasLearned && eventLoop.isDue)) {
        hasLearned = false;
        await eventLoop.pass();
        pulse.has(table.size, 'states');
        if (performance.now() - began >= timeout) this.stopped = 'timeout';
        else if (signal?.aborted) this.stopped = 'abort';
        else if (table.bytes + edges.bytes + world.bytes > bytes) this.stopped = 'memory';
        if (this.stopped !== null) return;
      }
      const state = open.pop()!;
      table.read(state, row);
      this.#makeRoom(state);
      this.#begins[state] = edges.size;
      let count = 0;
      const add = (who: number, many: number, how: number, isGain: boolean): void => {
        const to = likeness.settle(next, who);
        const { size } = table;
        const target = table.of(next);
        if (table.size > size && !this.#endsIn(target, next)) open.push(target);
        edges.add(target, who, to, many, how, isGain);
        count++;
      };
      for (let who = 0; who < workers; who++) {
        const node = row[who]!;
        const number = nodes.requestAt(node);
        if (number < 0) continue;
        const many = likeness.run(row, who);
        if (many === 0) continue;
        const request = nodes.request(number);
        const place = workers + request.thing;
        const isOfAll = request.thing === world.size;
        const effect = isOfAll
          ? world.effectOfAll(row.subarray(workers), request, who)
          : world.effect(row[place]!, request, number, who);
        if (effect === null) continue;
        const isByItself =
          request.operation.byItself?.(world.thingIn(request.thing, row[place]!), who) ?? false;
        let offered = 1;
        for (let choice = 0; choice < offered; choice++) {
          next.set(row);
          const known = nodes.after(node, effect.result, choice);
          hasLearned ||= known === undefined;
          next[who] = known ?? (await nodes.learn(who, node, effect.result, choice));
          offered = nodes.offered(node, effect.result);
          if (!isOfAll) next[place] = effect.next;
          if (nodes.requestAt(next[who]!) < 0)
            for (const thing of world.naming)
              next[workers + thing] = world.quit(thing, next[workers + thing]!, who);
          const said = nodes.said(who, node, effect.result, choice);
          this.#overtake(next, who, said);
          const isGain = getsAhead(said, plan.scenario.progress);
          add(who, many, isByItself ? BY_ITSELF : choice, isGain);
        }
      }
      for (const who of this.#mayDieIn(row)) {
        const many = likeness.run(row, who);
        if (many === 0) continue;
        next.set(row);
        next[who] = nodes.dead(row[who]!);
        for (const thing of world.naming)
          next[workers + thing] = world.die(thing, next[workers + thing]!, who);
        add(who, many, DIES, false);
      }
      this.#counts[state] = count;
    }
  }

  #overtake(row: Int32Array, who: number, said: string): void {
    if (this.#overtaken === null) return;
    const last = row.length - 1;
    if (this.#standings.size > 0) this.#overtaken.load(this.#standings.at(row[last]!));
    this.#overtaken.add(who, said);
    row[last] = this.#standings.of(this.#overtaken.save());
  }

  #isTooMuch(row: Int32Array): boolean {
    this.#overtaken?.load(this.#standings.at(row.at(-1)!));
    return this.#overtaken?.isTooMuch ?? false;
  }

  /** Who may die where these stand, and at a step. */
  #mayDieIn(row: Int32Array): number[] {
    const { plan, nodes } = this;
    if (plan.mostDeaths === 0) return [];
    const workers = [...plan.workers.keys()];
    const deaths = workers.filter((who) => nodes.seenAt(row[who]!).died).length;
    if (deaths >= plan.mostDeaths) return [];
    return workers.filter((who) => plan.mortals[who] && nodes.requestAt(row[who]!) >= 0);
  }

  /** Whether orders end in a state, wherever everybody is. */
  #endsIn(state: number, row: Int32Array): boolean {
    if (!this.plan.endsEarly) return false;
    if (this.#isTooMuch(row)) this.#broken.set(state, 'overtaken');
    else if (!this.#moments.holdsIn(row)) this.#broken.set(state, 'always');
    else if (!this.#moments.isOverIn(row)) return false;
    this.#end(state);
    return true;
  }

  #end(state: number): void {
    this.#makeRoom(state);
    this.#begins[state] = this.edges.size;
    this.#counts[state] = 0;
  }

  #makeRoom(state: number): void {
    if (state < this.#begins.length) return;
    const begins = new Int32Array(Math.max(state + 1, this.#begins.length * 2)).fill(-1);
    begins.set(this.#begins);
    const counts = new Uint16Array(begins.length);
    counts.set(this.#counts);
    this.#begins = begins;
    this.#counts = counts;
  }
}
