import { Value } from '../src/index.js';
import { alternate, compare, type Figure } from './figure.js';
import { pythonNumber } from './python.js';

/** What does it cost to read and to write a shared number? */

const TIMES = 1_000_000;

export async function value(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [what, ours] of [
    ['read', read],
    ['write', write],
  ] as const) {
    const rounds = await alternate(7, {
      Value: () => ours(new Value('i')),
      'mp.RawValue': () => pythonNumber('value.py', 'raw', what, TIMES),
      'mp.Value': () => pythonNumber('value.py', 'locked', what, TIMES),
    });
    figures.push(
      { name: `value: ${what}`, unit: 'ns', ...compare(rounds, 'Value', 'mp.RawValue'), target: 1 },
      { name: `value: ${what}`, unit: 'ns', ...compare(rounds, 'Value', 'mp.Value'), target: 1 },
    );
  }
  return figures;
}

function read(one: Value<'i'>): number {
  one.value = 1;
  let sum = 0;
  const began = process.hrtime.bigint();
  for (let time = 0; time < TIMES; time++) sum += one.value;
  const took = Number(process.hrtime.bigint() - began);
  // Used, so that nobody may leave the reading out.
  if (sum !== TIMES) throw new Error(`read ${sum} instead of ${TIMES}`);
  return took / TIMES;
}

function write(one: Value<'i'>): number {
  const began = process.hrtime.bigint();
  for (let time = 0; time < TIMES; time++) one.value = time;
  const took = Number(process.hrtime.bigint() - began);
  if (one.value !== TIMES - 1) throw new Error(`wrote ${one.value} instead of ${TIMES - 1}`);
  return took / TIMES;
}
