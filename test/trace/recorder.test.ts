import { expect, test } from '@jest/globals';
import type { TraceEvent } from '../../src/trace/event.js';
import { Recorder } from '../../src/trace/recorder.js';

const event = (at: number): TraceEvent => ({ at, process: 'a', pid: 1, op: 'say' });

test('a batch is shown in the order of time, whatever the order of arrival', () => {
  const batches: number[][] = [];
  const recorder = new Recorder((batch) => batches.push(batch.map(({ at }) => at)), 1000);
  for (const at of [3, 1, 2]) recorder.add(event(at));
  recorder.flush();
  expect(batches).toEqual([[1, 2, 3]]);
});

test('a straggler is shown late, and stands in its place in the end', () => {
  const batches: number[][] = [];
  const recorder = new Recorder((batch) => batches.push(batch.map(({ at }) => at)), 1000);
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
  }, 1000);
  recorder.flush();
  expect(recorder.events).toEqual([]);
});
