import { until } from '../program.js';
import { add, store, untilNumber, numbers, type Run, type Twin, type Twins } from './steps.js';

const office = (comes: () => Run): Twin => ({
  start: numbers({ urgent1: 0, urgent2: 0, passed: 0 }),
  processes: [
    function* () {
      yield* until(({ n }) => n['urgent1']! + n['urgent2']! === 0);
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

export const programs: Twins = {
  greedy: office(function* () {}),
  aging: office(function* () {
    yield* untilNumber('passed', (count) => count < 2, { at: 'waits' });
    yield* add('passed', 1);
  }),
};
