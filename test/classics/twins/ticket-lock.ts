import {
  alone,
  add,
  BEGINS,
  change,
  goesOn,
  load,
  rounds,
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
      yield* alone();
      yield* store('serving', ticket + 1);
      return 'was in';
    }),
    holds: (_, outcomes) => outcomes.length === count,
  });

/** With so many numbers. */
const customersWithoutEnd =
  (many: (count: number) => number): Sized =>
  ({ processes: count }) => ({
    start: numbers({ next: 0, serving: 0, inside: 0 }),
    processes: times(
      count,
      rounds(function* () {
        const ticket = (yield* change('next', (value) => value + 1, BEGINS)) % many(count);
        if (ticket + 1 === many(count)) yield* add('next', -many(count));
        yield* untilNumber('serving', (number) => number === ticket);
        yield* alone();
        return yield* goesOn('serving', (ticket + 1) % many(count));
      }),
    ),
    holds: () => true,
  });

export const programs: Twins = {
  twoSteps: customers(function* () {
    const ticket = yield* load('next');
    yield* store('next', ticket + 1);
    return ticket;
  }),
  right: customers(() => add('next', 1)),
  tooFew: customersWithoutEnd((count) => count - 1),
  unbounded: customersWithoutEnd((count) => count),
};
