import { must, type Process, type Program } from '../program.js';
import { add, change, load, store, times, type Words } from '../words.js';

function* visit(take: Process<Words>): ReturnType<Process<Words>> {
  yield* take();
  must((yield* add('inside', 1)) === 0, 'two are inside');
  yield* add('inside', -1);
  yield* store('lock', 0);
}

const once = (take: Process<Words>): Process<Words> =>
  function* () {
    yield* visit(take);
    return 'was in';
  };

const two = (take: Process<Words>): Program<Words> => ({
  start: { lock: 0, inside: 0 },
  processes: times(2, once(take)),
  holds: (_, outcomes) => outcomes.length === 2,
});

const right: Process<Words> = function* () {
  while ((yield* change('lock', () => 1, { at: 'tries' })) === 1);
};

export const programs: Record<string, Program<Words>> = {
  naive: two(function* () {
    while ((yield* load('lock', { at: 'looks' })) === 1);
    yield* store('lock', 1);
  }),
  right: two(right),
  unfair: {
    ...two(right),
    processes: times(1, once(right)),
    daemons: times(1, function* () {
      for (;;) yield* visit(right);
    }),
    holds: (_, outcomes) => outcomes.length === 1,
  },
};
