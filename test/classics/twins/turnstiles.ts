import { must } from '../program.js';
import {
  acquire,
  add,
  holding,
  load,
  program,
  release,
  type Run,
  type Twin,
  type Twins,
} from './steps.js';

const WALKERS = 2;

function* pass(turnstile: string): Run<void> {
  yield* acquire(turnstile);
  yield* release(turnstile);
}

const twin = (arrive: () => Run<void>, leave: () => Run<void>): Twin => {
  function* walker(): Run {
    for (const round of [1, 2]) {
      yield* add('came', 1);
      yield* arrive();
      must((yield* load('came')) >= round * WALKERS, 'somebody has not come yet');
      yield* leave();
    }
  }
  return program(
    { mutex: 1, count: 0, came: 0, in: 0, out: 1 },
    [walker, walker],
    ({ n }) => n['came'] === 2 * WALKERS,
  );
};

export const programs: Twins = {
  oneTurnstile: twin(
    function* () {
      yield* acquire('mutex');
      if ((yield* add('count', 1)) + 1 === WALKERS) yield* release('in');
      yield* release('mutex');
      yield* pass('in');
    },
    () =>
      holding('mutex', function* () {
        if ((yield* add('count', -1)) - 1 === 0) yield* acquire('in');
      }),
  ),
  twoTurnstiles: twin(
    function* () {
      yield* acquire('mutex');
      if ((yield* add('count', 1)) + 1 === WALKERS) {
        yield* acquire('out');
        yield* release('in');
      }
      yield* release('mutex');
      yield* pass('in');
    },
    function* () {
      yield* acquire('mutex');
      if ((yield* add('count', -1)) - 1 === 0) {
        yield* acquire('in');
        yield* release('out');
      }
      yield* release('mutex');
      yield* pass('out');
    },
  ),
};
