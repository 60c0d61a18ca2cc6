import { must } from '../program.js';
import {
  add,
  load,
  store,
  times,
  untilNumber,
  numbers,
  type Run,
  type Sized,
  type Twins,
} from './steps.js';

type Draw = () => Run<number>;

const customers =
  (draw: Draw): Sized =>
  ({ processes: count }) => ({
    start: numbers({ next: 0, serving: 0, inside: 0 }),
    processes: times(count, function* () {
      const ticket = yield* draw();
      yield* untilNumber('serving', (number) => number === ticket);
      must((yield* add('inside', 1)) === 0, 'two are inside');
      yield* add('inside', -1);
      yield* store('serving', ticket + 1);
      return 'was in';
    }),
    holds: (_, outcomes) => outcomes.length === count,
  });

export const programs: Twins = {
  twoSteps: customers(function* () {
    const ticket = yield* load('next');
    yield* store('next', ticket + 1);
    return ticket;
  }),
  right: customers(() => add('next', 1)),
};
