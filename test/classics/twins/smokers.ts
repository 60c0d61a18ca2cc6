import {
  acquire,
  exchange,
  program,
  release,
  type Run,
  store,
  type Twin,
  type Twins,
} from './steps.js';

/** Tobacco, paper and matches; of each: lies there for anybody, is noted, wakes who has it. */
const ALL = [0, 1, 2] as const;
const START = {
  table: 1,
  mutex: 1,
  ...Object.fromEntries(
    ALL.flatMap((one) => [
      [`on${one}`, 0],
      [`noted${one}`, 0],
      [`wake${one}`, 0],
    ]),
  ),
};

/** The other two, the lower one first. */
const rest = (one: number): [number, number] => (one === 0 ? [1, 2] : one === 1 ? [0, 2] : [0, 1]);

const agents = ALL.map(
  (missing) =>
    function* (): Run {
      yield* acquire('table');
      const [one, other] = rest(missing);
      yield* release(`on${one}`);
      yield* release(`on${other}`);
    },
);

const smoking = (collect: (own: number) => Run<void>): (() => Run)[] =>
  ALL.map(
    (own) =>
      function* () {
        yield* collect(own);
        yield* release('table');
        return 'smoked';
      },
  );

const pushers = ALL.map(
  (mine) =>
    function* (): Run {
      const [one, other] = rest(mine);
      for (const _ of [1, 2]) {
        yield* acquire(`on${mine}`);
        yield* acquire('mutex');
        if ((yield* exchange(`noted${one}`, 0)) === 1) yield* release(`wake${other}`);
        else if ((yield* exchange(`noted${other}`, 0)) === 1) yield* release(`wake${one}`);
        else yield* store(`noted${mine}`, 1);
        yield* release('mutex');
      }
    },
);

const twin = (processes: readonly (() => Run)[]): Twin =>
  program(START, processes, (_, outcomes) => outcomes.length === 3);

export const programs: Twins = {
  naive: twin([
    ...agents,
    ...smoking(function* (own) {
      const [one, other] = rest(own);
      yield* acquire(`on${one}`);
      yield* acquire(`on${other}`);
    }),
  ]),
  withPushers: twin([...agents, ...smoking((own) => acquire(`wake${own}`)), ...pushers]),
};
