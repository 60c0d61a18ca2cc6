import { must, step } from '../program.js';
import {
  acquire,
  holding,
  program,
  range,
  release,
  type Run,
  type State,
  type Sized,
  type Twins,
} from './steps.js';

const read = (): Run<State['list']> => step(({ list }: State) => [...list]);
const write = (items: State['list']): Run<void> =>
  step(({ list }: State) => void list.splice(0, list.length, ...items));

function* put(item: number): Run<void> {
  const items = yield* read();
  yield* write([...items, item]);
}

function* take(): Run<number> {
  const items = yield* read();
  must(items.length > 0, 'nothing is there');
  const [first, ...rest] = items;
  yield* write(rest);
  return first as number;
}

const alone = <A>(inside: () => Run<A>): Run<A> => holding('mutex', inside);
const justSo = <A>(inside: () => Run<A>): Run<A> => inside();

/** With the counts around what is done, or inside of it, or none. */
const twin =
  (counts: 'around' | 'inside' | 'none', guard: <A>(inside: () => Run<A>) => Run<A>): Sized =>
  ({ places, items }) => {
    const counted = function* <A>(from: string, to: string, act: () => Run<A>): Run<A> {
      yield* acquire(from);
      const result = yield* act();
      yield* release(to);
      return result;
    };
    const one = <A>(from: string, to: string, act: () => Run<A>): Run<A> => {
      if (counts === 'none') return guard(act);
      if (counts === 'inside') return guard(() => counted(from, to, act));
      return counted(from, to, () => guard(act));
    };
    const plain = program(
      { mutex: 1, empty: places, full: 0 },
      [
        function* () {
          for (const item of range(items)) yield* one('empty', 'full', () => put(item));
        },
        function* () {
          let took = '';
          for (const _ of range(items)) took += yield* one('full', 'empty', take);
          return took;
        },
      ],
      (_, outcomes) => outcomes[0] === range(items).join(''),
    );
    return { ...plain, always: ({ list }) => list.length <= places };
  };

export const programs: Twins = {
  mutexFirst: twin('inside', alone),
  noMutex: twin('around', justSo),
  noCount: twin('none', alone),
  right: twin('around', alone),
};
