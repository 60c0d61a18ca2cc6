import { describe, expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import {
  type Given,
  lock,
  named,
  type Permits,
  semaphore,
  type Scenario,
  type Mutex,
  pipe,
  type PipeEnds,
  queue,
  type MessageQueue,
  scenario,
  type Shared,
  type Worker,
} from '../../src/scenario/index.js';
import { philosophers } from './scenarios.js';

type Seats = { seats: Shared<Permits> };
type Office = Seats & { door: Shared<Mutex>; requests: Shared<MessageQueue<number>> };
type Locks = Record<'a' | 'b', Shared<Mutex>>;

const twoLocks = (second: readonly ['a', 'b'] | readonly ['b', 'a']): Scenario =>
  scenario({
    shares: () => ({ a: lock('a'), b: lock('b') }),
    workers: () =>
      ([['a', 'b'], second] as const).map(([first, then], index): Worker<Locks> => ({
        name: `process-${index + 1}`,
        run: async (given) => given[first].withLock(() => given[then].withLock(() => {})),
      })),
    holds: () => true,
  });

describe('a deadlock', () => {
  test('two locks in opposite order: who waits for whom, and the order that leads there', async () => {
    const { complete, endings, shortest } = await explore(twoLocks(['b', 'a']), {});
    const stuck = endings.find(({ how }) => how === 'deadlock')!;
    expect(complete).toBe(true);
    expect(stuck.deadlock).toEqual({
      waits: [
        { process: 'process-1', op: 'acquire', on: 'b', heldBy: ['process-2'], couldEnd: [] },
        { process: 'process-2', op: 'acquire', on: 'a', heldBy: ['process-1'], couldEnd: [] },
      ],
      cycle: ['process-1', 'process-2'],
    });
    expect(shortest).toEqual({ schedule: [0, 1], switches: 1, isSure: true, turn: 2 });
  });

  test('two locks in the same order: none', async () => {
    const found = await explore(twoLocks(['a', 'b']), {});
    expect(found).toMatchObject({ complete: true, shortest: null });
    expect(found.orders).toBe(
      BigInt((await explore(twoLocks(['a', 'b']), {}, { full: true })).runs),
    );
  });

  test('five philosophers: stuck in a circle; with one of them left-handed, never', async () => {
    const { complete, endings, shortest } = await explore(philosophers, { processes: 5, fixed: 0 });
    expect(complete).toBe(true);
    expect(endings.find(({ how }) => how === 'deadlock')!.deadlock!.cycle).toEqual(
      [0, 1, 2, 3, 4].map((proc) => `philosopher-${proc}`),
    );
    expect(shortest).toMatchObject({ schedule: [0, 1, 2, 3, 4], switches: 4, turn: 5 });
    expect(await explore(philosophers, { processes: 5, fixed: 1 })).toMatchObject({
      complete: true,
      shortest: null,
    });
  });

  test('a lock acquired twice: one waits for itself', async () => {
    const twice = scenario({
      shares: () => ({ a: lock('a') }),
      workers: () => [
        {
          name: 'p',
          run: async ({ a }) => void (await a.withLock(async () => a.acquire())),
        } satisfies Worker<{ a: Shared<Mutex> }>,
      ],
      holds: () => true,
    });
    expect((await explore(twice, {})).endings[0]!.deadlock!.cycle).toEqual(['p']);
  });

  test('a message that nobody sends: somebody waits, and there is no circle', async () => {
    const hungry = scenario({
      shares: () => ({ q: queue<number>() }),
      workers: () => [
        { name: 'p', run: async ({ q }) => void (await q.get()) } satisfies Worker<{
          q: Shared<MessageQueue<number>>;
        }>,
      ],
      holds: () => true,
    });
    expect((await explore(hungry, {})).endings[0]!.deadlock).toEqual({
      waits: [{ process: 'p', op: 'get', on: 'q', heldBy: [], couldEnd: [] }],
      cycle: null,
    });
  });

  test('a reader that keeps its own copy of the writing end open waits for ever; nobody holds a pipe', async () => {
    const reader = (closes: boolean) =>
      scenario({
        shares: () => ({ p: pipe<number>() }),
        workers: (): Worker<{ p: Shared<PipeEnds<number>> }>[] => [
          { name: 'writer', run: async ({ p }) => p.writer.send(1) },
          {
            name: 'reader',
            async run({ p, outcome }) {
              if (closes) await p.writer.close();
              await p.reader.recv();
              await Promise.resolve(p.reader.recv()).catch((error: Error) => outcome(error.name));
            },
          },
        ],
        holds: ({ outcomes }) => outcomes[0]?.outcome === 'EndOfFileError',
      });
    const stuck = await explore(reader(false), {});
    expect(stuck.endings.map(({ how, deadlock }) => [how, deadlock])).toEqual([
      [
        'deadlock',
        {
          waits: [{ process: 'reader', op: 'recv', on: 'p', heldBy: [], couldEnd: [] }],
          cycle: null,
        },
      ],
    ]);
    const fixed = await explore(reader(true), {});
    expect(fixed.endings.map(({ how }) => how)).toEqual(['holds']);
    expect(fixed.orders).toBe(BigInt((await explore(reader(true), {}, { full: true })).runs));
  });

  test.each([false, true])(
    'of what nobody holds, it is said who could end the wait: who has not ended and waits for something else (full: %s)',
    async (full) => {
      const office = scenario({
        shares: () => ({ door: lock(), requests: queue<number>(), seats: semaphore(0) }),
        workers: () => [
          {
            name: 'seller',
            run: async ({ door, requests }: Given<Office>) =>
              void (await door.withLock(() => requests.get())),
          },
          {
            name: 'buyer',
            run: async ({ door, requests }: Given<Office>) => door.withLock(() => requests.put(1)),
          },
          { name: 'guest', run: async ({ seats }: Given<Office>) => void (await seats.acquire()) },
          { name: 'gone', run: async ({ outcome }: Given<Office>) => outcome('done') },
        ],
        holds: () => true,
      });
      const { endings } = await explore(office, {}, { full });
      expect(endings.find(({ deadlock }) => deadlock!.waits.length === 3)!.deadlock).toEqual({
        waits: [
          {
            process: 'seller',
            op: 'get',
            on: 'requests',
            heldBy: [],
            couldEnd: ['buyer', 'guest'],
          },
          { process: 'buyer', op: 'acquire', on: 'door', heldBy: ['seller'], couldEnd: [] },
          {
            process: 'guest',
            op: 'acquire',
            on: 'seats',
            heldBy: [],
            couldEnd: ['seller', 'buyer'],
          },
        ],
        cycle: null,
      });
    },
  );

  test.each([false, true])(
    'who waits for the same cannot end the wait either (full: %s)',
    async (full) => {
      const hungry = scenario({
        shares: () => ({ seats: semaphore(1) }),
        workers: () => named<Seats>('guest', 3, async ({ seats }) => void (await seats.acquire())),
        holds: () => true,
      });
      const { endings } = await explore(hungry, {}, { full });
      expect(endings[0]!.deadlock!.waits.map(({ couldEnd }) => couldEnd)).toEqual([[], []]);
    },
  );
});
