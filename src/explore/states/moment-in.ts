import { inOrder } from '../../scenario/ending.js';
import type { Ending } from '../../scenario/scenario.js';
import { holdsNow, type Standing } from '../model/moment.js';
import type { Plan } from '../model/plan.js';
import { type ModelThing, nameOn } from '../things/operation.js';
import type { Likeness } from './likeness.js';
import type { Nodes } from './nodes.js';
import type { World } from './world.js';

/** How all stands in a state, for what must always hold; and whether somebody asks for names. */
export class StateMoments implements Standing {
  readonly #plan: Plan;
  readonly #world: World;
  readonly #nodes: Nodes;
  readonly #likeness: Likeness;
  #row: Int32Array = new Int32Array();
  /** Somebody has asked which of several like workers it was. */
  asksForNames = false;

  constructor(plan: Plan, world: World, nodes: Nodes, likeness: Likeness) {
    this.#plan = plan;
    this.#world = world;
    this.#nodes = nodes;
    this.#likeness = likeness;
  }

  holdsIn(row: Int32Array): boolean {
    this.#row = row;
    return holdsNow(this.#plan, this);
  }

  /** Whether all have ended but for daemons, which end then. */
  isOverIn(row: Int32Array): boolean {
    return this.#plan.daemons.every(
      (isDaemon, who) => isDaemon || this.#nodes.requestAt(row[who]!) < 0,
    );
  }

  outcomesIn(row: Int32Array): Ending['outcomes'] {
    const { names } = this.#plan;
    const all = names.flatMap((process, who) =>
      this.#nodes.seenAt(row[who]!).outcomes.map((outcome) => ({ process, outcome })),
    );
    return inOrder(all, names);
  }

  get outcomes(): Ending['outcomes'] {
    return this.watched(this.outcomesIn(this.#row));
  }

  /** Outcomes that tell when they are asked whose they are. */
  watched(outcomes: Ending['outcomes']): Ending['outcomes'] {
    return outcomes.map(({ process, outcome }) => {
      const who = this.#plan.names.indexOf(process);
      const { first, last } = this.#likeness;
      if (first[who] === last[who]) return { process, outcome };
      const nameOf = (): string => this.nameOf(who);
      return {
        get process(): string {
          return nameOf();
        },
        outcome,
      };
    });
  }

  thing(number: number): ModelThing {
    return this.#world.thingIn(number, this.#row[this.#plan.workers.length + number]!);
  }

  waitingFor(thing: ModelThing): number[] {
    return [...this.#plan.names.keys()].filter((who) => {
      const number = this.#nodes.requestAt(this.#row[who]!);
      if (number < 0) return false;
      const { operation, argument, thing: on } = this.#nodes.request(number);
      return (
        on < this.#world.size &&
        this.thing(on) === thing &&
        nameOn(operation, thing, argument, who) === thing.name &&
        operation.ready?.(thing.level, who, thing, argument) === false
      );
    });
  }

  nameOf(who: number): string {
    const { first, last } = this.#likeness;
    this.asksForNames ||= first[who] !== last[who];
    return this.#plan.names[who]!;
  }
}
