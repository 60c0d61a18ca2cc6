import { must, until } from '../program.js';
import {
  acquire,
  add,
  holding,
  load,
  program,
  release,
  type Run,
  type Sized,
  type State,
  store,
  times,
  type Twins,
} from './steps.js';

const twin =
  (withMutex: boolean, sleep: () => Run<void>, wake: () => Run<void>): Sized =>
  ({ chairs, customers }) => {
    function* barber(): Run {
      for (;;) {
        yield* sleep();
        yield* add('waiting', -1);
        yield* release('next');
        yield* acquire('done');
      }
    }
    function* sit(): Run<boolean> {
      if ((yield* load('waiting')) === chairs) return false;
      must((yield* add('waiting', 1)) < chairs, 'there is no chair for one who waits');
      yield* wake();
      return true;
    }
    function* customer(): Run {
      if (!(yield* withMutex ? holding('mutex', sit) : sit())) return 'went away';
      yield* acquire('next');
      must((yield* add('shaved', 1)) === 0, 'two are shaved at once');
      yield* add('shaved', -1);
      yield* release('done');
      return 'shaved';
    }
    return program(
      { waiting: 0, mutex: 1, asleep: 0, bell: 0, next: 0, shaved: 0, done: 0 },
      times(customers, customer),
      (_, outcomes) => outcomes.length === customers,
      [barber],
    );
  };

export const programs: Twins = {
  looksOnly: twin(
    true,
    function* () {
      if ((yield* load('waiting')) > 0) return;
      yield* store('asleep', 1);
      yield* until<State>(({ n }) => n['asleep'] === 0);
    },
    function* () {
      if ((yield* load('asleep')) === 1) yield* store('asleep', 0);
    },
  ),
  lastChair: twin(
    false,
    () => acquire('bell'),
    () => release('bell'),
  ),
  right: twin(
    true,
    () => acquire('bell'),
    () => release('bell'),
  ),
};
