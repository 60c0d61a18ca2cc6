import { Empty, Full } from '../../primitives/errors.js';
import type { MessageQueue, WaitOptions } from '../../scenario.js';
import { type Asker, type Operation, NOTHING, operation, type StandIn } from '../operation.js';
import { cloneOf } from './copies.js';

/** First in, first out; `maxsize` 0 for as many as anybody wants. */
export class ModelQueue implements StandIn {
  readonly name: string;
  readonly maxsize: number;
  items: unknown[] = [];

  constructor(name: string, maxsize: number) {
    this.name = name;
    this.maxsize = maxsize > 0 ? maxsize : Infinity;
  }

  get level(): number {
    return this.items.length;
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

  handTo(who: Asker): MessageQueue<unknown> {
    return {
      put: (value, options) => who.ask(isImpatient(options) ? PUT_NOW : PUT, this, cloneOf(value), options?.timeout) as Promise<void>,
      get: (options) => who.ask(isImpatient(options) ? GET_NOW : GET, this, undefined, options?.timeout),
    };
  }
}

/** As everywhere in the library, a time that is no time asks for nothing but a try. */
function isImpatient({ block = true, timeout = Infinity }: WaitOptions = {}): boolean {
  return !block || timeout <= 0;
}

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
  late: ({ maxsize }) => new Full(maxsize),
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
const GET: Operation<ModelQueue> = operation({ ...GET_NOW, ready: (level) => level > 0, late: () => new Empty() });
