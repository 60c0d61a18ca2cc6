import { Process, Queue, SimpleQueue } from '../src/index.js';
import { alternate, compare, type Figure } from './figure.js';
import { pythonNumber } from './python.js';

/**
 * What does a small message cost from one process to another, from the first that arrives to the
 * last?
 */

const MESSAGES = 100_000;
const BOUNDED = 30_000;

type AnyQueue = Queue | SimpleQueue;

export async function queue(): Promise<Figure[]> {
  const simple = await alternate(5, {
    ours: () => perMessage(new SimpleQueue(), MESSAGES),
    Python: () => pythonNumber('queues.py', 'simple', 0, MESSAGES),
  });
  const unbounded = await alternate(5, {
    ours: () => perMessage(new Queue(), MESSAGES),
    Python: () => pythonNumber('queues.py', 'queue', 0, MESSAGES),
  });
  const bounded = await alternate(5, {
    ours: () => perMessage(new Queue(3), BOUNDED),
    Python: () => pythonNumber('queues.py', 'queue', 3, BOUNDED),
  });
  return [
    {
      name: 'SimpleQueue: a message',
      unit: 'ns',
      ...compare(simple, 'ours', 'Python'),
      target: 1 / 2,
    },
    {
      name: 'Queue(): a message',
      unit: 'ns',
      ...compare(unbounded, 'ours', 'Python'),
      target: 1 / 2,
    },
    {
      name: 'Queue(3): a message',
      unit: 'ns',
      ...compare(bounded, 'ours', 'Python'),
      target: 1 / 3,
    },
  ];
}

async function perMessage(one: AnyQueue, messages: number): Promise<number> {
  const producer = new Process({ module: import.meta.url, target: puts, args: [one, messages] });
  producer.start();
  await one.get();
  const began = process.hrtime.bigint();
  for (let count = 1; count < messages; count++) await one.get();
  const took = Number(process.hrtime.bigint() - began);
  if ((await producer.join()) !== 0) throw new Error('the producer failed');
  return took / (messages - 1);
}

/** @internal runs in the producer */
export async function puts(one: AnyQueue, messages: number): Promise<void> {
  for (let count = 0; count < messages; count++) await one.put({ i: 1, s: 'ticket' });
}
