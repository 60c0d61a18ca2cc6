import {
  alone,
  BEGINS,
  goesOn,
  load,
  rounds,
  store,
  untilNumber,
  numbers,
  type Run,
  type Twin,
  type Twins,
} from './steps.js';

type Enter = (mine: string, theirs: string, me: number) => Run;

const two = (enter: Enter): Twin => ({
  start: numbers({ flag0: 0, flag1: 0, turn: 0, inside: 0 }),
  processes: [0, 1].map(
    (me) =>
      function* () {
        yield* enter(`flag${me}`, `flag${1 - me}`, me);
        yield* alone();
        yield* store('turn', 1 - me);
        yield* store(`flag${me}`, 0);
        return 'was in';
      },
  ),
  holds: (_, outcomes) => outcomes.length === 2,
});

const twoWithoutEnd = (enter: Enter): Twin => ({
  ...two(enter),
  processes: [0, 1].map((me) =>
    rounds(function* () {
      yield* enter(`flag${me}`, `flag${1 - me}`, me);
      yield* alone();
      yield* store('turn', 1 - me);
      return yield* goesOn(`flag${me}`, 0);
    }),
  ),
  holds: () => true,
});

const looks = (word: string) => load(word, { at: 'looks' });

const inTurn: Enter = function* (mine, theirs, me) {
  yield* store(mine, 1, BEGINS);
  while ((yield* looks(theirs)) === 1) {
    if ((yield* load('turn')) === me) continue;
    yield* store(mine, 0);
    while ((yield* load('turn', { at: 'looks whose turn it is' })) !== me);
    yield* store(mine, 1);
  }
};

export const programs: Twins = {
  looksFirst: two(function* (mine, theirs) {
    while ((yield* looks(theirs)) === 1);
    yield* store(mine, 1);
  }),
  stubborn: two(function* (mine, theirs) {
    yield* store(mine, 1);
    while ((yield* looks(theirs)) === 1);
  }),
  polite: two(function* (mine, theirs) {
    yield* store(mine, 1);
    while ((yield* looks(theirs)) === 1) {
      yield* store(mine, 0);
      yield* store(mine, 1);
    }
  }),
  right: two(inTurn),
  unbounded: twoWithoutEnd(inTurn),
  alternates: twoWithoutEnd((_mine, _theirs, me) =>
    untilNumber('turn', (turn) => turn === me, BEGINS),
  ),
};
