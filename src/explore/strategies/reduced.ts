import { conflict, type Footprint, Footprints } from './footprint.js';
import type { Operation, ModelThing } from '../things/operation.js';
import { type ModelRun, STOP } from '../model/model-run.js';
import { DIES, howIn, whoIn } from '../../trace/order.js';
import type { Strategy } from './strategy.js';
import { countOrders } from './count-orders.js';
import { initialOf, insert, type TakenStep, type Tree } from './wakeup.js';

/** What was there before a step, and who took it. */
interface Node {
  /** What each would do next; null who would do nothing. */
  readonly next: readonly (Request | null)[];
  /** Of each thing. */
  readonly levels: readonly number[];
  /**
   * Whose step has been tried here, or is tried elsewhere: as long as nothing in conflict with it
   * happens, it leads nowhere new.
   */
  readonly sleep: number[];
  /** What is still to be tried from here; the first branch is the one that is being tried. */
  readonly tree: Tree;
}

interface Request {
  readonly operation: Operation;
  readonly thing: ModelThing;
  readonly at: number;
  readonly footprint: Footprint;
}

/**
 * Counts, for each process, how many of its steps are known to come before something, that itself
 * included.
 */
type Clock = readonly number[];

/**
 * One order of each class. Two orders are of one class when one can be made from the other by
 * swapping neighbours that are not in conflict: steps on different things, two that only read, two
 * that write the same.
 *
 * This is optimal dynamic partial-order reduction with sleep sets and wake-up trees (P. Abdulla, S.
 * Aronis, B. Jonsson, K. Sagonas, "Optimal Dynamic Partial Order Reduction", POPL 2014), after C.
 * Flanagan and P. Godefroid, "Dynamic Partial-Order Reduction for Model Checking Software", POPL
 * 2005. When a run is over, each pair of steps in conflict with nothing between that orders them is
 * a race; if the later one could have gone first, the tree of the place before the earlier one is
 * given a branch that lets it, unless what is asleep there leads to the same.
 *
 * Steps that may have to wait are not in the paper's first part. Here: a step races with an earlier
 * one only if it could have gone before it, which the level of its thing then decides, and the
 * search goes on behind one with which it does not race (an acquire behind the release that let it
 * go, to the acquire that made it wait). Whoever is stuck at the end races like others with what it
 * has asked for. "Optimal" is meant for these conflicts: a read and a write of one thing always are
 * one, also where the write changes nothing.
 */
export class Reduced implements Strategy {
  readonly #footprints = new Footprints();
  readonly #nodes: Node[] = [];
  readonly #path: number[] = [];
  #clocks: Clock[] = [];
  #first = true;
  /**
   * Somebody waits for what a thing is, or an order may end early: of that nothing is known by
   * levels, nor by one thing.
   */
  cannot = false;

  next(): readonly number[] | null {
    if (this.#first) {
      this.#first = false;
      return this.#path;
    }
    for (;;) {
      const node = this.#nodes.at(-1);
      if (node === undefined) return null;
      node.sleep.push(node.tree.shift()!.who);
      const [branch] = node.tree;
      this.#path.pop();
      if (branch !== undefined) {
        this.#path.push(branch.who);
        return this.#path;
      }
      this.#nodes.pop();
    }
  }

  choose(run: ModelRun, able: readonly number[]): number {
    const last = this.#nodes.at(-1);
    const node = this.#nodeOf(run, last ? asleepAfter(last) : [], last?.tree[0]!.next ?? []);
    if (node.tree.length === 0) {
      const awake = able
        .filter((move) => howIn(move) !== DIES)
        .map(whoIn)
        .filter((who) => !node.sleep.includes(who));
      const who = awake.find((one) => one === this.#path.at(-1)) ?? awake[0];
      if (who === undefined) return STOP;
      node.tree.push({ who, footprint: footprintOf(node, who), next: [] });
    }
    const { who } = node.tree[0]!;
    this.#nodes.push(node);
    this.#path.push(who);
    return who;
  }

  end(run: ModelRun): void {
    this.#clocks = this.#order(run.processes.length);
    const end = this.#nodeOf(run, [], []);
    for (let later = 0; later < this.#path.length; later++) {
      this.#racesOf(later, this.#path[later]!, this.#nodes[later]!);
    }
    for (const { index } of run.processes)
      if (end.next[index]) this.#racesOf(this.#path.length, index, end);
  }

  weight(): number {
    return countOrders(this.#path, this.#clocks);
  }

  /** What happened before what. */
  #order(processes: number): Clock[] {
    const clocks: Clock[] = [];
    for (const [at, who] of this.#path.entries()) {
      const clock = this.#before(clocks, at, who, processes);
      const mine = this.#footprintAt(at);
      for (let earlier = at - 1; earlier >= 0; earlier--) {
        if (conflict(mine, this.#footprintAt(earlier))) join(clock, clocks[earlier]!);
      }
      clock[who]!++;
      clocks.push(clock);
    }
    return clocks;
  }

  /** What is known to come before a step because the same process came this far. */
  #before(clocks: readonly Clock[], at: number, who: number, processes: number): number[] {
    const own = this.#path.lastIndexOf(who, at - 1);
    return at === 0 || own < 0 ? Array<number>(processes).fill(0) : [...clocks[own]!];
  }

  /**
   * The races of what a process asked for at a node, with the steps before; as if it had happened
   * there, should it be stuck.
   */
  #racesOf(later: number, who: number, node: Node): void {
    const request = node.next[who]!;
    const known = this.#before(this.#clocks, later, who, node.next.length);
    for (let earlier = later - 1; earlier >= 0; earlier--) {
      const before = this.#nodes[earlier]!;
      if (
        this.#isKnown(known, earlier) ||
        !conflict(request.footprint, this.#footprintAt(earlier)) ||
        !couldGo(before, who, request)
      )
        continue;
      this.#reverse(earlier, { who, footprint: request.footprint });
      join(known, this.#clocks[earlier]!);
    }
  }

  /**
   * Lets the later step of a race go before the earlier one, with all that does not come after
   * that.
   */
  #reverse(earlier: number, later: TakenStep): void {
    const node = this.#nodes[earlier]!;
    const moves: TakenStep[] = [];
    for (let at = earlier + 1; at < this.#path.length; at++) {
      if (!this.#isKnown(this.#clocks[at]!, earlier))
        moves.push({ who: this.#path[at]!, footprint: this.#footprintAt(at) });
    }
    moves.push(later);
    const leadsNowhereNew = node.sleep.some(
      (who) => initialOf({ who, footprint: footprintOf(node, who) }, moves) !== null,
    );
    if (!leadsNowhereNew) insert(node.tree, moves);
  }

  /** Whether the step at this place is among those counted. */
  #isKnown(clock: Clock, at: number): boolean {
    const who = this.#path[at]!;
    return clock[who]! >= this.#clocks[at]![who]!;
  }

  #nodeOf(run: ModelRun, sleep: number[], tree: Tree): Node {
    this.cannot ||= run.choices.haveBeen || run.plan.mostDeaths > 0;
    const next = run.processes.map(({ operation, thing, argument }) => {
      if (operation === null) return null;
      this.cannot ||= operation.looks === true || run.plan.endsEarly;
      const at = run.things.indexOf(thing);
      return { operation, thing, at, footprint: this.#footprints.of(at, operation, argument) };
    });
    return { next, levels: run.things.map(({ level }) => level), sleep, tree };
  }

  #footprintAt(at: number): Footprint {
    return footprintOf(this.#nodes[at]!, this.#path[at]!);
  }
}

function footprintOf({ next }: Node, who: number): Footprint {
  return next[who]!.footprint;
}

/**
 * Whether what a process asked for, perhaps later, could have gone here already, as far as its
 * thing is concerned.
 */
function couldGo({ levels }: Node, who: number, { operation, thing, at }: Request): boolean {
  return operation.ready === undefined || operation.ready(levels[at]!, who, thing, undefined);
}

function asleepAfter(node: Node): number[] {
  const { who, footprint: taken } = node.tree[0]!;
  return node.sleep.filter(
    (sleeper) => sleeper !== who && !conflict(taken, footprintOf(node, sleeper)),
  );
}

function join(clock: number[], other: Clock): void {
  for (let who = 0; who < clock.length; who++)
    if (other[who]! > clock[who]!) clock[who] = other[who]!;
}
