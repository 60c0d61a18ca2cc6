import { aFunction, plainText, refusing, sendable } from '../../scenario/asked.js';
import type { SharedDict } from '../../scenario/managed.js';
import {
  type Asker,
  type Operation,
  NOTHING,
  operation,
  READS,
  type ModelThing,
} from './operation.js';
import { cloneOf } from './copies.js';
import { untilOn } from './until.js';

/** A manager's dictionary: what is put in and taken out are copies. */
export class ModelDict implements ModelThing {
  readonly name: string;
  readonly level = 0;
  entries: Map<string, unknown>;

  constructor(name: string, initial: Readonly<Record<string, unknown>>) {
    this.name = name;
    this.entries = new Map(Object.entries(structuredClone(initial)));
  }

  state(): unknown {
    return Object.fromEntries([...this.entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Nobody can tell in which order the keys came. */
  save(): unknown {
    return [...this.entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  load(saved: unknown): void {
    this.entries = new Map(saved as [string, unknown][]);
  }

  handTo(who: Asker): SharedDict<unknown> {
    return {
      until: untilOn(who, this),
      get: (key) => refusing(() => who.ask(GET, this, plainText(key, 'get'))),
      set: (key, value) =>
        refusing(
          () =>
            who.ask(SET, this, {
              key: plainText(key, 'set'),
              value: sendable(value),
            }) as Promise<void>,
        ),
      update: (key, change) =>
        refusing(() =>
          who.ask(UPDATE, this, {
            key: plainText(key, 'update'),
            change: aFunction(change, 'update'),
          }),
        ),
    };
  }
}

const GET: Operation<ModelDict, string> = operation({
  op: 'read',
  swap: () => READS,
  take: ({ entries }, key) => cloneOf(entries.get(key)),
  tell: (_, key, value) => ({ key, value }),
});
const SET: Operation<ModelDict, { key: string; value: unknown }> = operation({
  op: 'write',
  sure: NOTHING,
  take: ({ entries }, { key, value }) => void entries.set(key, value),
  brings: (argument) => argument,
  tell: (_, argument) => argument,
});
const UPDATE: Operation<ModelDict, { key: string; change: (value: unknown) => unknown }> = {
  op: 'update',
  take({ entries }, { key, change }) {
    const value = sendable(change(cloneOf(entries.get(key))));
    entries.set(key, value);
    return cloneOf(value);
  },
  tell: (_, { key }, value) => (value instanceof Error ? { key } : { key, value }),
};
