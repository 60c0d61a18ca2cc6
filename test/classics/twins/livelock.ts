import { load, store, untilNumber, numbers, type Run, type Twin, type Twins } from './steps.js';

type MakeWay = (mine: string, theirs: string, me: number) => Run;

const two = (makeWay: MakeWay): Twin => ({
  start: numbers({ side0: 0, side1: 0 }),
  processes: [0, 1].map(
    (me) =>
      function* () {
        yield* makeWay(`side${me}`, `side${1 - me}`, me);
        return 'has passed';
      },
  ),
  holds: (_, outcomes) => outcomes.length === 2,
});

function* polite(mine: string, theirs: string): Run {
  for (let side = 0; ; side = 1 - side) {
    if ((yield* load(theirs, { at: side })) !== side) return;
    yield* store(mine, 1 - side);
  }
}

export const programs: Twins = {
  polite: two(polite),
  patient: two((_, theirs) => untilNumber(theirs, (side) => side === 1)),
  right: two(function* (mine, theirs, me) {
    if (me === 0) yield* polite(mine, theirs);
    else while ((yield* load(theirs, { at: 'stays' })) === 0);
  }),
};
