import { askAlways } from '../../scenario/ending.js';
import type { Ending } from '../../scenario/scenario.js';
import { strict } from '../../scenario/shared.js';
import { partsOf } from '../../scenario/until.js';
import type { ModelThing } from '../things/operation.js';
import { cloneOf } from '../things/copies.js';
import type { ModelProcess } from './model-process.js';
import type { Plan } from './plan.js';
import { waitersOf } from './waits-of.js';

/** How all stands after a step. */
export interface Standing {
  /** As it is then. */
  thing(number: number): ModelThing;
  /** Those who have to wait for it, by their numbers, in their order. */
  waitingFor(thing: ModelThing): readonly number[];
  nameOf(who: number): string;
  readonly outcomes: Ending['outcomes'];
}

export function standingIn({ plan, things, processes, outcomes }: Run): Standing {
  return {
    thing: (number) => things[number]!,
    waitingFor: (thing) => waitersOf(thing, processes).map(({ index }) => index),
    nameOf: (who) => plan.names[who]!,
    outcomes,
  };
}

interface Run {
  readonly plan: Plan;
  readonly things: readonly ModelThing[];
  readonly processes: readonly ModelProcess[];
  readonly outcomes: Ending['outcomes'];
}

/** Whether what must always hold holds then. */
export function holdsNow(plan: Plan, standing: Standing): boolean {
  if (plan.scenario.always === undefined) return true;
  // There are many moments: what is not asked for is not made.
  let outcomes: Ending['outcomes'] | undefined;
  const moment = {
    shared: strict(sharedIn(plan, standing)),
    get outcomes() {
      return (outcomes ??= standing.outcomes);
    },
  };
  return askAlways(plan.scenario, moment, plan.options);
}

/** One who stands where others have stood before is looked at in the same way. */
const known = new WeakMap<Standing, Readonly<Record<string, unknown>>>();

function sharedIn(plan: Plan, standing: Standing): Readonly<Record<string, unknown>> {
  const before = known.get(standing);
  if (before !== undefined) return before;
  const looks = [...plan.shares.entries()].flatMap(([number, [key, { kind }]]) => {
    if (kind === 'condition') return [];
    const look =
      kind === 'lock' || kind === 'rlock'
        ? () => lockIn(standing, number)
        : () => cloneOf(standing.thing(number).state!());
    return [[key, look] as const];
  });
  const shared = partsOf(looks);
  known.set(standing, shared);
  return shared;
}

function lockIn(standing: Standing, number: number): object {
  const lock = standing.thing(number);
  const [holder] = lock.holders!();
  return {
    holder: holder === undefined ? null : standing.nameOf(holder),
    waiting: standing.waitingFor(lock).map((who) => standing.nameOf(who)),
  };
}
