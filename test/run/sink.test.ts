import { expect, test } from '@jest/globals';
import { Sink, Source } from '../../src/run/sink.js';
import type { Event } from '../../src/trace/event.js';

const event = (value: unknown): Event => ({ at: 1, process: 'a', pid: 1, op: 'say', value });

test('everything that was written before is read before it is drained, in order', async () => {
  const read: Event[] = [];
  const sink = new Sink((one) => read.push(one));
  const source = new Source(sink.path);
  for (let value = 0; value < 500; value++) source.write(event(value));
  await sink.drained();
  expect(read.map(({ value }) => value)).toEqual(Array.from({ length: 500 }, (_, value) => value));
  sink.close();
});

test('a value that is too long for one write is left out, and said to be', async () => {
  const read: Event[] = [];
  const sink = new Sink((one) => read.push(one));
  new Source(sink.path).write(event('x'.repeat(10_000)));
  await sink.drained();
  expect(read).toEqual([event('too long to be shown')]);
  sink.close();
});
