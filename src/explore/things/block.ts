import type { SharedBlock } from '../../scenario.js';
import { type Operation, operation, READS, type StandIn } from '../operation.js';
import type { Seat } from '../seat.js';

/** Bytes in shared memory. */
export class ModelBlock implements StandIn {
  readonly name: string;
  readonly level = 0;
  text: string;

  constructor(name: string, size: number) {
    this.name = name;
    this.text = ' '.repeat(size);
  }

  state(): unknown {
    return this.text;
  }

  handTo(seat: Seat): SharedBlock {
    return {
      read: () => seat.ask(READ, this, undefined) as Promise<string>,
      write: (text) => seat.ask(WRITE, this, text) as Promise<void>,
    };
  }
}

const READ: Operation<ModelBlock> = operation({ op: 'read', swap: () => READS, take: ({ text }) => text, tell: ({ text }) => text });
const WRITE: Operation<ModelBlock, string> = operation({
  op: 'write',
  swap: (text) => text,
  take: (block, text) => void (block.text = (text + block.text.slice(text.length)).slice(0, block.text.length)),
  brings: (text) => text,
  tell: (_, text) => text,
});
