import { type Process, type Program, until } from '../program.js';
import { add, store, untilWord, type Words } from '../words.js';

const office = (comes: Process<Words>): Program<Words> => ({
  start: { urgent1: 0, urgent2: 0, passed: 0 },
  processes: [
    function* () {
      yield* until((words) => words['urgent1']! + words['urgent2']! === 0);
      return 'served';
    },
  ],
  daemons: [1, 2].map(
    (me) =>
      function* () {
        for (;;) {
          yield* comes();
          yield* store(`urgent${me}`, 1, { at: 'comes' });
          yield* store(`urgent${me}`, 0);
        }
      },
  ),
  holds: (_, outcomes) => outcomes.length === 1,
});

export const programs: Record<string, Program<Words>> = {
  greedy: office(function* () {}),
  aging: office(function* () {
    yield* untilWord('passed', (count) => count < 2, { at: 'waits' });
    yield* add('passed', 1);
  }),
};
