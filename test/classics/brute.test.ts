import { describe, expect, test } from '@jest/globals';
import { bruteForce } from './brute.js';
import { must, type Process, type Program, step, until } from './program.js';

type State = Record<string, number>;

const times = (count: number, process: Process<State>): Process<State>[] =>
  Array<Process<State>>(count).fill(process);

/** By hand: `n!`. */
const factorial = (n: number): bigint => (n === 0 ? 1n : BigInt(n) * factorial(n - 1));

const acquire = (name: string) =>
  step<State, void>((state) => void (state[name] = 1), { ready: (state) => state[name] === 0 });
const release = (name: string) => step<State, void>((state) => void (state[name] = 0));
const read = () => step((state: State) => state['n']!);
const write = (value: number) => step<State, void>((state) => void (state['n'] = value));

function* addOne(): ReturnType<Process<State>> {
  yield* write((yield* read()) + 1);
}

function* addOneAlone(): ReturnType<Process<State>> {
  yield* acquire('lock');
  yield* addOne();
  yield* release('lock');
}

const counter = (count: number, process: Process<State>): Program<State> => ({
  start: { n: 0, lock: 0 },
  processes: times(count, process),
  holds: ({ n }) => n === count,
});

describe('by brute force', () => {
  test.each([1, 2, 3, 4, 5])('%i who read and write: all of (2n)!/2ⁿ orders but n! lose', (n) => {
    const orders = factorial(2 * n) / 2n ** BigInt(n);
    const { orders: found, counts } = bruteForce(counter(n, addOne));
    expect([found, counts.holds, counts.broken ?? 0n]).toEqual([
      orders,
      factorial(n),
      orders - factorial(n),
    ]);
  });

  test.each([1, 2, 3, 4, 5])('%i with a lock: n! orders, and none loses', (n) => {
    const orders = factorial(n);
    expect(bruteForce(counter(n, addOneAlone))).toMatchObject({
      orders,
      counts: { holds: orders },
    });
  });

  test.each([1, 2, 5, 20])('two of %i steps: (2n)!/n!² orders', (n) => {
    const looks: Process<State> = function* () {
      for (let left = n; left > 0; left--) yield* read();
    };
    const orders = factorial(2 * n) / factorial(n) ** 2n;
    expect(bruteForce(counter(2, looks)).orders).toBe(orders);
  });

  test('two locks taken crosswise: of six orders two are stuck', () => {
    const both = (one: string, other: string): Process<State> =>
      function* () {
        yield* acquire(one);
        yield* acquire(other);
        yield* release(other);
        yield* release(one);
        return 'ate';
      };
    const found = bruteForce({
      start: { a: 0, b: 0 },
      processes: [both('a', 'b'), both('b', 'a')],
      holds: (_, outcomes) => outcomes.length === 2,
    });
    expect(found.counts).toEqual({ holds: 4n, deadlock: 2n });
  });

  test('who throws has ended, and the others go on to the end', () => {
    const alone: Process<State> = function* () {
      must((yield* read()) === 0, 'not alone');
      yield* write(1);
      yield* write(0);
    };
    // Of 20 orders, three of each would read between the two writes of the other: but that ends it.
    const { counts } = bruteForce({
      start: { n: 0 },
      processes: times(2, alone),
      holds: () => true,
    });
    expect(counts).toEqual({ holds: 14n, error: 2n });
  });

  test('what must hold always ends an order where it does not', () => {
    // The first write, when only its process has read, or both have: 2 + 4.
    const found = bruteForce({ ...counter(2, addOne), always: ({ n }) => n !== 1 });
    expect(found.counts).toEqual({ always: 6n });
  });

  test('where somebody has thrown before, such an order counts as an error', () => {
    const found = bruteForce({
      ...counter(1, addOne),
      processes: [
        addOne,
        function* () {
          yield* read();
          throw new Error('no more');
        },
      ],
      always: ({ n }) => n === 0,
    });
    expect(found.counts).toEqual({ always: 1n, error: 2n });
  });

  test('a daemon ends when the others have', () => {
    const goesOn: Process<State> = function* () {
      for (;;) yield* step<State, void>((state) => void state['n']!++);
    };
    const { orders, counts } = bruteForce({
      ...counter(1, addOne),
      processes: [addOne],
      daemons: [
        function* () {
          yield* until<State>((state) => state['n'] === 1);
          yield* goesOn();
        },
      ],
    });
    expect({ orders, counts }).toEqual({ orders: 1n, counts: { holds: 1n } });
  });

  const spins: Process<State> = function* () {
    while ((yield* step((state: State) => state['n'], { at: 'spins' })) === 0);
  };

  test('who waits for another one in a circle has no number of orders, but no livelock', () => {
    const found = bruteForce({ ...counter(1, spins), processes: [spins, addOne] });
    expect(found).toMatchObject({ orders: null, ends: ['holds'], livelock: false });
  });

  test('two who wait for each other in a circle are in a livelock, unless somebody gets on', () => {
    expect(bruteForce(counter(2, spins))).toMatchObject({ states: 1, ends: [], livelock: true });
    const getsOn: Process<State> = function* () {
      for (;;) yield* step<State, void>(() => {}, { at: 'again', getsOn: true });
    };
    expect(bruteForce({ ...counter(2, spins), processes: [spins, getsOn] }).livelock).toBe(false);
    expect(bruteForce(counter(2, getsOn)).livelock).toBe(false);
  });
});
