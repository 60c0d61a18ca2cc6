import { describe, expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import {
  lock,
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
        { process: 'process-1', op: 'acquire', on: 'b', heldBy: ['process-2'] },
        { process: 'process-2', op: 'acquire', on: 'a', heldBy: ['process-1'] },
      ],
      cycle: ['process-1', 'process-2'],
    });
    expect(shortest).toEqual({ schedule: [0, 1], switches: 1, isSure: true });
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
    expect(shortest).toEqual({ schedule: [0, 1, 2, 3, 4], switches: 4, isSure: true });
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
      waits: [{ process: 'p', op: 'get', on: 'q', heldBy: [] }],
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
    expect(stuck.endings.map(({ how, deadlock }) => [how, deadlock?.cycle])).toEqual([
      ['deadlock', null],
    ]);
    const fixed = await explore(reader(true), {});
    expect(fixed.endings.map(({ how }) => how)).toEqual(['holds']);
    expect(fixed.orders).toBe(BigInt((await explore(reader(true), {}, { full: true })).runs));
  });
});
