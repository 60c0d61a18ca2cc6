import type { SharedList } from '../../scenario.js';
import { type Operation, operation, READS, type StandIn } from '../operation.js';
import type { Seat } from '../seat.js';
import { cloneOf } from './copies.js';

/** A manager's list: what is put in and taken out are copies. */
export class ModelList implements StandIn {
  readonly name: string;
  readonly level = 0;
  readonly items: unknown[] = [];

  constructor(name: string) {
    this.name = name;
  }

  state(): unknown {
    return this.items;
  }

  handTo(seat: Seat): SharedList<unknown> {
    return {
      append: (value) => seat.ask(APPEND, this, cloneOf(value)) as Promise<void>,
      copy: () => seat.ask(COPY, this, undefined) as Promise<unknown[]>,
    };
  }
}

const APPEND: Operation<ModelList> = operation({
  op: 'write',
  take: ({ items }, value) => void items.push(value),
  brings: (value) => value,
  tell: (_, value) => value,
});
const COPY: Operation<ModelList> = operation({
  op: 'read',
  swap: () => READS,
  take: ({ items }) => cloneOf(items),
  tell: (_, __, value) => value,
});
