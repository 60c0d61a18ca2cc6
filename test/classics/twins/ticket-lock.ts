import { must, type Sizes, type Step } from '../program.js';
import { add, load, store, times, untilWord, type Words } from '../words.js';

type Draw = () => Generator<Step<Words>, number, unknown>;

const customers =
  (draw: Draw): Sizes<Words> =>
  (count) => ({
    start: { next: 0, serving: 0, inside: 0 },
    processes: times(count, function* () {
      const ticket = yield* draw();
      yield* untilWord('serving', (number) => number === ticket);
      must((yield* add('inside', 1)) === 0, 'two are inside');
      yield* add('inside', -1);
      yield* store('serving', ticket + 1);
      return 'was in';
    }),
    holds: (_, outcomes) => outcomes.length === count,
  });

export const programs: Record<string, Sizes<Words>> = {
  twoSteps: customers(function* () {
    const ticket = yield* load('next');
    yield* store('next', ticket + 1);
    return ticket;
  }),
  right: customers(() => add('next', 1)),
};
