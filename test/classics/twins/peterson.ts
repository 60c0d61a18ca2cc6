import { until } from '../program.js';
import {
  alone,
  goesOn,
  load,
  rounds,
  store,
  numbers,
  type State,
  type Run,
  type Twin,
  type Twins,
} from './steps.js';

type Enter = (me: number, other: number) => Run;

const mayEnter =
  (me: number) =>
  ({ n }: State) =>
    n[`flag${1 - me}`] === 0 || n['turn'] === me;

function* visit(me: number, enter: Enter): Run {
  yield* enter(me, 1 - me);
  yield* alone();
  yield* store(`flag${me}`, 0);
}

const two = (enter: Enter): Twin => ({
  start: numbers({ flag0: 0, flag1: 0, turn: 0, inside: 0 }),
  processes: [0, 1].map(
    (me) =>
      function* () {
        yield* visit(me, enter);
        return 'was in';
      },
  ),
  holds: (_, outcomes) => outcomes.length === 2,
});

function* spin(me: number, other: number): Run {
  yield* store(`flag${me}`, 1, { at: 'begins' });
  yield* store('turn', other);
  while ((yield* load(`flag${other}`, { at: 'looks' })) === 1 && (yield* load('turn')) === other);
}

export const programs: Twins = {
  swapped: two(function* (me, other) {
    yield* store('turn', other);
    yield* store(`flag${me}`, 1);
    yield* until(mayEnter(me));
  }),
  noTurn: two(function* (me, other) {
    yield* store(`flag${me}`, 1);
    yield* until(({ n }) => n[`flag${other}`] === 0);
  }),
  noFlag: two(function* (me, other) {
    yield* store('turn', other);
    yield* until(({ n }) => n['turn'] === me);
  }),
  right: two(function* (me, other) {
    yield* store(`flag${me}`, 1);
    yield* store('turn', other);
    yield* until(mayEnter(me));
  }),
  loads: two(spin),
  unbounded: {
    ...two(spin),
    processes: [0, 1].map((me) =>
      rounds(function* () {
        yield* spin(me, 1 - me);
        yield* alone();
        return yield* goesOn(`flag${me}`, 0);
      }),
    ),
    holds: () => true,
  },
};
