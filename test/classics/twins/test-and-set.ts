import {
  alone,
  change,
  goesOn,
  load,
  rounds,
  store,
  times,
  numbers,
  type Run,
  type Twin,
  type Twins,
} from './steps.js';

function* visit(take: () => Run): Run {
  yield* take();
  yield* alone();
  yield* store('lock', 0);
}

const once = (take: () => Run): (() => Run) =>
  function* () {
    yield* visit(take);
    return 'was in';
  };

const two = (take: () => Run): Twin => ({
  start: numbers({ lock: 0, inside: 0 }),
  processes: times(2, once(take)),
  holds: (_, outcomes) => outcomes.length === 2,
});

const right: () => Run = function* () {
  while ((yield* change('lock', () => 1, { at: 'tries' })) === 1);
};

export const programs: Twins = {
  naive: two(function* () {
    while ((yield* load('lock', { at: 'looks' })) === 1);
    yield* store('lock', 1);
  }),
  right: two(right),
  unbounded: {
    ...two(right),
    processes: times(
      2,
      rounds(function* () {
        yield* right();
        yield* alone();
        return yield* goesOn('lock', 0);
      }),
    ),
    holds: () => true,
  },
  unfair: {
    ...two(right),
    processes: times(1, once(right)),
    daemons: times(1, function* () {
      for (;;) yield* visit(right);
    }),
    holds: (_, outcomes) => outcomes.length === 1,
  },
};
