import { letDie, type Operation, type ModelThing } from '../things/operation.js';
import type { Plan } from '../model/plan.js';
import type { StepRequest, StepResult } from './solo.js';
import { Values } from './values.js';

/**
 * What a step does to a thing in a state: the next state, and what the worker gets; both by their
 * numbers.
 */
export interface Effect {
  readonly next: number;
  readonly result: number;
}

/**
 * The things that are shared, each in any of its states, by number: a step is looked up where it
 * has been taken before.
 */
export class World {
  readonly results: Values<StepResult> = new Values<StepResult>();
  /** The things that name workers. */
  readonly naming: readonly number[];
  readonly #things: readonly ModelThing[];
  /** All that can be looked at, as they are in these states. */
  readonly #together: ModelThing;
  #looked: ArrayLike<number> = [];
  readonly #keys: readonly string[];
  readonly #states: readonly Values[];
  /**
   * By request, and by worker where that makes a difference; then by state. Null where the step has
   * to wait.
   */
  readonly #effects = new Map<number, (Effect | null)[]>();
  readonly #workers: number;

  constructor(plan: Plan) {
    this.#workers = plan.workers.length;
    this.#things = plan.makeThings();
    this.naming = [...this.#things.keys()].filter(
      (thing) => this.#things[thing]!.names !== undefined,
    );
    this.#together = plan.together((thing) => this.thingIn(thing, this.#looked[thing]!).state!());
    this.#keys = plan.shares.map(([key]) => key);
    this.#states = this.#things.map(() => new Values());
  }

  get size(): number {
    return this.#things.length;
  }

  /** What the values take that are put into things and got from them. */
  get bytes(): number {
    return this.#states.reduce((sum, { bytes }) => sum + bytes, this.results.bytes);
  }

  /** The states of all things at first. */
  begin(): number[] {
    return this.#things.map((thing, number) => this.#states[number]!.of(thing.save()));
  }

  /** Null where the step has to wait. @param number the request's, the same for the same request */
  effect(state: number, request: StepRequest, number: number, who: number): Effect | null {
    const key = number * (this.#workers + 1) + (request.operation.own ? who + 1 : 0);
    let effects = this.#effects.get(key);
    if (effects === undefined) this.#effects.set(key, (effects = []));
    const known = effects[state];
    return known === undefined ? (effects[state] = this.#carryOut(state, request, who)) : known;
  }

  /**
   * The same of a step that waits until all things together are as wanted, and changes none.
   * @param states of all things
   */
  effectOfAll(
    states: ArrayLike<number>,
    { operation, argument }: StepRequest,
    who: number,
  ): Effect | null {
    this.#looked = states;
    if (operation.ready && !operation.ready(0, who, this.#together, argument)) return null;
    return { next: -1, result: this.#take(operation, this.#together, argument, who) };
  }

  /** A worker has ended: the state of a thing when what that one held has been passed on. */
  quit(thing: number, state: number, who: number): number {
    const it = this.#things[thing]!;
    it.load(this.#states[thing]!.at(state));
    return it.quit?.(who) ? this.#states[thing]!.of(it.save()) : state;
  }

  /** A worker has died wherever it was: the state of a thing afterwards. */
  die(thing: number, state: number, who: number): number {
    const it = this.#things[thing]!;
    it.load(this.#states[thing]!.at(state));
    letDie(it, who);
    return this.#states[thing]!.of(it.save());
  }

  /** Whether a worker is named in the state of a thing, and how. */
  names(thing: number, state: number, who: number): number {
    return this.#things[thing]!.names?.(this.#states[thing]!.at(state), who) ?? 0;
  }

  /** The same state when each worker goes by another number. */
  rename(thing: number, state: number, to: readonly number[]): number {
    return this.#states[thing]!.of(
      this.#things[thing]!.rename!(this.#states[thing]!.at(state), to),
    );
  }

  /** What is seen of them at the end. */
  shown(states: ArrayLike<number>): Record<string, unknown> {
    const shown: Record<string, unknown> = {};
    for (const [number, thing] of this.#things.entries()) {
      if (!thing.state) continue;
      thing.load(this.#states[number]!.at(states[number]!));
      shown[this.#keys[number]!] = structuredClone(thing.state());
    }
    return shown;
  }

  /** A thing as it is in a state, until another one is looked at. */
  thingIn(thing: number, state: number): ModelThing {
    if (thing === this.size) return this.#together;
    this.#things[thing]!.load(this.#states[thing]!.at(state));
    return this.#things[thing]!;
  }

  #carryOut(
    state: number,
    { operation, thing: number, argument }: StepRequest,
    who: number,
  ): Effect | null {
    const thing = this.#things[number]!;
    thing.load(this.#states[number]!.at(state));
    if (operation.ready && !operation.ready(thing.level, who, thing, argument)) return null;
    const result = this.#take(operation, thing, argument, who);
    return { next: this.#states[number]!.of(thing.save()), result };
  }

  #take(operation: Operation, thing: ModelThing, argument: unknown, who: number): number {
    try {
      return this.#result(false, operation.take(thing, argument, { index: who }));
    } catch (error) {
      return this.#result(true, error);
    }
  }

  #result(threw: boolean, value: unknown): number {
    return this.results.of({ threw, value });
  }
}
