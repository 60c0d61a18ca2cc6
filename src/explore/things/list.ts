import { refusing, sendable } from '../../scenario/asked.js';
import type { SharedList } from '../../scenario/managed.js';
import { type Asker, type Operation, NOTHING, operation, READS } from './operation.js';
import { ItemsThing } from './kept.js';
import { cloneOf } from './copies.js';
import { untilOn } from './until.js';

/** A manager's list: what is put in and taken out are copies. */
export class ModelList extends ItemsThing {
  readonly level = 0;

  handTo(who: Asker): SharedList<unknown> {
    return {
      until: untilOn(who, this),
      append: (value) => refusing(() => who.ask(APPEND, this, sendable(value)) as Promise<void>),
      copy: () => who.ask(COPY, this, undefined) as Promise<unknown[]>,
    };
  }
}

const APPEND: Operation<ModelList> = operation({
  op: 'write',
  sure: NOTHING,
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
