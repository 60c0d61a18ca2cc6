import { refusing, sendable } from '../../scenario/asked.js';
import { ClosedError, DirectionError, EndOfFileError } from '../../primitives/errors.js';
import type { PipeEnds } from '../../scenario/pipes.js';
import { type Asker, type Operation, NOTHING, operation, type ModelThing } from './operation.js';

interface Saved {
  readonly messages: readonly unknown[];
  readonly writers: readonly number[];
}

/**
 * A one-way pipe of whole messages that never fills. Every worker has a copy of each end; the end
 * of the worker closes what it has left open, which is a step as well. How two readers tear each
 * other's messages apart is another thing's subject: see `ModelBytePipe`.
 */
export class ModelPipe implements ModelThing {
  readonly name: string;
  messages: unknown[] = [];
  /** By one who is no worker. */
  readonly keptOpen: boolean;
  /** The numbers of those whose copy of the writing end is open. */
  writers: Set<number>;

  constructor(name: string, workers: number, keptOpen: boolean) {
    this.name = name;
    this.keptOpen = keptOpen;
    this.writers = new Set(Array(workers).keys());
  }

  /** Messages; without any: 0 when there may be more, less when there is an end of it. */
  get level(): number {
    return this.messages.length > 0
      ? this.messages.length
      : this.keptOpen || this.writers.size > 0
        ? 0
        : -1;
  }

  /** Who has closed its copy of the writing end sends no more. */
  lets(who: number): boolean {
    return this.writers.has(who);
  }

  state(): unknown {
    return this.messages;
  }

  save(): unknown {
    return { messages: [...this.messages], writers: [...this.writers].toSorted((a, b) => a - b) };
  }

  load(saved: unknown): void {
    const { messages, writers } = saved as Saved;
    this.messages = [...messages];
    this.writers = new Set(writers);
  }

  names(saved: unknown, who: number): number {
    return Number((saved as Saved).writers.includes(who));
  }

  rename(saved: unknown, to: readonly number[]): unknown {
    const { messages, writers } = saved as Saved;
    return { messages, writers: writers.map((who) => to[who]!).toSorted((a, b) => a - b) };
  }

  die(who: number): void {
    this.writers.delete(who);
  }

  handTo(who: Asker): PipeEnds<unknown> {
    return {
      reader: {
        recv: () => who.ask(RECEIVE, this, undefined),
        send: () => Promise.reject(new DirectionError('connection is read-only')),
      },
      writer: {
        send: (value) =>
          refusing(() => {
            const sent = sendable(value);
            // Only the worker itself can close its copy, so this is known before the step.
            if (!this.writers.has(who.index)) throw new ClosedError('handle');
            return who.ask(SEND, this, sent) as Promise<void>;
          }),
        close: () => who.ask(CLOSE, this, undefined) as Promise<void>,
      },
    };
  }

  leave({ index }: Asker): Operation | null {
    return !this.keptOpen && this.writers.has(index) ? (CLOSE as Operation) : null;
  }
}

const RECEIVE: Operation<ModelPipe> = operation({
  op: 'recv',
  failed: 'eof',
  ready: (level) => level !== 0,
  take({ messages }) {
    if (messages.length === 0) throw new EndOfFileError();
    return messages.shift();
  },
  tell: (_, __, result) => (result instanceof EndOfFileError ? undefined : result),
});
const SEND: Operation<ModelPipe> = operation({
  op: 'send',
  sure: NOTHING,
  take: ({ messages }, value) => void messages.push(value),
  brings: (value) => value,
  tell: (_, value) => value,
});
const CLOSE: Operation<ModelPipe> = operation({
  op: 'close',
  sure: NOTHING,
  own: true,
  take: ({ writers }, _, { index }) => void writers.delete(index),
});
