import { refusing, wholeNumber } from '../../scenario/asked.js';
import type { SharedWord } from '../../scenario/memory.js';
import { type Asker, type Operation, operation } from './operation.js';
import { ADD_NUMBER, WRITE_NUMBER } from './counter.js';
import { READ_VALUE, ValueThing } from './kept.js';
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
      load: () => who.ask(READ_VALUE, this, undefined) as Promise<number>,
      store: (value) =>
        refusing(() => who.ask(WRITE_NUMBER, this, wholeNumber(value, 'store')) as Promise<void>),
      add: change('add', ADD_NUMBER),
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
