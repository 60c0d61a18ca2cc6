import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Process } from '../../src/primitives/process/process.js';
import { Semaphore } from '../../src/primitives/sync/semaphore.js';
import { allocateProgress, Progress } from '../../src/run/between/progress.js';
import { fixture, stop } from '../outside.js';

/** What ended first: a pause of 50 ms, or the other's way to its rest, which takes three times as long. */
async function endsFirst(other: Progress, rest: () => void): Promise<string> {
  const me = new Progress(allocateProgress());
  me.begin();
  const pause = me.pause(50, [other]).then(() => 'pause');
  const way = sleep(150).then(() => (rest(), 'way'));
  const first = await Promise.race([pause, way]);
  await Promise.all([pause, way]);
  return first;
}

/** The other is a process of its own, which is there and has begun. */
async function withOther(
  use: (other: Progress, child: Process) => Promise<void>,
  begins = true,
): Promise<void> {
  const place = allocateProgress();
  const ready = new Semaphore(0);
  const args = [place, begins, ready];
  const child = new Process({ module: fixture('progresses'), target: 'computes', args });
  child.start();
  try {
    await ready.acquire();
    await use(new Progress(place), child);
  } finally {
    child.kill();
    await child.join();
  }
}

test('a pause lasts until another who computes has come to a rest, be it to its end', async () => {
  await withOther(async (other) => {
    expect(await endsFirst(other, () => other.finish())).toBe('way');
  });
});

test('a pause lasts until another who computes has come to a pause of its own', async () => {
  await withOther(async (other) => {
    expect(await endsFirst(other, () => void other.pause(1, []))).toBe('way');
  });
});

test('a pause lasts until another who has not yet been given time to begin has begun and rests', async () => {
  const other = new Progress(allocateProgress());
  const rest = () => (other.begin(), other.finish());
  expect(await endsFirst(other, rest)).toBe('way');
});

test('a pause does not wait for another who has nothing to compute', async () => {
  await withOther(async (other, child) => {
    await stop(child.pid!);
    expect(await endsFirst(other, () => {})).toBe('pause');
  });
});

test.each([
  ['in its run', true],
  ['before it began', false],
])('a pause does not wait for another who has died %s', async (_, begins) => {
  await withOther(async (other, child) => {
    child.kill();
    await child.join();
    expect(await endsFirst(other, () => {})).toBe('pause');
  }, begins);
});

test('a pause does not wait for another who was in a pause when it began, whatever that does then', async () => {
  await withOther(async (other) => {
    const pause = other.pause(20, []);
    expect(await endsFirst(other, () => {})).toBe('pause');
    await pause;
  });
});

test('a pause ends though another computes for ever', async () => {
  await withOther(async (other) => {
    const me = new Progress(allocateProgress());
    me.begin();
    await me.pause(1, [other]);
    expect(me.isPausing).toBe(false);
  });
});
