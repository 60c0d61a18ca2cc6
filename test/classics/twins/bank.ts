import { must } from '../program.js';
import { holding, load, program, type Run, store, type Twin, type Twins } from './steps.js';

type Around = <A>(names: readonly string[], inside: () => Run<A>) => Run<A>;

const free: Around = (_, inside) => inside();
const locked: Around = ([first, second], inside) =>
  holding(`lock-${first}`, () =>
    second === undefined ? inside() : holding(`lock-${second}`, inside),
  );

function* change(account: string, by: number): Run<void> {
  const balance = yield* load(account);
  yield* store(account, balance + by);
}

const twin = (around: Around, alone: Around): Twin => {
  const transfer = (from: string, to: string, amount: number) => (): Run =>
    around([from, to], function* () {
      yield* alone([from], () => change(from, -amount));
      yield* alone([to], () => change(to, amount));
    });
  const audit = (): Run =>
    around(['a', 'b'], function* () {
      const a = yield* alone(['a'], () => load('a'));
      const b = yield* alone(['b'], () => load('b'));
      must(a + b === 200, 'the sum is wrong');
    });
  return program(
    { a: 100, b: 100, 'lock-a': 1, 'lock-b': 1 },
    [transfer('a', 'b', 10), transfer('b', 'a', 30), audit],
    ({ n }) => n['a'] === 120 && n['b'] === 80,
  );
};

export const programs: Twins = {
  unlocked: twin(free, free),
  oneAtATime: twin(free, locked),
  oppositeOrder: twin(locked, free),
  ordered: twin((_, inside) => locked(['a', 'b'], inside), free),
};
