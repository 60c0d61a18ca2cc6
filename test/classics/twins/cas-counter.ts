import {
  compareExchange,
  load,
  store,
  times,
  numbers,
  type Run,
  type Sized,
  type Twins,
} from './steps.js';

const some =
  (process: () => Run): Sized =>
  ({ processes: count }) => ({
    start: numbers({ n: 0 }),
    processes: times(count, process),
    holds: ({ n }) => n['n'] === count,
  });

export const programs: Twins = {
  loadAndStore: some(function* () {
    yield* store('n', (yield* load('n')) + 1);
  }),
  triesOnce: some(function* () {
    const seen = yield* load('n');
    yield* compareExchange('n', seen, seen + 1);
  }),
  right: some(function* () {
    for (;;) {
      const seen = yield* load('n');
      if ((yield* compareExchange('n', seen, seen + 1)) === seen) return;
    }
  }),
};
