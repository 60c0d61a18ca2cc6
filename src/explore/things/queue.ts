import { patience, refusing, sendable } from '../../scenario/asked.js';
import { Empty, Full } from '../../primitives/errors.js';
import type { MessageQueue } from '../../scenario/queue.js';
import { type Asker, type Operation, NOTHING, operation } from './operation.js';
import { ItemsThing } from './kept.js';

/** First in, first out; `maxsize` 0 for as many as anybody wants. */
export class ModelQueue extends ItemsThing {
  readonly maxsize: number;

  constructor(name: string, maxsize: number) {
    super(name);
    this.maxsize = maxsize > 0 ? maxsize : Infinity;
  }

  get level(): number {
    return this.items.length;
  }

  handTo(who: Asker): MessageQueue<unknown> {
    return {
      put: (value, options) =>
        refusing(
          () =>
            who.ask(
              chosen(patience(options, 'put'), PUT_NOW, PUT_A_WHILE, PUT),
              this,
              sendable(value),
            ) as Promise<void>,
        ),
      get: (options) =>
        refusing(() =>
          who.ask(chosen(patience(options, 'get'), GET_NOW, GET_A_WHILE, GET), this, undefined),
        ),
    };
  }
}

/** A time that is no time asks for nothing but a try. */
function chosen<O>(timeout: number, now: O, aWhile: O, forEver: O): O {
  return timeout === 0 ? now : timeout === Infinity ? forEver : aWhile;
}

// The model has no clock: a time to wait may be over at any moment, so whoever waits for a while
// may give up whenever it has to wait.

const PUT_NOW: Operation<ModelQueue> = operation({
  op: 'put',
  failed: 'full',
  take(queue, value) {
    if (queue.items.length >= queue.maxsize) throw new Full(queue.maxsize);
    queue.items.push(value);
  },
  brings: (value) => value,
  tell: (_, value) => value,
});
const PUT: Operation<ModelQueue> = operation({
  ...PUT_NOW,
  sure: NOTHING,
  ready: (level, _, { maxsize }) => level < maxsize,
});
const PUT_A_WHILE: Operation<ModelQueue> = operation({
  ...PUT_NOW,
  lingers: (level, { maxsize }) => level >= maxsize,
});
const GET_NOW: Operation<ModelQueue> = operation({
  op: 'get',
  failed: 'empty',
  take({ items }) {
    if (items.length === 0) throw new Empty();
    return items.shift();
  },
  tell: (_, __, result) => (result instanceof Empty ? undefined : result),
});
const GET: Operation<ModelQueue> = operation({ ...GET_NOW, ready: (level) => level > 0 });
const GET_A_WHILE: Operation<ModelQueue> = operation({
  ...GET_NOW,
  lingers: (level) => level === 0,
});
