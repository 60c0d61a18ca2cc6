import { Lock } from '../src/index.js';
import { alternate, compare, type Figure } from './figure.js';
import { pythonNumber } from './python.js';

/** What does a lock cost that nobody else wants? */

const PAIRS = 1_000_000;

export async function lock(): Promise<Figure[]> {
  const rounds = await alternate(7, {
    sync: () => sync(new Lock()),
    Python: () => pythonNumber('lock.py', 'uncontended', PAIRS),
    async: () => awaited(new Lock()),
    'a bare await': bareAwait,
  });
  return [
    {
      name: 'lock: acquireSync + release',
      unit: 'ns',
      ...compare(rounds, 'sync', 'Python'),
      target: 0.5,
    },
    {
      name: 'lock: await acquire + release',
      unit: 'ns',
      ...compare(rounds, 'async', 'Python'),
      target: null,
    },
    {
      // What no `await acquire` can do without, whatever the lock costs.
      name: 'await of a settled promise, no lock',
      unit: 'ns',
      ...compare(rounds, 'a bare await', 'Python'),
      target: null,
    },
  ];
}

function sync(one: Lock): number {
  const began = process.hrtime.bigint();
  for (let pair = 0; pair < PAIRS; pair++) {
    one.acquireSync();
    one.release();
  }
  return Number(process.hrtime.bigint() - began) / PAIRS;
}

async function awaited(one: Lock): Promise<number> {
  const began = process.hrtime.bigint();
  for (let pair = 0; pair < PAIRS; pair++) {
    await one.acquire();
    one.release();
  }
  return Number(process.hrtime.bigint() - began) / PAIRS;
}

async function bareAwait(): Promise<number> {
  const settled = Promise.resolve(true);
  const began = process.hrtime.bigint();
  for (let pair = 0; pair < PAIRS; pair++) await settled;
  return Number(process.hrtime.bigint() - began) / PAIRS;
}
