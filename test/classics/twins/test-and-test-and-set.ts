import {
  alone,
  change,
  goesOn,
  rounds,
  store,
  times,
  untilNumber,
  numbers,
  type Run,
  type Twin,
  type Twins,
} from './steps.js';

const three = (take: () => Run): Twin => ({
  start: numbers({ lock: 0, inside: 0 }),
  processes: times(3, function* () {
    yield* take();
    yield* alone();
    yield* store('lock', 0);
    return 'was in';
  }),
  holds: (_, outcomes) => outcomes.length === 3,
});

const waits = () => untilNumber('lock', (value) => value === 0, { at: 'waits' });

const tries: () => Run = function* () {
  do yield* waits();
  while ((yield* change('lock', () => 1)) === 1);
};

export const programs: Twins = {
  triesOnce: three(function* () {
    yield* waits();
    yield* change('lock', () => 1);
  }),
  right: three(tries),
  unbounded: {
    ...three(tries),
    processes: times(
      3,
      rounds(function* () {
        yield* tries();
        yield* alone();
        return yield* goesOn('lock', 0);
      }),
    ),
    holds: () => true,
  },
};
