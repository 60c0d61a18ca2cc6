import { notify, wait } from './condition.js';
import { until } from '../program.js';
import {
  acquire,
  add,
  exchange,
  holding,
  load,
  program,
  release,
  type Run,
  type State,
  store,
  type Twin,
  type Twins,
} from './steps.js';

const twin = (post: () => Run<void>, collect: () => Run<number>): Twin =>
  program(
    { letters: 0, mutex: 1, bell: 0 },
    [
      function* () {
        yield* post();
        yield* post();
      },
      function* () {
        let got = 0;
        while (got < 2) got += yield* collect();
        return 'got both';
      },
    ],
    (_, outcomes) => outcomes.length === 1,
  );

const postAndNotify = (): Run<void> =>
  holding('mutex', function* () {
    yield* add('letters', 1);
    yield* notify();
  });

function* postAndSet(): Run<void> {
  yield* add('letters', 1);
  yield* store('bell', 1);
}

const isSet = (): Run<void> => until<State>(({ n }) => n['bell'] === 1);

export const programs: Twins = {
  looksBefore: twin(postAndNotify, function* () {
    while ((yield* load('letters')) === 0) yield* holding('mutex', () => wait(1));
    return yield* exchange('letters', 0);
  }),
  looksInside: twin(postAndNotify, () =>
    holding('mutex', function* () {
      while ((yield* load('letters')) === 0) yield* wait(1);
      return yield* exchange('letters', 0);
    }),
  ),
  clearsAfter: twin(postAndSet, function* () {
    yield* isSet();
    const got = yield* exchange('letters', 0);
    yield* store('bell', 0);
    return got;
  }),
  clearsFirst: twin(postAndSet, function* () {
    yield* isSet();
    yield* store('bell', 0);
    return yield* exchange('letters', 0);
  }),
  counted: twin(
    function* () {
      yield* add('letters', 1);
      yield* release('bell');
    },
    function* () {
      yield* acquire('bell');
      yield* add('letters', -1);
      return 1;
    },
  ),
};
