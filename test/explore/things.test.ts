import { describe, expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import { carryOutOrder } from '../../src/explore/one-order.js';
import {
  counter,
  dict,
  type Given,
  jsonFile,
  lock,
  type Shares,
  named,
  pipe,
  queue,
  rlock,
  scenario,
  semaphore,
  word,
} from '../../src/scenario/index.js';

/** Each model thing does what the real thing does: the endings of a few lines, in every order. */

const shares = {
  file: jsonFile<Record<string, unknown>>('file.json', { n: 0 }),
  torn: jsonFile<Record<string, unknown>>('torn.json', { n: 1000 }, 'in-place'),
  lock: lock(),
  rlock: rlock(),
  places: semaphore(2),
  queue: queue<unknown>(2),
  pipe: pipe<unknown>(),
  dict: dict<unknown>({ x: 0 }),
  number: counter(40),
  word: word(40),
} satisfies Shares;

type Work = (given: Given<typeof shares>) => Promise<unknown>;

/** What the workers ended in, in any order: each ending once. */
async function endingsOf(...works: Work[]): Promise<string[]> {
  const workers = works.map((work, index) => ({
    name: `p${index}`,
    async run(given: Given<typeof shares>): Promise<void> {
      try {
        given.outcome(JSON.stringify((await work(given)) ?? null));
      } catch (error) {
        given.outcome((error as Error).name);
      }
    },
  }));
  const { endings, complete } = await explore(
    scenario({ shares: () => shares, workers: () => workers, holds: () => true }),
    {},
    { full: true },
  );
  expect(complete).toBe(true);
  return [
    ...new Set(
      endings.map(({ how, ending }) =>
        [
          how,
          ...ending.outcomes
            .toSorted((a, b) => (a.process < b.process ? -1 : 1))
            .map(({ outcome }) => outcome),
        ].join(' '),
      ),
    ),
  ].toSorted();
}

describe('a JSON file', () => {
  test('gives each reader a copy, and keeps what JSON can say', async () => {
    expect(
      await endingsOf(async ({ file }) => {
        const value = { at: new Date(0), none: undefined, list: [{ deep: NaN }] };
        await file.write(value);
        value.list.pop();
        const read = await file.read();
        (read['list'] as unknown[]).push('mine');
        return file.look();
      }),
    ).toEqual(['holds {"at":"1970-01-01T00:00:00.000Z","list":[{"deep":null}]}']);
  });

  test('written in place is seen old, new, or torn', async () => {
    const endings = await endingsOf(
      async ({ torn }) => torn.write({ n: 2000 }),
      async ({ torn }) => torn.read(),
    );
    expect(endings).toEqual([
      'holds null SyntaxError',
      'holds null {"n":1000}',
      'holds null {"n":2000}',
    ]);
  });
});

describe('a lock', () => {
  test('belongs to its holder', async () => {
    expect(await endingsOf(async ({ lock: mutex }) => mutex.release())).toEqual([
      'holds NotOwnerError',
    ]);
    expect(
      await endingsOf(async ({ lock: mutex }) => mutex.withLock(() => mutex.release())),
    ).toEqual(['holds NotOwnerError']);
  });

  test('is released when what it protects throws', async () => {
    const fails: Work = async ({ lock: mutex }) =>
      mutex.withLock(() => Promise.reject(new RangeError()));
    expect(await endingsOf(fails, fails)).toEqual(['holds RangeError RangeError']);
  });

  test('is stuck when it is acquired twice; the re-entrant one is not, and is free after as many releases', async () => {
    expect(
      await endingsOf(async ({ lock: mutex }) => mutex.withLock(() => mutex.acquire())),
    ).toEqual(['deadlock']);
    const twice: Work = async ({ rlock: mutex, number }) =>
      mutex.withLock(() => mutex.withLock(async () => number.write((await number.read()) + 1)));
    expect(await endingsOf(twice, twice)).toEqual(['holds null null']);
    expect(
      await endingsOf(
        async ({ rlock: mutex }) => mutex.withLock(() => mutex.acquire()),
        async ({ rlock: mutex }) => mutex.acquire(),
      ),
    ).toEqual(['left true true']);
  });
});

test('a semaphore lets so many in, and anybody may release it', async () => {
  const enter: Work = async ({ places }) => places.acquire();
  expect(await endingsOf(enter, enter)).toEqual(['holds true true']);
  expect(
    (await endingsOf(enter, enter, enter)).every((ending) => ending.startsWith('deadlock')),
  ).toBe(true);
  expect(await endingsOf(enter, enter, enter, async ({ places }) => places.release())).toEqual([
    'holds true true true null',
  ]);
});

describe('a queue', () => {
  const putThree: Work = async ({ queue: q }) => {
    for (const n of [1, 2, 3]) await q.put(n);
  };
  const get: Work = async ({ queue: q }) => q.get();

  test('is first in, first out, and full puts wait', async () => {
    expect(
      await endingsOf(putThree, async ({ queue: q }) => [
        await q.get(),
        await q.get(),
        await q.get(),
      ]),
    ).toEqual(['holds null [1,2,3]']);
    expect(await endingsOf(putThree)).toEqual(['deadlock']);
    expect(await endingsOf(putThree, get)).toEqual(['holds null 1']);
  });

  test('copies at put', async () => {
    const ending = await endingsOf(async ({ queue: q }) => {
      const message = { list: [1] };
      await q.put(message);
      message.list.push(2);
      return q.get();
    });
    expect(ending).toEqual(['holds {"list":[1]}']);
  });

  test('without a wait, raises Full and Empty at once', async () => {
    expect(await endingsOf(async ({ queue: q }) => q.get({ block: false }))).toEqual([
      'holds Empty',
    ]);
    expect(await endingsOf(async ({ queue: q }) => q.get({ timeout: 0 }))).toEqual(['holds Empty']);
    expect(await endingsOf(putThree, async ({ queue: q }) => q.put(4, { block: false }))).toEqual([
      'deadlock Full',
      'deadlock null',
    ]);
  });

  test('with a time to wait, may raise at any moment while it has to wait: the model has no clock', async () => {
    const patient: Work = async ({ queue: q }) => q.get({ timeout: 10 });
    expect(await endingsOf(patient)).toEqual(['holds Empty']);
    expect(await endingsOf(patient, async ({ queue: q }) => q.put(1))).toEqual([
      'holds 1 null',
      'holds Empty null',
    ]);
    expect(
      await endingsOf(async ({ queue: q }) => {
        for (const n of [1, 2, 3]) await q.put(n, { timeout: 10 });
      }),
    ).toEqual(['holds Full']);
  });

  test('of two that wait for a while, either may give up first', async () => {
    const impatient: Work = async ({ queue: q }) =>
      q.get({ timeout: 10 }).then(
        (n) => n,
        async () => q.put('gave up'),
      );
    expect(await endingsOf(impatient, async ({ queue: q }) => q.get({ timeout: 20 }))).toEqual([
      'holds null "gave up"',
      'holds null Empty',
    ]);
  });
});

test('whoever has closed its copy of the writing end of a pipe cannot send any more', async () => {
  expect(
    await endingsOf(async ({ pipe: { writer } }) => {
      await writer.close();
      await writer.send(1);
    }),
  ).toEqual(['holds ClosedError']);
});

test('a pipe keeps messages whole and in order, and tells of its end', async () => {
  const send: Work = async ({ pipe: { writer } }) => {
    await writer.send('a');
    await writer.send({ b: 1 });
  };
  const receive: Work = async ({ pipe: { reader, writer } }) => {
    await writer.close();
    const got = [await reader.recv(), await reader.recv()];
    return reader.recv().then(
      () => 'more',
      (error: Error) => [...got, error.name],
    );
  };
  expect(await endingsOf(send, receive)).toEqual(['holds null ["a",{"b":1},"EndOfFileError"]']);
});

test('a dictionary loses updates that are two steps, and none that is one', async () => {
  const twoSteps: Work = async ({ dict: d }) => d.set('x', ((await d.get('x')) as number) + 1);
  const one: Work = async ({ dict: d }) => d.update('x', (x) => (x as number) + 1);
  const seen = async (work: Work): Promise<number[]> => {
    const workers = named<typeof shares>('process', 2, async (given) => void (await work(given)));
    const { endings } = await explore(
      scenario({ shares: () => shares, workers: () => workers, holds: () => true }),
      {},
    );
    return [
      ...new Set(endings.map(({ ending }) => (ending.shared['dict'] as { x: number }).x)),
    ].toSorted((a, b) => a - b);
  };
  expect(await seen(twoSteps)).toEqual([1, 2]);
  expect(await seen(one)).toEqual([2]);
});

test('a number in shared memory: an atomic addition gives what was there', async () => {
  const add: Work = async ({ number }) => number.add(1);
  expect(await endingsOf(add, add)).toEqual(['holds 40 41', 'holds 41 40']);
  expect(
    await endingsOf(async ({ number }) => {
      await number.write(2 ** 31);
      return number.read();
    }),
  ).toEqual(['holds -2147483648']);
});

describe('a word', () => {
  test('answers what was there before, and has 32 bits', async () => {
    expect(
      await endingsOf(async ({ word: w }) => [
        await w.add(2),
        await w.exchange(7),
        await w.compareExchange(6, 1),
        await w.compareExchange(7, 2 ** 31),
        await w.load(),
        await w.store(2 ** 32 + 1),
        await w.load(),
      ]),
    ).toEqual(['holds [40,42,7,7,-2147483648,null,1]']);
  });

  test('lets one of two in who both compare and exchange', async () => {
    const enter: Work = async ({ word: w }) => (await w.compareExchange(40, 1)) === 40;
    expect(await endingsOf(enter, enter)).toEqual(['holds false true', 'holds true false']);
  });
});

describe('until', () => {
  const now: Work = async ({ number, word: w }) => {
    await number.write(41);
    await w.store(41);
  };

  test('waits until a thing is as it is wanted, in one step', async () => {
    expect(
      await endingsOf(now, async ({ number, word: w }) => {
        await number.until((n) => n === 41);
        return w.load();
      }),
    ).toEqual(['holds null 40', 'holds null 41']);
  });

  test('waits for several things together, and tells what it has looked at', async () => {
    const looks = scenario({
      shares: () => ({ a: word(1), b: word(2), c: word(3), door: lock() }),
      workers: () => [
        {
          name: 'p',
          run: async ({ until }) => until((all) => all.a === (all.c === 3 ? 1 : all.b)),
        },
      ],
      holds: () => true,
    });
    const { steps } = await carryOutOrder(looks, {}, [0]);
    expect(steps).toEqual([
      expect.objectContaining({ op: 'until', on: 'a / b / c', value: { a: 1, c: 3 } }),
    ]);
  });

  test('goes on when several things are as they are wanted', async () => {
    expect(
      await endingsOf(now, async ({ until, number, word: w }) => {
        await until((shared) => shared['number'] === 41 && shared['word'] === 41);
        return [await number.read(), await w.load()];
      }),
    ).toEqual(['holds null [41,41]']);
  });

  test('is stuck where nobody makes it true', async () => {
    expect(await endingsOf(async ({ number }) => number.until((n) => n > 40))).toEqual([
      'deadlock',
    ]);
    expect(
      await endingsOf(now, async ({ until }) => until(({ word: w }) => (w as number) > 41)),
    ).toEqual(['deadlock null']);
  });

  test('sees a copy', async () => {
    expect(
      await endingsOf(async ({ file, dict: d }) => {
        await file.until((seen) => delete seen!['n']);
        await d.until((seen) => delete (seen as Record<string, unknown>)['x']);
        return [await file.read(), await d.get('x')];
      }),
    ).toEqual(['holds [{"n":0},0]']);
  });

  test('takes true or false, and a key that there is', async () => {
    const said = async (wait: Work): Promise<string[]> =>
      endingsOf(async (given) =>
        Promise.resolve(wait(given)).then(
          () => 'met',
          (error: Error) => error.message,
        ),
      );
    expect(
      await said(async ({ number }) =>
        number.until((async () => true) as unknown as () => boolean),
      ),
    ).toEqual([
      'holds "until waits for true, and takes true or false, not a promise (did you forget await?)"',
    ]);
    expect(
      await said(async ({ until }) =>
        until((shared: Readonly<Record<string, unknown>>) => shared['wrod'] === 1),
      ),
    ).toEqual(['holds "shared has no wrod; it has file, torn, dict, number, word"']);
    expect(
      await said(async ({ word: w }) =>
        w.until(() => {
          throw new RangeError('mine');
        }),
      ),
    ).toEqual(['holds "mine"']);
  });
});
