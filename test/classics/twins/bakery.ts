import {
  alone,
  load,
  range,
  store,
  untilNumber,
  numbers,
  type Run,
  type Sized,
  type Twins,
} from './steps.js';

type Draw = (me: number, others: readonly number[]) => Run<number>;

const customers =
  (draw: Draw): Sized =>
  ({ processes: count }) => ({
    start: numbers(
      Object.fromEntries([
        ...range(count).flatMap((who) => [
          [`number${who}`, 0] as const,
          [`choosing${who}`, 0] as const,
        ]),
        ['inside', 0] as const,
      ]),
    ),
    processes: range(count).map(
      (me): (() => Run) =>
        function* () {
          const others = range(count).filter((who) => who !== me);
          const mine = yield* draw(me, others);
          for (const other of others) {
            yield* untilNumber(`choosing${other}`, (value) => value === 0);
            // Written as Lamport does: not that the other one has a number, and a lower one.
            yield* untilNumber(
              `number${other}`,
              (theirs) => !(theirs !== 0 && (theirs < mine || (theirs === mine && other < me))),
            );
          }
          yield* alone();
          yield* store(`number${me}`, 0);
          return 'was in';
        },
    ),
    holds: (_, outcomes) => outcomes.length === count,
  });

const drawNumber: Draw = function* (me, others) {
  const seen: number[] = [];
  for (const other of others) seen.push(yield* load(`number${other}`));
  const mine = Math.max(...seen) + 1;
  yield* store(`number${me}`, mine);
  return mine;
};

export const programs: Twins = {
  noChoosing: customers(drawNumber),
  right: customers(function* (me, others) {
    yield* store(`choosing${me}`, 1);
    const mine = yield* drawNumber(me, others);
    yield* store(`choosing${me}`, 0);
    return mine;
  }),
};
