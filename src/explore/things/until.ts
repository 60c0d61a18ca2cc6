import { refusing } from '../../scenario/asked.js';
import { strict } from '../../scenario/shared.js';
import { isMet, partsOf, type Wanted, wanted } from '../../scenario/until.js';
import { cloneOf } from './copies.js';
import { type Asker, type ModelThing, type Operation, operation } from './operation.js';

/** What waits until a thing is as it is wanted: one step, whatever it looks at. */

export function untilOn(who: Asker, thing: ModelThing) {
  return (predicate: Wanted<never>): Promise<void> =>
    refusing(() => who.ask(UNTIL, thing, wanted(predicate)) as Promise<void>);
}

const UNTIL: Operation<ModelThing, Wanted<unknown>> = operation({
  op: 'until',
  looks: true,
  ready(_, __, thing, predicate) {
    try {
      return isMet(predicate, seenOf(thing));
    } catch {
      // It is thrown when the step is taken.
      return true;
    }
  },
  take: (thing, predicate) => void isMet(predicate, seenOf(thing)),
  tell: (thing, predicate) => (thing instanceof Together ? thing.readBy(predicate) : seenOf(thing)),
});

function seenOf(thing: ModelThing): unknown {
  return thing instanceof Together ? thing.state() : cloneOf(thing.state!());
}

/** All things that can be looked at, as one of which somebody waits for what they are together. */
export class Together implements ModelThing {
  readonly name: string;
  readonly level = 0;
  readonly #things: readonly (readonly [key: string, number: number])[];
  readonly #look: (thing: number) => unknown;
  /** Looked at again and again, as they are then. */
  readonly #all: Readonly<Record<string, unknown>>;

  /** @param look how a thing is seen, by its number */
  constructor(
    name: string,
    things: readonly (readonly [key: string, number: number])[],
    look: (thing: number) => unknown,
  ) {
    this.name = name;
    this.#things = things;
    this.#look = look;
    this.#all = this.#partsOf();
  }

  state(): unknown {
    return strict(this.#all);
  }

  #partsOf(read?: Record<string, unknown>): Readonly<Record<string, unknown>> {
    const states = this.#things.map(
      ([key, number]) => [key, () => cloneOf(this.#look(number))] as const,
    );
    return partsOf(states, read);
  }

  /** What a predicate looks at. */
  readBy(predicate: Wanted<unknown>): unknown {
    const read = {};
    try {
      predicate(strict(this.#partsOf(read)));
    } catch {
      // The step throws it; what was looked at before is told.
    }
    return read;
  }

  /** What it is, the others are. */
  save(): unknown {
    return null;
  }

  load(): void {}

  handTo(who: Asker): unknown {
    return untilOn(who, this);
  }
}
