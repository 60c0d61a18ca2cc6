import { must } from '../program.js';
import { acquire, add, load, program, release, type Run, type Twin, type Twins } from './steps.js';

const twin = (meet: (mine: string, theirs: string) => Run<void>): Twin => {
  const walk = (mine: string, theirs: string) =>
    function* (): Run {
      yield* add('arrived', 1);
      yield* meet(mine, theirs);
      must((yield* load('arrived')) === 2, 'the other has not come yet');
      return 'met';
    };
  return program(
    { arrived: 0, ann: 0, bob: 0 },
    [walk('ann', 'bob'), walk('bob', 'ann')],
    (_, outcomes) => outcomes.length === 2,
  );
};

export const programs: Twins = {
  noWait: twin((mine) => release(mine)),
  waitFirst: twin(function* (mine, theirs) {
    yield* acquire(theirs);
    yield* release(mine);
  }),
  right: twin(function* (mine, theirs) {
    yield* release(mine);
    yield* acquire(theirs);
  }),
};
