import { describe, expect, test } from '@jest/globals';
import { explore } from '../../src/explore/explore.js';
import { isLoss } from '../../src/explore/model/order-end.js';
import type { Scenario } from '../../src/scenario/index.js';

/**
 * The library's own algorithms, as scenarios over words: each is proved, wherever somebody dies, and
 * what is left out on purpose is found. Seconds where there are hundreds of thousands of states.
 */

/** What each version comes to: nothing that goes wrong, or how it does. */
type Found = Readonly<Record<string, readonly string[]>>;
const FOUND: Readonly<Record<string, Found>> = {
  lock: {
    three: [],
    two: [],
    withoutMark: ['deadlock'],
    withoutLookingAgain: ['deadlock'],
    ringsBeforeFreeing: ['deadlock'],
    withoutMarkForOthers: ['deadlock'],
    withoutTakeOver: ['deadlock'],
    withoutComparing: ['error: two are inside'],
    withoutAsking: ['deadlock'],
  },
  semaphore: {
    three: [],
    two: [],
    withoutLookingAgain: ['deadlock'],
    ringsBeforeGiving: ['deadlock'],
    withoutComparing: ['broken'],
    withoutPassingOn: ['deadlock'],
  },
  condition: {
    three: [],
    two: [],
    withoutAnnouncingFirst: ['deadlock'],
    withoutAsking: ['deadlock'],
    ringsBeforeGranting: ['deadlock'],
  },
  barrier: {
    three: [],
    two: [],
    again: [],
    withoutComparing: ['deadlock'],
    withoutGeneration: ['deadlock'],
    withoutTheDead: ['deadlock'],
  },
  ring: {
    three: [],
    two: [],
    countsBeforeWriting: ['broken'],
    withoutTurns: ['broken'],
    withoutWritersLock: ['error: a message is missing'],
  },
};

// Seen from dist/test/explore.
const examples = new URL('../../../examples/algorithms/', import.meta.url);
const files: { file: string; found: Found; scenarios: Readonly<Record<string, Scenario>> }[] = [];
for (const [file, found] of Object.entries(FOUND)) {
  // One after the other: jest cannot link a module that two are waiting for.
  const scenarios = (await import(new URL(`${file}.mjs`, examples).href)) as Record<
    string,
    Scenario
  >;
  files.push({ file, found, scenarios });
}

describe.each(files)('$file', ({ found, scenarios }) => {
  test('has these versions', () => {
    expect(Object.keys(scenarios).toSorted()).toEqual(Object.keys(found).toSorted());
  });

  test.each(Object.entries(found))(
    '%s: %j',
    async (version, losses) => {
      const { complete, endings, livelock } = await explore(scenarios[version]!, {});
      const how = endings.filter((ending) => isLoss(ending.how)).map(toldOf);
      expect([complete, livelock]).toEqual([true, null]);
      expect([...new Set(how)]).toEqual(losses);
    },
    120_000,
  );
});

function toldOf({ how, failures }: { how: string; failures: readonly { message: string }[] }) {
  const [first] = failures;
  return first === undefined ? how : `${how}: ${first.message.replace(/^\w+: /, '')}`;
}

test('whoever dies: of three that have the lock by turns, the first can, and two that both can', () => {
  const { three, two } = files[0]!.scenarios;
  expect([three!.crash, two!.crash]).toEqual([
    { workers: ['p-1'], most: 1 },
    { workers: ['p-1', 'p-2'], most: 2 },
  ]);
});
