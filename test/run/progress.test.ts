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

/** The other is a process of its own, which has begun. */
async function withOther(use: (other: Progress, pid: number) => Promise<void>): Promise<void> {
  const place = allocateProgress();
  const begun = new Semaphore(0);
  const args = [place, begun];
  const child = new Process({ module: fixture('progresses'), target: 'begins', args });
  child.start();
  try {
    await begun.acquire();
    await use(new Progress(place), child.pid!);
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
  await withOther(async (other, pid) => {
    await stop(pid);
    expect(await endsFirst(other, () => {})).toBe('pause');
  });
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
