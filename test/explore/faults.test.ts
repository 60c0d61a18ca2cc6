import { describe, expect, test } from '@jest/globals';
import { EndlessError, NondeterminismError, OrderError } from '../../src/explore/model/errors.js';
import { explore } from '../../src/explore/explore.js';
import { carryOutOrder } from '../../src/explore/one-order.js';
import {
  counter as number,
  type Given,
  lock,
  type Scenario,
  type Shared,
  type Mutex,
  named,
  scenario,
  type SharedNumber,
} from '../../src/scenario/index.js';
import { counter } from './scenarios.js';

type Number = { number: Shared<SharedNumber>; lock: Shared<Mutex> };

const two = (run: (given: Given<Number>) => Promise<void>): Scenario =>
  scenario({
    shares: () => ({ number: number(), lock: lock() }),
    workers: () => named<Number>('process', 2, run),
    holds: () => true,
  });

describe('a worker', () => {
  test('that throws is an ending, of the orders in which it throws', async () => {
    const quarrelsome = two(async ({ number: n }) => {
      if ((await n.add(1)) === 1) throw new RangeError('too late');
    });
    const { complete, endings, shortest } = await explore(quarrelsome, {});
    expect(complete).toBe(true);
    expect(endings.map(({ how, orders, failures }) => [how, orders, failures])).toEqual([
      ['error', 2n, [{ process: 'process-2', message: 'RangeError: too late' }]],
    ]);
    expect(shortest!.schedule).toEqual([0, 1]);
  });

  test('that is not async, and throws at once, is one that throws', async () => {
    const rash = two(() => {
      throw new Error('no');
    });
    expect((await explore(rash, {})).endings[0]).toMatchObject({ how: 'error', orders: 1n });
  });

  test.each([false, true])(
    'that cannot read a text of its own throws, and has read no torn file (every order: %s)',
    async (full) => {
      const hasty = two(async ({ number: n }) => {
        await n.read();
        JSON.parse('{');
      });
      const { endings } = await explore(hasty, {}, { full });
      expect(
        endings.map(({ how, ending, failures }) => [
          how,
          ending.outcomes,
          failures.map(({ message }) => message.split(':')[0]),
        ]),
      ).toEqual([['error', [], ['SyntaxError', 'SyntaxError']]]);
    },
  );

  test('that goes on without a step is named, and nothing hangs', async () => {
    const spinning = two(async ({ number: n, latency }) => {
      if ((await n.add(1)) === 1) for (;;) await latency();
    });
    const failure = await explore(spinning, {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EndlessError);
    expect(failure).toMatchObject({
      code: 'ENDLESS',
      processes: [expect.stringMatching(/process-[12]/)],
    });
  });

  test('that waits for a timer is named, too', async () => {
    const sleepy = two(async () => new Promise((resolve) => setTimeout(resolve, 60_000).unref()));
    await expect(explore(sleepy, {})).rejects.toMatchObject({
      code: 'ENDLESS',
      processes: ['process-1'],
    });
  });

  test('that takes steps for ever is cut short, and then not everything is known', async () => {
    const restless = two(async ({ number: n }) => {
      while ((await n.read()) === 0);
    });
    const { complete, stopped, endings, shortest } = await explore(
      restless,
      {},
      { steps: 20, max: 50 },
    );
    expect({ complete, stopped, shortest }).toEqual({
      complete: false,
      stopped: null,
      shortest: null,
    });
    expect(endings.map(({ how }) => how)).toEqual(['cut']);
  });

  test('that remembers an earlier run is found out, and where', async () => {
    let begun = 0;
    const forgetful = two(async ({ number: n }) => {
      const third = begun++ % 3 === 2;
      await (third ? n.add(1) : n.write(1));
      await n.read();
    });
    const failure = await explore(forgetful, {}, { full: true }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NondeterminismError);
    expect(failure).toMatchObject({
      code: 'NOT_DETERMINISTIC',
      process: expect.stringMatching(/process-[12]/),
      message: expect.stringMatching(
        /at step \d, .* asked for (write|update) of number where it asked for (write|update) of number/,
      ),
    });
  });

  test('that writes something else each time is found out by how it ends', async () => {
    let written = 0;
    const moody = two(async ({ number: n }) => n.write(++written));
    await expect(explore(moody, {})).rejects.toMatchObject({
      code: 'NOT_DETERMINISTIC',
      process: null,
    });
  });

  test('that does not wait for the release it asked for loses nothing by it', async () => {
    const hasty = two(async ({ lock: l, number: n }) => {
      await l.acquire();
      await n.write((await n.read()) + 1);
      void l.release();
    });
    const every = await explore({ ...hasty, holds: ({ shared }) => shared['number'] === 2 }, {});
    expect(every.endings.map(({ how, orders }) => [how, orders])).toEqual([['holds', 2n]]);
  });

  test('that asks for a second step while the first may have to wait is told to await', async () => {
    const greedy = two(
      async ({ lock: l, number: n }) => void (await Promise.all([l.acquire(), n.read()])),
    );
    expect((await explore(greedy, {})).endings[0]!.failures[0]!.message).toMatch(
      /^SeveralAtOnceError: process-1 cannot ask for read while its acquire/,
    );
  });
});

describe('a bound', () => {
  test.each([
    ['of runs', { max: 10 }, 'max'],
    ['of time', { timeout: 1 }, 'timeout'],
    ['by a signal', { signal: AbortSignal.abort() }, 'abort'],
  ] as const)(
    '%s leaves what was found, and says that it is not all',
    async (_, bound, stopped) => {
      const found = await explore(counter, { processes: 6 }, { ...bound, full: true });
      expect(found).toMatchObject({ complete: false, stopped });
      expect(found.orders).toBe(BigInt(found.runs));
    },
  );

  test('by a signal is heeded while the search goes on', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect(
      await explore(counter, { processes: 8 }, { signal: controller.signal, full: true }),
    ).toMatchObject({ complete: false, stopped: 'abort' });
  });

  test('that is just enough is none', async () => {
    expect(await explore(counter, { processes: 2 }, { max: 6, full: true })).toMatchObject({
      complete: true,
      stopped: null,
      runs: 6,
    });
  });
});

describe('an order that cannot be followed', () => {
  test.each([
    ['to its end', [0, 1, 0], 4, 'the order ends here, but process-2 can still go'],
    ['past the end', [0, 0, 1, 1, 0], 5, 'process-1 has ended'],
    [
      'by a process that is not there',
      [0, 2],
      2,
      'there is no process 2, only 0 (process-1), 1 (process-2)',
    ],
  ])('%s: where, and why', async (_, schedule, step, why) => {
    const failure = await carryOutOrder(counter, { processes: 2 }, schedule).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(OrderError);
    expect(failure).toMatchObject({
      code: 'SCHEDULE',
      step,
      message: expect.stringContaining(why),
    });
  });

  test('because somebody waits: for what, and who holds it', async () => {
    const locked = two(async ({ lock: l }) => l.withLock(() => {}));
    await expect(carryOutOrder(locked, {}, [0, 1])).rejects.toThrow(
      'at step 2: process-2 waits for lock, held by process-1',
    );
  });
});

describe('an order that is cut', () => {
  const endless = (fails: boolean): Scenario =>
    scenario({
      shares: () => ({ number: number(), lock: lock() }),
      workers: () => [
        {
          name: 'thrower',
          run: async ({ number: n }: Given<Number>) => {
            await n.read();
            if (fails) throw new RangeError('no');
          },
        },
        {
          name: 'climber',
          run: async ({ number: n }: Given<Number>) => {
            for (;;) await n.add(1);
          },
        },
      ],
      holds: () => true,
    });

  test.each([{ full: true }, {}])(
    'is judged by what it did so far: what was thrown is found, and nobody is called not deterministic (%j)',
    async (how) => {
      const found = await explore(endless(true), {}, { ...how, steps: 6, max: 100 });
      expect(found.endings.map(({ how: ended }) => ended)).toContain('error');
      expect(found.shortest).not.toBeNull();
      const told = await carryOutOrder(endless(true), {}, found.shortest!.schedule, true);
      expect(told).toMatchObject({ how: 'error', failures: [{ process: 'thrower' }] });
    },
  );

  test('and in which nothing went wrong is not known', async () => {
    expect(await explore(endless(false), {}, { full: true, steps: 6 })).toMatchObject({
      complete: false,
      shortest: null,
    });
  });
});
