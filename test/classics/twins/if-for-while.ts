import { must, step } from '../program.js';
import { notify, wait, waitOrNot } from './condition.js';
import { add, holding, program, type Run, type State, type Twin, type Twins } from './steps.js';

const dishes = (): Run<number> => step(({ n }: State) => n['dishes']!, { at: 'looks' });

type Wait = (me: number) => Run<void>;

const twin = (eaters: number, awaits: Wait): Twin =>
  program(
    { mutex: 1, dishes: 0 },
    [
      ...[...Array(eaters).keys()].map(
        (me) => () =>
          holding('mutex', function* () {
            yield* awaits(me);
            must((yield* add('dishes', -1)) > 0, 'nothing is there');
            return 'ate';
          }),
      ),
      function* () {
        for (let left = eaters; left > 0; left--) {
          yield* add('dishes', 1);
          yield* holding('mutex', notify);
        }
      },
    ],
    (_, outcomes) => outcomes.length === eaters,
  );

const byIf = (sleeps: Wait): Wait =>
  function* (me) {
    if ((yield* dishes()) === 0) yield* sleeps(me);
  };
const byWhile = (sleeps: Wait): Wait =>
  function* (me) {
    while ((yield* dishes()) === 0) yield* sleeps(me);
  };

export const programs: Twins = {
  withIf: twin(2, byIf(wait)),
  spuriousIf: twin(1, byIf(waitOrNot)),
  withWhile: twin(2, byWhile(wait)),
  spuriousWhile: twin(1, byWhile(waitOrNot)),
};
