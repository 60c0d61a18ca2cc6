import { must, type Process, type Program } from '../program.js';
import { add, change, store, times, untilWord, type Words } from '../words.js';

const three = (take: Process<Words>): Program<Words> => ({
  start: { lock: 0, inside: 0 },
  processes: times(3, function* () {
    yield* take();
    must((yield* add('inside', 1)) === 0, 'two are inside');
    yield* add('inside', -1);
    yield* store('lock', 0);
    return 'was in';
  }),
  holds: (_, outcomes) => outcomes.length === 3,
});

const waits = () => untilWord('lock', (value) => value === 0, { at: 'waits' });

export const programs: Record<string, Program<Words>> = {
  triesOnce: three(function* () {
    yield* waits();
    yield* change('lock', () => 1);
  }),
  right: three(function* () {
    do yield* waits();
    while ((yield* change('lock', () => 1)) === 1);
  }),
};
