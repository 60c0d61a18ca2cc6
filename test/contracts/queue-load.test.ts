import { describe, expect, test } from '@jest/globals';
import { Process, Queue, SharedArray } from '../../src/index.js';
import { allocate } from '../../src/primitives/system/arena.js';
import { Ring, RING_WORDS } from '../../src/primitives/messages/ring.js';
import { type Get, type History, type Put, violations } from '../models/fifo-history.js';
import { type Log, WORDS } from '../fixtures/queue-loads.js';
import { fixture, until } from '../outside.js';

function started(target: string, ...args: unknown[]): Process {
  const child = new Process({ module: fixture('queue-loads'), target, args });
  child.start();
  return child;
}

const newLog = (operations: number): Log => new SharedArray('float64', 1 + WORDS * operations);
const joined = (processes: readonly Process[]): Promise<(number | null)[]> =>
  Promise.all(processes.map((one) => one.join()));

/** One that was begun and not ended stands behind the counted ones. */
function recorded(log: Log): { value: number; start: number; end: number }[] {
  const { view } = log;
  const operations = [];
  for (let at = 1; at < view.length && view[at]! > 0; at += WORDS)
    operations.push({ start: view[at]!, value: view[at + 1]!, end: view[at + 2]! || Infinity });
  return operations;
}

function history(putLogs: readonly Log[], getLogs: readonly Log[]): History {
  const puts: Put[] = putLogs.flatMap(recorded);
  const gets: Get[] = getLogs
    .flatMap(recorded)
    .map(({ value, ...times }) => ({ value: times.end === Infinity ? null : value, ...times }));
  // The nulls that end the consumers are not part of it.
  return { puts, gets: gets.filter(({ value }) => !Number.isNaN(value)) };
}

/** What a right queue did, once: 4 producers, 4 consumers. */
async function load(
  queue: Queue<number | null>,
  each: number,
  meanwhile: (
    producers: Process[],
    consumers: Process[],
    putLogs: Log[],
    getLogs: Log[],
  ) => Promise<void>,
): Promise<History> {
  const putLogs = [0, 1, 2, 3].map(() => newLog(each));
  const getLogs = [0, 1, 2, 3].map(() => newLog(each * 4 + 1));
  const consumers = getLogs.map((log) => started('consumes', queue, log));
  const producers = putLogs.map((log, index) =>
    started('produces', queue, log, index * each, each),
  );
  await meanwhile(producers, consumers, putLogs, getLogs);
  await joined(producers);
  for (const { exitCode } of consumers) if (exitCode === null) await queue.put(null);
  await joined(consumers);
  return history(putLogs, getLogs);
}

describe('a queue under load', () => {
  test.each([
    [0, 100_000],
    [3, 40_000],
  ])(
    '4 producers, 4 consumers, maxsize %d, %d messages: nothing lost, nothing twice, each one’s order kept, linearizable',
    async (maxsize, all) => {
      const { puts, gets } = await load(new Queue(maxsize), all / 4, async () => {});
      expect([puts.length, gets.length]).toEqual([all, all]);
      expect(violations({ puts, gets })).toEqual([]);
    },
  );

  test('with members killed at random moments: at most what each killed one had in hand is missing', async () => {
    for (let round = 0; round < 5; round++) {
      const queue = new Queue<number | null>(round % 2 === 0 ? 0 : 4);
      let killed = 0;
      const each = 2000;
      const { puts, gets } = await load(
        queue,
        each,
        async (producers, consumers, putLogs, getLogs) => {
          const done = (): number =>
            [...putLogs, ...getLogs].reduce((sum, { view }) => sum + view[0]!, 0);
          for (const victim of [producers[0]!, consumers[0]!, producers[1]!, consumers[1]!]) {
            // Where this process is given no time, all may be done before it looks.
            const allPut = (): boolean => producers.every(({ exitCode }) => exitCode !== null);
            const moment = done() + Math.floor(Math.random() * 900);
            await until('some more is done, or all', () => done() >= moment || allPut());
            if (victim.exitCode === null) killed++;
            victim.kill();
            await victim.join();
          }
        },
      );
      const { lost, size } = queue.inspect();
      expect({ round, killed, wrong: violations({ puts, gets }), size }).toEqual({
        round,
        killed,
        wrong: [],
        size: 0,
      });
      const missing =
        puts.filter(({ end }) => end < Infinity).length -
        gets.filter(({ value }) => value !== null).length;
      expect(missing).toBeLessThanOrEqual(2);
      // What was lost between two stores is counted by the queue itself; the rest had left it.
      expect(lost).toBeLessThanOrEqual(Math.max(0, missing) + 1);
    }
  });
});

describe('the check of a history', () => {
  const right: History = {
    puts: [1, 2, 3, 4].map((value) => ({ value, start: value * 10, end: value * 10 + 5 })),
    gets: [1, 2, 3, 4].map((value) => ({ value, start: value * 10 + 100, end: value * 10 + 105 })),
  };

  test('finds nothing where nothing is wrong, also when operations overlap', () => {
    expect(violations(right)).toEqual([]);
    const overlapping = {
      puts: right.puts.map((put) => ({ ...put, start: 0 })),
      gets: right.gets.toReversed().map((get) => ({ ...get, end: 500 })),
    };
    expect(violations(overlapping)).toEqual([]);
  });

  test.each([
    [
      'one got twice',
      { ...right, gets: [...right.gets, { value: 2, start: 200, end: 201 }] },
      '2 was got twice',
    ],
    [
      'one never put',
      { ...right, gets: [...right.gets, { value: 9, start: 200, end: 201 }] },
      '9 was got and never put',
    ],
    [
      'one got before it was put',
      {
        ...right,
        gets: right.gets.map((get) => (get.value === 4 ? { ...get, start: 1, end: 2 } : get)),
      },
      '4 was got and never put',
    ],
    ['one lost', { ...right, gets: right.gets.slice(1) }, '1 are missing, first 1'],
    [
      'two in the wrong order',
      { ...right, gets: right.gets.map((get, index) => ({ ...get, value: [2, 1, 3, 4][index]! })) },
      '2 was put after 1 and got before it',
    ],
  ])('finds %s', (_, history_, wrong) => {
    expect(violations(history_)).toContainEqual(expect.stringContaining(wrong));
  });

  test('one that is missing is forgiven to one that was killed in get, two are not', () => {
    const killed: Get = { value: null, start: 50, end: Infinity };
    expect(violations({ ...right, gets: [...right.gets.slice(1), killed] })).toEqual([]);
    expect(violations({ ...right, gets: [...right.gets.slice(2), killed] })).toEqual([
      expect.stringContaining('2 are missing'),
    ]);
  });

  /** What two producers and two consumers do to a ring that nobody guards. */
  async function loadUnguarded(each: number): Promise<History> {
    const ring = new Ring(allocate(RING_WORDS));
    ring.begin();
    const ended = new SharedArray('int32', 1);
    const putLogs = [0, 1].map(() => newLog(each));
    const getLogs = [0, 1].map(() => newLog(each * 2 + 1));
    const consumers = getLogs.map((log) =>
      started('consumesUnlocked', ring.at, log, each * 2, ended),
    );
    const producers = putLogs.map((log, index) =>
      started('producesUnlocked', ring.at, log, index * each, each),
    );
    await joined(producers);
    ended.view[0] = 1;
    await joined(consumers);
    return history(putLogs, getLogs);
  }

  test('finds that a queue without its locks is none', async () => {
    // Where the system lets them run one after the other, nobody is in anybody's way.
    let wrong: string[] = [];
    for (let tries = 0; tries < 20 && wrong.length === 0; tries++)
      wrong = violations(await loadUnguarded(5_000));
    expect(wrong).not.toEqual([]);
  });
});
