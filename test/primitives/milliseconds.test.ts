import { afterAll, describe, expect, test } from '@jest/globals';
import {
  Barrier,
  Condition,
  Event,
  JoinableQueue,
  Lock,
  Manager,
  Pipe,
  Process,
  Queue,
  RLock,
  Semaphore,
  wait,
} from '../../src/index.js';
import { LONGEST_TIMER } from '../../src/primitives/system/milliseconds.js';
import { withinTime } from '../../src/primitives/waiting/within-time.js';
import { fixture } from '../outside.js';

/** Every place that takes a number of milliseconds, each where it would have to wait. */

const manager = await Manager.start();
afterAll(() => manager.shutdown());
const condition = new Condition();
const [reader] = Pipe();
const kept = await manager.Event();

async function living(): Promise<Process> {
  const ready = new Semaphore(0);
  const child = new Process({
    module: fixture('lives'),
    target: 'ignoresTermination',
    args: [ready],
  });
  child.start();
  await ready.acquire();
  return child;
}
const child = await living();
afterAll(async () => {
  child.kill();
  await child.join();
});

const places: [name: string, take: (timeout: never) => unknown][] = [
  ['Lock.acquire', (timeout) => new Lock().acquire({ timeout })],
  ['Lock.acquireSync', (timeout) => new Lock().acquireSync({ timeout })],
  ['RLock.acquire', (timeout) => new RLock().acquire({ timeout })],
  ['Semaphore.acquire', (timeout) => new Semaphore(0).acquire({ timeout })],
  ['Semaphore.acquire without a need to wait', (timeout) => new Semaphore(1).acquire({ timeout })],
  ['Event.wait', (timeout) => new Event().wait({ timeout })],
  ['Condition.wait', (timeout) => condition.withLock(() => condition.wait({ timeout }))],
  [
    'Condition.waitFor',
    (timeout) => condition.withLock(() => condition.waitFor(() => false, { timeout })),
  ],
  ['new Barrier', (timeout) => new Barrier(2, { timeout })],
  ['Barrier.wait', (timeout) => new Barrier(2).wait({ timeout })],
  ['Queue.get', (timeout) => new Queue().get({ timeout })],
  ['Queue.put', (timeout) => new Queue().put(1, { timeout })],
  ['JoinableQueue.join', (timeout) => new JoinableQueue().join({ timeout })],
  ['Connection.poll', (timeout) => reader.poll({ timeout })],
  ['Process.join', (timeout) => child.join({ timeout })],
  ['wait', (timeout) => wait([child], { timeout })],
  ['Process.terminate', (timeout) => child.terminate({ graceMs: timeout })],
  ["a manager's Event.wait", (timeout) => kept.wait({ timeout })],
];

describe('a number of milliseconds', () => {
  describe.each<[value: unknown, said: string]>([
    [NaN, 'NaN'],
    ['100', '"100"'],
    [{}, '[object Object]'],
    [10n, '10'],
  ])('%p is refused', (value, said) => {
    test.each(places)('by %s', async (_, take) => {
      const error = expect.objectContaining({
        name: 'TypeError',
        message: expect.stringMatching(
          new RegExp(
            `^(timeout|graceMs) must be a number of milliseconds, not ${said.replace(/[[\]]/g, String.raw`\$&`)}$`,
          ),
        ),
      });
      await expect((async () => take(value as never))()).rejects.toEqual(error);
    });
  });

  test('more than a timer can count is no bound, and not over at once', async () => {
    const long = [LONGEST_TIMER + 1, 3e9, 2 ** 40, Number.MAX_VALUE, Infinity];
    const first = long.map((ms) =>
      withinTime(new Promise<string>((resolve) => setTimeout(resolve, 20, 'came')), ms),
    );
    expect(await Promise.all(first)).toEqual(long.map(() => 'came'));
  });

  test('a grace of 35 days is no death sentence', async () => {
    const other = await living();
    other.terminate({ graceMs: 3e9 });
    expect(await other.join({ timeout: 100 })).toBeNull();
    other.kill();
    expect(await other.join()).toBe(-9);
  });

  test("null is no bound, as Python's None", async () => {
    const open = new Event();
    const waits = open.wait({ timeout: null as never });
    open.set();
    expect(await waits).toBe(true);
  });
});
