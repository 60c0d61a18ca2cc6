import { describe, expect, test } from '@jest/globals';
import { bruteForce } from './brute.js';
import { choosing, must, type Process, type Program, step, until } from './program.js';

type State = Record<string, number>;

const times = (count: number, process: Process<State>): Process<State>[] =>
  Array<Process<State>>(count).fill(process);

/** By hand: `n!`. */
const factorial = (n: number): bigint => (n === 0 ? 1n : BigInt(n) * factorial(n - 1));

/** In how many ways `k` of `n` can be chosen. */
const choose = (n: number, k: number): bigint => factorial(n) / factorial(k) / factorial(n - k);

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

const looks = (count: number): Process<State> =>
  function* () {
    for (let left = count; left > 0; left--) yield* read();
  };

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
    const orders = factorial(2 * n) / factorial(n) ** 2n;
    expect(bruteForce(counter(2, looks(n))).orders).toBe(orders);
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

describe('deaths', () => {
  test.each([1, 2, 5, 20])('one of %i steps dies before any of them, or not', (n) => {
    const { orders } = bruteForce({ ...counter(1, looks(n)), crash: { who: [0] } });
    expect(orders).toBe(BigInt(n) + 1n);
  });

  // Whoever dies has 1 to n steps, its death among them; the sums are those of Pascal’s triangle.
  test.each([1, 2, 3, 8])('of two with %i steps one, one of them, or both may die', (n) => {
    const [none, one] = [choose(2 * n, n), choose(2 * n + 1, n) - 1n];
    const both = choose(2 * n + 2, n + 1) - 2n * BigInt(n) - 2n;
    const found = [{ who: [0] }, { who: [0, 1] }, { who: [0, 1], most: 2 }].map(
      (crash) => bruteForce({ ...counter(2, looks(n)), crash }).orders,
    );
    expect(found).toEqual([none + one, none + 2n * one, none + 2n * one + both]);
  });

  const alone: Process<State> = function* () {
    yield* acquire('lock');
    yield* release('lock');
  };

  // None dies: 2. Before it has the lock: 3. With the lock, which the other has before or after: 2.
  test('what a holder has is passed on, and without that the next one is stuck', () => {
    const [kept, passedOn] = [{}, { passOn: (state: State) => void (state['lock'] = 0) }].map(
      (more) =>
        bruteForce({ ...counter(2, alone), holds: () => true, crash: { who: [0], ...more } })
          .counts,
    );
    expect(kept).toEqual({ holds: 6n, deadlock: 1n });
    expect(passedOn).toEqual({ holds: 7n });
  });

  test('whoever waits for ever may die, or not, and who has died is known at the end', () => {
    const { counts } = bruteForce({
      start: { n: 0 },
      processes: [() => until<State>(({ n }) => n === 1)],
      crash: { who: [0] },
      holds: (_, outcomes, died) => outcomes.length === 0 && died.join() === '0',
    });
    expect(counts).toEqual({ deadlock: 1n, holds: 1n });
  });
});

describe('choices', () => {
  test.each([1, 2, 3, 7])('two of three steps, each with one of %i values: 20 times n⁶', (n) => {
    const values = [...Array(n).keys()];
    const chooses: Process<State> = function* () {
      for (let left = 3; left > 0; left--)
        yield* choosing(
          ({ n: now }: State) => now,
          () => values,
        );
    };
    expect(bruteForce(counter(2, chooses)).orders).toBe(20n * BigInt(n) ** 6n);
  });

  test('what there is to choose depends on the answer, and both are known', () => {
    const chooses: Process<State> = function* () {
      const [before, word] = yield* choosing(
        (state: State) => state['n']!++,
        (n) => (n === 0 ? ['no', 'yes', 'yes'] : ['no', 'yes']),
      );
      return before === 0 ? word : `second: ${word}`;
    };
    const { counts } = bruteForce({
      ...counter(2, chooses),
      holds: ({ n }, outcomes) =>
        n === 2 && outcomes.includes('yes') && outcomes.includes('second: yes'),
    });
    // Two orders, and for each 3 · 2 values.
    expect(counts).toEqual({ holds: 4n, broken: 8n });
  });
});
