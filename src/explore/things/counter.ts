import { refusing, wholeNumber } from '../../scenario/asked.js';
import type { SharedNumber } from '../../scenario/memory.js';
import { type Asker, type Operation, NOTHING, operation, READS } from './operation.js';
import { ValueThing } from './kept.js';
import { untilOn } from './until.js';

/** A number in shared memory, of 32 bits as there. */
export class ModelCounter extends ValueThing<number> {
  constructor(name: string, initial: number) {
    super(name, initial | 0);
  }

  handTo(who: Asker): SharedNumber {
    return {
      until: untilOn(who, this),
      read: () => who.ask(READ, this, undefined) as Promise<number>,
      write: (value) =>
        refusing(() => who.ask(WRITE, this, wholeNumber(value, 'write')) as Promise<void>),
      add: (value) =>
        refusing(() => who.ask(ADD, this, wholeNumber(value, 'add')) as Promise<number>),
    };
  }
}

const READ: Operation<ModelCounter> = operation({
  op: 'read',
  swap: () => READS,
  take: ({ value }) => value,
  tell: ({ value }) => value,
});
const WRITE: Operation<ModelCounter, number> = operation({
  op: 'write',
  sure: NOTHING,
  swap: (value) => String(value | 0),
  take: (counter, value) => void (counter.value = value | 0),
  brings: (value) => value | 0,
  tell: ({ value }) => value,
});
const ADD: Operation<ModelCounter, number> = operation({
  op: 'update',
  take(counter, value) {
    const before = counter.value;
    counter.value = (before + (value | 0)) | 0;
    return before;
  },
  tell: ({ value }) => value,
});
