import { expect, test } from '@jest/globals';
import { Empty, Full } from '../../src/primitives/errors.js';
import { EventReader } from '../../src/run/between/event-reader.js';
import { FREE } from '../../src/run/between/gate.js';
import { Moments } from '../../src/run/between/moments.js';
import { allocateProgress, Progress } from '../../src/run/between/progress.js';
import { allocateChanges } from '../../src/run/between/changes.js';
import type { Told } from '../../src/run/between/records.js';
import { Reporter } from '../../src/run/between/reporter.js';
import { OwnedThings } from '../../src/run/owned/all.js';
import { GivenThings } from '../../src/run/things/given.js';
import * as door from '../../src/scenario/index.js';
import { nameThings } from '../../src/scenario/names.js';
import type { Mutex, Permits } from '../../src/scenario/sync.js';
import type { MessageQueue } from '../../src/scenario/queue.js';

test('as long as a moment is taken and not told, something earlier may come', () => {
  const moments = Moments.fromNow();
  const elsewhere = new Moments(moments.clock);
  expect(moments.areAllTold).toBe(true);
  elsewhere.take();
  expect(moments.areAllTold).toBe(false);
  elsewhere.done();
  expect(moments.areAllTold).toBe(true);
});

test('whoever waits, gives up or is refused leaves no moment untold', async () => {
  const moments = Moments.fromNow();
  const told: Told[] = [];
  const events = new EventReader((event) => told.push(event));
  const shares = nameThings({
    lock: door.lock(),
    places: door.semaphore(0),
    queue: door.queue(1),
  });
  const owned = await OwnedThings.make(shares, ['a'], {});
  const own = new Progress(allocateProgress()).own(['lock', 'places', 'queue'], allocateChanges());
  const reporter = new Reporter({ sink: events.path, clock: moments.clock }, 'a', own);
  const given = new GivenThings(owned.things, 'a', reporter, async () => {}, FREE).things;
  const [lock, places, queue] = [
    given['lock'] as Mutex,
    given['places'] as Permits,
    given['queue'] as MessageQueue<number>,
  ];
  try {
    await lock.acquire();
    expect(await lock.tryAcquire()).toBe(false);
    await lock.release();
    expect(await places.tryAcquire()).toBe(false);
    await queue.put(1);
    await expect(queue.put(2, { timeout: 1 })).rejects.toBeInstanceOf(Full);
    expect(await queue.get()).toBe(1);
    await expect(queue.get({ timeout: 1 })).rejects.toBeInstanceOf(Empty);
    await Promise.all([queue.get(), queue.get(), queue.put(3), queue.put(4)]);
    await events.drained();
    const ops = told.map(({ op }) => op);
    expect(ops).toEqual(expect.arrayContaining(['acquire', 'busy', 'release', 'wait']));
    expect(ops).toEqual(expect.arrayContaining(['put', 'full', 'get', 'empty']));
    expect(moments.areAllTold).toBe(true);
  } finally {
    events.close();
    await owned.remove();
  }
});
