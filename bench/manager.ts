import { Manager } from '../src/index.js';
import { alternate, compare, type Figure } from './figure.js';
import { python } from './python.js';

/**
 * What does a method of a manager's dict cost: one awaited after the other, and a hundred at once?
 */

const CALLS = 5000;
const AT_ONCE = 100;

interface Costs {
  readonly set: number;
  readonly get: number;
}

export async function manager(): Promise<Figure[]> {
  await using keeper = await Manager.start();
  const dict = await keeper.dict({ count: 0 });
  const theirs: Costs[] = [];
  const pythons = (): Costs => {
    const costs = (python('managers.py', CALLS) as Costs | null) ?? { set: NaN, get: NaN };
    theirs.push(costs);
    return costs;
  };
  const rounds = await alternate(5, {
    set: () => oneByOne((count) => dict.set('count', count)),
    get: () => oneByOne(() => dict.get('count')),
    together: () => together(() => dict.get('count')),
    'Python set': () => pythons().set,
    'Python get': () => theirs.at(-1)!.get,
  });
  return [
    { name: 'manager: dict.set', unit: 'ns', ...compare(rounds, 'set', 'Python set'), target: 1 },
    { name: 'manager: dict.get', unit: 'ns', ...compare(rounds, 'get', 'Python get'), target: 1 },
    {
      name: 'manager: dict.get, 100 at once',
      unit: 'ns',
      ...compare(rounds, 'together', 'Python get'),
      target: 1 / 3,
    },
  ];
}

async function oneByOne(call: (count: number) => Promise<unknown>): Promise<number> {
  const began = process.hrtime.bigint();
  for (let count = 0; count < CALLS; count++) await call(count);
  return Number(process.hrtime.bigint() - began) / CALLS;
}

async function together(call: () => Promise<unknown>): Promise<number> {
  const began = process.hrtime.bigint();
  for (let count = 0; count < CALLS; count += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, call));
  return Number(process.hrtime.bigint() - began) / CALLS;
}
