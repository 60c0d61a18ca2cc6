import { describe, expect, test } from '@jest/globals';
import { carryOutOrder } from '../../src/explore/one-order.js';
import { Session } from '../../src/explore/session.js';
import { lock, named, scenario, type Mutex, type Shared } from '../../src/scenario/index.js';
import { counter } from './scenarios.js';

const locked = scenario({
  shares: () => ({ lock: lock() }),
  workers: () =>
    named<{ lock: Shared<Mutex> }>('process', 2, async ({ lock: mutex, outcome }) =>
      mutex.withLock(() => outcome('was in')),
    ),
  holds: ({ outcomes }) => outcomes.length === 2,
});

describe('an order carried out', () => {
  test('tells each step: who, what, on what, with what', async () => {
    const { how, ending, steps, events } = await carryOutOrder(
      counter,
      { processes: 2 },
      [0, 1, 0, 1],
    );
    expect(how).toBe('broken');
    expect(ending.shared).toEqual({ count: { n: 1 } });
    expect(steps.map(({ process, op, on, value }) => [process, op, on, value])).toEqual([
      ['process-1', 'read', 'count.json', { n: 0 }],
      ['process-2', 'read', 'count.json', { n: 0 }],
      ['process-1', 'write', 'count.json', { n: 1 }],
      ['process-2', 'write', 'count.json', { n: 1 }],
    ]);
    expect(events.map(({ op, at }) => [op, at / 1e6])).toEqual([
      ['start', 0],
      ['start', 0],
      ['read', 1],
      ['read', 2],
      ['write', 3],
      ['exit', 3],
      ['write', 4],
      ['exit', 4],
    ]);
  });

  test('tells of a lock who holds it and who waits, as the lock itself would', async () => {
    const { steps } = await carryOutOrder(locked, {}, [1, 1, 0, 0]);
    expect(steps.map(({ op, value }) => [op, value])).toEqual([
      ['acquire', { holder: 2, waiting: [1], abandonedBy: null }],
      ['release', { holder: null, waiting: [], abandonedBy: null }],
      ['acquire', { holder: 1, waiting: [], abandonedBy: null }],
      ['release', { holder: null, waiting: [], abandonedBy: null }],
    ]);
  });
});

describe('a session', () => {
  test('says what each would do next, and who is kept waiting by whom', async () => {
    const session = await Session.open(locked, {});
    expect(session.prospects.map(({ state, next }) => [state, next])).toEqual([
      ['can go', { op: 'acquire', on: 'lock' }],
      ['can go', { op: 'acquire', on: 'lock' }],
    ]);
    await session.choose(1);
    expect(session.prospects).toEqual([
      {
        process: 'process-1',
        state: 'waits',
        next: { op: 'acquire', on: 'lock' },
        wait: {
          process: 'process-1',
          op: 'acquire',
          on: 'lock',
          heldBy: ['process-2'],
          couldEnd: [],
        },
      },
      { process: 'process-2', state: 'can go', next: { op: 'release', on: 'lock' }, wait: null },
    ]);
    expect(session.verdict).toBeNull();
    await expect(session.choose(0)).rejects.toThrow('process-1 waits for lock, held by process-2');
    expect(session.schedule).toEqual([1]);
    for (const who of [1, 0, 0]) await session.choose(who);
    expect(session.prospects.map(({ state }) => state)).toEqual(['has ended', 'has ended']);
    expect(session.verdict).toMatchObject({
      how: 'holds',
      ending: {
        outcomes: [
          { process: 'process-1', outcome: 'was in' },
          { process: 'process-2', outcome: 'was in' },
        ],
      },
    });
  });

  test('takes a step back, as often as there were steps', async () => {
    const session = await Session.open(counter, { processes: 2 }, [0, 1]);
    await session.choose(0);
    expect(await session.undo()).toBe(true);
    expect(session.schedule).toEqual([0, 1]);
    expect(session.events.map(({ op }) => op)).toEqual(['start', 'start', 'read', 'read']);
    await session.choose(1);
    await session.choose(0);
    expect(session.verdict).toMatchObject({
      how: 'broken',
      ending: { shared: { count: { n: 1 } } },
    });
    const fresh = await Session.open(counter, { processes: 2 });
    expect(await fresh.undo()).toBe(false);
  });

  test('of workers that are joined one by one knows who has not started', async () => {
    const session = await Session.open({ ...counter, starts: 'one-by-one' }, { processes: 2 });
    expect(session.prospects.map(({ state }) => state)).toEqual(['can go', 'has not started']);
    await session.choose(0);
    await session.choose(0);
    expect(session.prospects.map(({ state }) => state)).toEqual(['has ended', 'can go']);
  });
});
