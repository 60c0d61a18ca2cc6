import { type Program, step } from '../program.js';
import { acquire, program, release, type Run, type State, type Twin, type Twins } from './steps.js';

const ATOMS = ['H', 'H', 'H', 'H', 'O', 'O'];
const PARTIES = 3;

const bond = (atom: string): Run<void> => step(({ list }) => void list.push(atom));

/** Of each: 0 is not there, 1 has arrived, 2 may leave. */
const places = ({ n }: State): string[] => Object.keys(n).filter((name) => name.startsWith('at'));
const there = (state: State, least: number): string[] =>
  places(state).filter((place) => state.n[place]! >= least);

function* meet(me: number): Run<void> {
  yield* step(
    (state: State) => {
      state.n[`at${me}`] = 1;
      const waiting = there(state, 1).filter((place) => state.n[place] === 1);
      if (waiting.length === PARTIES) for (const place of waiting) state.n[place] = 2;
    },
    { ready: (state) => there(state, 1).length < PARTIES },
  );
  yield* step(({ n }: State) => void (n[`at${me}`] = 0), { ready: ({ n }) => n[`at${me}`] === 2 });
}

const isWater: Program<State>['holds'] = ({ list }) => /^(HHO|HOH|OHH){2}$/.test(list.join(''));

const twin = (act: (atom: string, me: number) => Run<void>): Twin =>
  program(
    { H: 2, O: 1, ...Object.fromEntries(ATOMS.map((_, me) => [`at${me}`, 0])) },
    ATOMS.map((atom, me) => () => act(atom, me)),
    isWater,
  );

export const programs: Twins = {
  asTheyCome: twin(bond),
  anyThree: twin(function* (atom, me) {
    yield* meet(me);
    yield* bond(atom);
  }),
  placesOnly: twin(function* (atom) {
    yield* acquire(atom);
    yield* bond(atom);
    yield* release(atom);
  }),
  right: twin(function* (atom, me) {
    yield* acquire(atom);
    yield* meet(me);
    yield* bond(atom);
    yield* release(atom);
  }),
};
