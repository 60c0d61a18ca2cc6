import { byteText, refusing } from '../../scenario/asked.js';
import type { SharedBlock } from '../../scenario/memory.js';
import {
  type Asker,
  type Operation,
  NOTHING,
  operation,
  READS,
  type ModelThing,
} from './operation.js';

/** Bytes in shared memory. */
export class ModelBlock implements ModelThing {
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

  save(): unknown {
    return this.text;
  }

  load(saved: unknown): void {
    this.text = saved as this['text'];
  }

  handTo(who: Asker): SharedBlock {
    return {
      read: () => who.ask(READ, this, undefined) as Promise<string>,
      write: (text) =>
        refusing(() => who.ask(WRITE, this, byteText(text, 'write')) as Promise<void>),
    };
  }
}

const READ: Operation<ModelBlock> = operation({
  op: 'read',
  swap: () => READS,
  take: ({ text }) => text,
  tell: ({ text }) => text,
});
const WRITE: Operation<ModelBlock, string> = operation({
  op: 'write',
  sure: NOTHING,
  swap: (text) => text,
  take: (block, text) =>
    void (block.text = (text + block.text.slice(text.length)).slice(0, block.text.length)),
  brings: (text) => text,
  tell: (_, text) => text,
});
