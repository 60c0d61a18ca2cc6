import { describe, expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import {
  lock,
  type Given,
  pipe,
  type Scenario,
  scenario,
  semaphore,
  word,
} from '../../src/scenario/index.js';

/** A worker that repeats is, after each round, where it began; where it is not, that is told. */

const shares = () => ({
  door: lock(),
  n: word(),
  tickets: semaphore(1),
});
const withLine = () => ({ ...shares(), line: pipe<number>() });
type Things = ReturnType<typeof withLine>;
type Round = (given: Given<Things>) => Promise<void>;

const two = (run: Round, daemon = false, things: () => object = shares): Scenario =>
  scenario({
    shares: things as () => Things,
    workers: () => [
      { name: 'again', run, repeats: true, daemon },
      { name: 'once', run: async ({ n }) => void (await n.add(2)) },
    ],
    holds: ({ shared }) => shared.n % 2 === 0,
  }) as Scenario;

async function found(tried: Scenario) {
  const { complete, orders, endings, livelock, states } = await explore(tried, {});
  const failures = endings.flatMap((end) => end.failures.map(({ message }) => message));
  return {
    complete,
    orders,
    states,
    ends: [...new Set(endings.map(({ how }) => how))].toSorted(),
    failures: [...new Set(failures)],
    livelock: livelock !== null,
  };
}

describe('a worker that repeats', () => {
  test('ends after any round, or goes on: the states of all rounds are those of one', async () => {
    expect(await found(two(async ({ n }) => void (await n.load())))).toEqual({
      complete: true,
      orders: null,
      // At its load or at its end, before or after the other one: no more than two times two.
      states: 4,
      ends: ['holds'],
      failures: [],
      livelock: false,
    });
  });

  test('may be anywhere in a round when what it needs is gone for ever', async () => {
    const eats = two(async ({ tickets }) => void (await tickets.acquire()));
    expect(await found(eats)).toMatchObject({ complete: true, ends: ['deadlock', 'holds'] });
  });

  test('and is a daemon goes on until the others have ended', async () => {
    const serves = two(async ({ n }) => {
      await n.add(1);
      await n.add(-1);
    }, true);
    // It may be in the middle of a round then.
    expect(await found(serves)).toMatchObject({ complete: true, ends: ['broken', 'holds'] });
  });

  test('and is a daemon does not hide that nobody else can go', async () => {
    const others = scenario({
      shares,
      workers: () => [
        { name: 'waits', run: async ({ tickets }) => void (await tickets.acquire()) },
        { name: 'too', run: async ({ tickets }) => void (await tickets.acquire()) },
        { name: 'again', run: async ({ n }) => void (await n.load()), repeats: true, daemon: true },
      ],
      holds: () => true,
    });
    expect(await found(others as Scenario)).toMatchObject({ ends: [], livelock: true });
  });

  test('has no lock in hand at the end of a round', async () => {
    const { ends, failures } = await found(two(async ({ door }) => void (await door.acquire())));
    expect([ends, failures]).toEqual([['error'], ['RoundError: a round ended with door in hand']]);
  });

  test('has no outcome', async () => {
    const tells = two(async ({ n, outcome }) => {
      await n.load();
      outcome('looked');
    });
    expect((await found(tells)).failures).toEqual([
      'RoundError: a worker that repeats has no outcome: its rounds are all the same',
    ]);
  });

  test('that closes its end of a pipe is not taken to be where it was', async () => {
    const sends: Round = async ({ line, n }) => {
      await line.writer.send(1);
      await line.writer.close();
      await n.load();
    };
    const closes = two(sends, false, withLine);
    // Nothing is said of all orders, but that the second round fails is found.
    expect(await found(closes)).toMatchObject({
      ends: expect.arrayContaining(['error']),
      failures: [expect.stringContaining('Closed')],
    });
  });

  test.each([1, 2, 3, 30, 100])('and counts its rounds to %d is found out', async (last) => {
    const counts = scenario({
      shares,
      workers: () => {
        let round = 0;
        const run = async ({ n }: Given<ReturnType<typeof shares>>): Promise<void> => {
          await n.load();
          if (++round === last) await n.store(9);
        };
        return [{ name: 'again', run, repeats: true }];
      },
      holds: ({ shared }) => shared.n < 9,
    });
    // Whether in every round or only in one of them, it is not taken to be right.
    const outcome = await explore(counts as Scenario, {}).then(
      ({ shortest }) => (shortest === null ? 'right' : 'wrong'),
      ({ name }: Error) => name,
    );
    expect(['wrong', 'NondeterminismError']).toContain(outcome);
  });

  test('takes a step in each round', async () => {
    expect((await found(two(async () => {}))).failures).toEqual([
      expect.stringContaining('ChoiceError: again cannot choose here'),
    ]);
  });
});
