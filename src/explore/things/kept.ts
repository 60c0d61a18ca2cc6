import { type Asker, type ModelThing, type Operation, operation, READS } from './operation.js';

/** How most things in memory are kept: as one value, or as items in a row. */

/** A value that is replaced, and never changed. */
export abstract class ValueThing<V> implements ModelThing {
  readonly name: string;
  readonly level = 0;
  value: V;

  constructor(name: string, value: V) {
    this.name = name;
    this.value = value;
  }

  state(): unknown {
    return this.value;
  }

  save(): unknown {
    return this.value;
  }

  load(saved: unknown): void {
    this.value = saved as V;
  }

  abstract handTo(who: Asker): unknown;
}

export const READ_VALUE: Operation<ValueThing<unknown>> = operation({
  op: 'read',
  swap: () => READS,
  take: ({ value }) => value,
  tell: ({ value }) => value,
});

export abstract class ItemsThing implements ModelThing {
  readonly name: string;
  abstract readonly level: number;
  items: unknown[] = [];

  constructor(name: string) {
    this.name = name;
  }

  state(): unknown {
    return this.items;
  }

  save(): unknown {
    return [...this.items];
  }

  load(saved: unknown): void {
    this.items = [...(saved as unknown[])];
  }

  abstract handTo(who: Asker): unknown;
}
