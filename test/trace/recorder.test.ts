import { expect, test } from '@jest/globals';
import type { TraceEvent } from '../../src/trace/event.js';
import { Recorder } from '../../src/trace/recorder.js';

const LATE = { least: 1000, most: 1000 };
const event = (at: number): TraceEvent => ({ at, process: 'a', pid: 1, op: 'say' });

test('a batch is shown in the order of time, whatever the order of arrival', () => {
  const batches: number[][] = [];
  const recorder = new Recorder((batch) => batches.push(batch.map(({ at }) => at)), LATE);
  for (const at of [3, 1, 2]) recorder.add(event(at));
  recorder.flush();
  expect(batches).toEqual([[1, 2, 3]]);
});

test('a straggler is shown late, and stands in its place in the end', () => {
  const batches: number[][] = [];
  const recorder = new Recorder((batch) => batches.push(batch.map(({ at }) => at)), LATE);
  recorder.add(event(5));
  recorder.flush();
  recorder.add(event(4));
  recorder.flush();
  expect(batches).toEqual([[5], [4]]);
  expect(recorder.events.map(({ at }) => at)).toEqual([4, 5]);
});

test('nothing is shown where there is nothing', () => {
  const recorder = new Recorder(() => {
    throw new Error('shown');
  }, LATE);
  recorder.flush();
  expect(recorder.events).toEqual([]);
});

/** Resolves with the first batch. */
function firstShown(
  ats: readonly number[],
  most: number,
  certainUntil: () => Promise<number | null>,
): Promise<{ readonly batch: readonly number[]; readonly recorder: Recorder }> {
  return new Promise((resolve) => {
    const recorder: Recorder = new Recorder(
      (batch) => resolve({ batch: batch.map(({ at }) => at), recorder }),
      { least: 1, most },
      certainUntil,
    );
    for (const at of ats) recorder.add(event(at));
  });
}

test('what is certain is shown at once, and what may have to wait for an earlier one waits', async () => {
  const { batch, recorder } = await firstShown([3, 1, 2], 60_000, async () => 2);
  recorder.close();
  expect(batch).toEqual([1, 2]);
});

test('it is asked again until it is certain', async () => {
  const answers = [null, null, 2];
  const { batch } = await firstShown([2, 1], 60_000, async () => answers.shift() ?? null);
  expect(batch).toEqual([1, 2]);
  expect(answers).toEqual([]);
});

test('where nothing is ever certain, all is shown in the end', async () => {
  let asked = 0;
  const { batch } = await firstShown([2, 1], 4, async () => {
    asked++;
    return null;
  });
  expect(batch).toEqual([1, 2]);
  expect(asked).toBe(3);
});
