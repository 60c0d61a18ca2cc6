import { refusing, wholeNumber } from '../../scenario/asked.js';
import type { SharedNumber } from '../../scenario/memory.js';
import { type Asker, type Operation, NOTHING, operation } from './operation.js';
import { READ_VALUE, ValueThing } from './kept.js';
import { untilOn } from './until.js';

/** A number in shared memory, of 32 bits as there. */
export class ModelCounter extends ValueThing<number> {
  constructor(name: string, initial: number) {
    super(name, initial | 0);
  }

  handTo(who: Asker): SharedNumber {
    return {
      until: untilOn(who, this),
      read: () => who.ask(READ_VALUE, this, undefined) as Promise<number>,
      write: (value) =>
        refusing(() => who.ask(WRITE_NUMBER, this, wholeNumber(value, 'write')) as Promise<void>),
      add: (value) =>
        refusing(() => who.ask(ADD_NUMBER, this, wholeNumber(value, 'add')) as Promise<number>),
    };
  }
}

/** Of 32 bits, as all of these are. */
export const WRITE_NUMBER: Operation<ValueThing<number>, number> = operation({
  op: 'write',
  sure: NOTHING,
  swap: (value) => String(value | 0),
  take: (number, value) => void (number.value = value | 0),
  brings: (value) => value | 0,
  tell: ({ value }) => value,
});
export const ADD_NUMBER: Operation<ValueThing<number>, number> = operation({
  op: 'update',
  take(number, value) {
    const before = number.value;
    number.value = (before + (value | 0)) | 0;
    return before;
  },
  tell: ({ value }) => value,
});
