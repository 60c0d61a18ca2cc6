import { refusing, wholeNumber } from '../../scenario/asked.js';
import type { SharedWord } from '../../scenario/memory.js';
import { type Asker, type Operation, NOTHING, operation, READS } from './operation.js';
import { ValueThing } from './kept.js';
import { untilOn } from './until.js';

/** A word in shared memory, of 32 bits as there. */
export class ModelWord extends ValueThing<number> {
  constructor(name: string, initial: number) {
    super(name, initial | 0);
  }

  handTo(who: Asker): SharedWord {
    const change =
      (op: string, operation: Operation<ModelWord, number>) =>
      (value: number): Promise<number> =>
        refusing(() => who.ask(operation, this, wholeNumber(value, op)) as Promise<number>);
    return {
      until: untilOn(who, this),
      load: () => who.ask(LOAD, this, undefined) as Promise<number>,
      store: (value) =>
        refusing(() => who.ask(STORE, this, wholeNumber(value, 'store')) as Promise<void>),
      add: change('add', ADD),
      exchange: change('exchange', EXCHANGE),
      compareExchange: (expected, value) =>
        refusing(
          () =>
            who.ask(COMPARE_EXCHANGE, this, {
              expected: wholeNumber(expected, 'compareExchange'),
              value: wholeNumber(value, 'compareExchange'),
            }) as Promise<number>,
        ),
    };
  }
}

const LOAD: Operation<ModelWord> = operation({
  op: 'read',
  swap: () => READS,
  take: ({ value }) => value,
  tell: ({ value }) => value,
});
const STORE: Operation<ModelWord, number> = operation({
  op: 'write',
  sure: NOTHING,
  swap: (value) => String(value | 0),
  take: (word, value) => void (word.value = value | 0),
  brings: (value) => value | 0,
  tell: ({ value }) => value,
});
const ADD: Operation<ModelWord, number> = operation({
  op: 'update',
  take: (word, value) => replaced(word, word.value + (value | 0)),
  tell: ({ value }) => value,
});
const EXCHANGE: Operation<ModelWord, number> = operation({
  op: 'update',
  take: (word, value) => replaced(word, value),
  tell: ({ value }) => value,
});
const COMPARE_EXCHANGE: Operation<ModelWord, { expected: number; value: number }> = operation({
  op: 'update',
  take: (word, { expected, value }) =>
    replaced(word, word.value === (expected | 0) ? value : word.value),
  tell: ({ value }) => value,
});

/** What was there before. */
function replaced(word: ModelWord, value: number): number {
  const before = word.value;
  word.value = value | 0;
  return before;
}
