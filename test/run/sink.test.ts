import { writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Process } from '../../src/index.js';
import { EventReader } from '../../src/run/between/event-reader.js';
import { EventWriter } from '../../src/run/between/records.js';
import type { TraceEvent } from '../../src/trace/event.js';
import { fixture } from '../outside.js';

const event = (value: unknown): TraceEvent => ({ at: 1, process: 'a', pid: 1, op: 'say', value });

test('everything that was written before is read before it is drained, in order', async () => {
  const read: TraceEvent[] = [];
  const sink = new EventReader((one) => read.push(one));
  const source = new EventWriter(sink.path);
  for (let value = 0; value < 500; value++) source.write(event(value));
  await sink.drained();
  expect(read.map(({ value }) => value)).toEqual(Array.from({ length: 500 }, (_, value) => value));
  sink.close();
});

test('a record that is too long for one write comes whole, in pieces, whatever others write meanwhile', async () => {
  const read: TraceEvent[] = [];
  const sink = new EventReader((one) => read.push(one));
  const value = '票\n"é\u{1f39f}'.repeat(4_000);
  const children = [1, 2].map(
    () =>
      new Process({
        module: fixture('tells-much'),
        target: 'tellsMuch',
        args: [sink.path, value, 20],
      }),
  );
  for (const child of children) child.start();
  expect(await Promise.all(children.map((child) => child.join()))).toEqual([0, 0]);
  await sink.drained();
  for (const { pid } of children) {
    const told = read.filter((one) => one.pid === pid);
    expect(told.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, at) => at));
    expect(told.every((one) => one.value === value)).toBe(true);
  }
  sink.close();
});

test('what is left of one who died in the middle of a record disturbs nobody', async () => {
  const read: TraceEvent[] = [];
  const sink = new EventReader((one) => read.push(one));
  writeFileSync(sink.path, `${process.pid} 0 3 {"at":\n`);
  new EventWriter(sink.path).write(event('x'.repeat(10_000)));
  await sink.drained();
  expect(read).toEqual([event('x'.repeat(10_000))]);
  sink.close();
});
