import fc from 'fast-check';
import { explore as exploreAll } from '../src/explore/explore.js';
import { jsonFile, type JsonFile, named, scenario, type Shared } from '../src/scenario/index.js';
import { alternate, compare, type Figure, median } from './figure.js';

/**
 * How long one order takes in which five processes each read a number and write it plus one: all
 * 113,400 of them, beside fast-check's scheduler, which tries them at random.
 */

const PROCESSES = 5;
const ORDERS = 113_400;
/** Enough for fast-check to be as warm as it gets. */
const THEIRS = 20_000;
const ROUNDS = 5;

interface Count {
  readonly n: number;
}

/** The very same worker for both. */
async function add({ file }: { file: Pick<JsonFile<Count>, 'read' | 'write'> }): Promise<void> {
  const { n } = await file.read();
  await file.write({ n: n + 1 });
}

const counter = scenario({
  shares: () => ({ file: jsonFile<Count>('count.json', { n: 0 }) }),
  workers: () => named<{ file: Shared<JsonFile<Count>> }>('process', PROCESSES, add),
  holds: ({ shared }) => (shared['file'] as Count).n === PROCESSES,
});

export async function explore(): Promise<Figure[]> {
  const rounds = await alternate(ROUNDS, { ours, 'fast-check': theirs });
  const perSecond = (name: 'ours' | 'fast-check'): number =>
    median(rounds.map((round) => 1e9 / round[name]));
  const rate = perSecond('ours') / perSecond('fast-check');
  return [
    {
      name: 'an order of five processes',
      unit: 'ns',
      ...compare(rounds, 'ours', 'fast-check'),
      target: 0.1,
    },
    {
      name: 'the same, orders a second',
      unit: '/s',
      ours: perSecond('ours'),
      beside: { what: 'fast-check', value: perSecond('fast-check'), ratio: rate },
      target: null,
    },
  ];
}

async function ours(): Promise<number> {
  const began = performance.now();
  const { runs } = await exploreAll(counter, {}, { full: true });
  if (runs !== ORDERS) throw new Error(`${runs} orders were explored, not ${ORDERS}`);
  return ((performance.now() - began) * 1e6) / ORDERS;
}

async function theirs(): Promise<number> {
  const began = performance.now();
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    let value: Count = { n: 0 };
    const file = {
      read: scheduler.scheduleFunction(async () => ({ ...value })),
      write: scheduler.scheduleFunction(async (next: Count) => void (value = { ...next })),
    };
    await scheduler.waitFor(Promise.all(Array.from({ length: PROCESSES }, () => add({ file }))));
    return value.n <= PROCESSES;
  });
  await fc.assert(property, { numRuns: THEIRS });
  return ((performance.now() - began) * 1e6) / THEIRS;
}
