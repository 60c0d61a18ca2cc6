import { must, step } from '../program.js';
import {
  acquire,
  holding,
  load,
  program,
  range,
  release,
  type Run,
  store,
  type Sized,
  type Twins,
} from './steps.js';

/** A seat, and of how many. */
type Dine = (seat: number, count: number) => Run<void>;

const after = (seat: number, count: number): number => (seat + 1) % count;
const before = (seat: number, count: number): number => (seat + count - 1) % count;

const twin =
  (dine: Dine): Sized =>
  ({ philosophers: count }) => {
    const perSeat = range(count).flatMap((seat) => [
      [`f${seat}`, 1],
      [`s${seat}`, 0],
      [`t${seat}`, 0],
    ]);
    return program(
      { ...Object.fromEntries(perSeat), mutex: 1, footman: count - 1 },
      range(count).map(
        (seat) =>
          function* () {
            yield* dine(seat, count);
            return 'ate';
          },
      ),
      (_, outcomes) => outcomes.length === count,
    );
  };

const forks = (first: number, second: number): Run<void> =>
  holding(`f${first}`, () => holding(`f${second}`, function* () {}));

const both: Dine = (seat, count) => forks(seat, after(seat, count));

function* turnOf(seat: number, count: number): Run<void> {
  if ((yield* load(`s${seat}`)) !== 1) return;
  if ((yield* load(`s${before(seat, count)}`)) === 2) return;
  if ((yield* load(`s${after(seat, count)}`)) === 2) return;
  yield* store(`s${seat}`, 2);
  yield* release(`t${seat}`);
}

function* take(fork: number): Run<void> {
  const name = `f${fork}`;
  const was = yield* step(({ n }) => {
    const free = n[name]! > 0;
    if (free) n[name] = 0;
    return free;
  });
  must(was, 'a neighbour eats');
}

export const programs: Twins = {
  naive: twin(both),
  ordered: twin((seat, count) => {
    const other = after(seat, count);
    return forks(Math.min(seat, other), Math.max(seat, other));
  }),
  footman: twin((seat, count) => holding('footman', () => both(seat, count))),
  tanenbaum: twin(function* (seat, count) {
    yield* holding('mutex', function* () {
      yield* store(`s${seat}`, 1);
      yield* turnOf(seat, count);
    });
    yield* acquire(`t${seat}`);
    yield* take(seat);
    yield* take(after(seat, count));
    yield* release(`f${seat}`);
    yield* release(`f${after(seat, count)}`);
    yield* holding('mutex', function* () {
      yield* store(`s${seat}`, 0);
      yield* turnOf(before(seat, count), count);
      yield* turnOf(after(seat, count), count);
    });
  }),
};
