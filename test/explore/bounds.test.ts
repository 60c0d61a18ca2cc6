import { expect, test } from '@jest/globals';
import { counter, named, scenario } from '../../src/scenario/index.js';
import { explore } from '../../src/explore/explore.js';
import { mostSteps } from '../../src/explore/strategies/carry-out.js';

/** Each adds one to what it has read: the last steps of hundreds decide as well as the first. */
const crowd = scenario({
  shares: () => ({ n: counter(0) }),
  workers: ({ processes }: { processes: number }) =>
    named<{ n: ReturnType<typeof counter> }>('p', processes, async ({ n }) => {
      for (let time = 0; time < 4; time++) await n.write((await n.read()) + 1);
    }),
  holds: ({ shared }, { processes }) => shared['n'] === processes * 4,
});

test('an order may have a thousand steps, and ten for each worker', () => {
  expect([1, 100, 101, 500].map(mostSteps)).toEqual([1000, 1000, 1010, 5000]);
});

test('many workers with more than a thousand steps in all are no endless loop', async () => {
  const { endings } = await explore(crowd, { processes: 130 }, { max: 5 });
  expect(endings.filter(({ how }) => how === 'cut')).toEqual([]);
  expect(endings[0]!.ending.shared).toEqual({ n: expect.any(Number) });
});
