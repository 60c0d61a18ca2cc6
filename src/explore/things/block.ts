import { byteText, refusing } from '../../scenario/asked.js';
import type { SharedBlock } from '../../scenario/memory.js';
import { type Asker, type Operation, NOTHING, operation } from './operation.js';
import { READ_VALUE, ValueThing } from './kept.js';
import { untilOn } from './until.js';

/** Bytes in shared memory. */
export class ModelBlock extends ValueThing<string> {
  constructor(name: string, size: number) {
    super(name, ' '.repeat(size));
  }

  handTo(who: Asker): SharedBlock {
    return {
      until: untilOn(who, this),
      read: () => who.ask(READ_VALUE, this, undefined) as Promise<string>,
      write: (text) =>
        refusing(() => who.ask(WRITE, this, byteText(text, 'write')) as Promise<void>),
    };
  }
}

const WRITE: Operation<ModelBlock, string> = operation({
  op: 'write',
  sure: NOTHING,
  swap: (text) => text,
  take: (block, text) =>
    void (block.value = (text + block.value.slice(text.length)).slice(0, block.value.length)),
  brings: (text) => text,
  tell: (_, text) => text,
});
