import type { Process, Sizes } from '../program.js';
import { compareExchange, load, store, times, type Words } from '../words.js';

const some =
  (process: Process<Words>): Sizes<Words> =>
  (count) => ({
    start: { n: 0 },
    processes: times(count, process),
    holds: ({ n }) => n === count,
  });

export const programs: Record<string, Sizes<Words>> = {
  loadAndStore: some(function* () {
    yield* store('n', (yield* load('n')) + 1);
  }),
  triesOnce: some(function* () {
    const seen = yield* load('n');
    yield* compareExchange('n', seen, seen + 1);
  }),
  right: some(function* () {
    for (;;) {
      const seen = yield* load('n');
      if ((yield* compareExchange('n', seen, seen + 1)) === seen) return;
    }
  }),
};
