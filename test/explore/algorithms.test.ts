import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { isLoss, type OrderEnd } from '../../src/explore/model/order-end.js';
import type { Scenario } from '../../src/scenario/index.js';
import { run } from '../command.js';

/**
 * The library's own algorithms, as scenarios over words: each is proved, wherever somebody dies, and
 * what is left out on purpose is found. By the command, for hundreds of thousands of states take three
 * times as long in here.
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
  'hand-over': {
    handsOver: [],
    withoutHandOver: ['overtaken'],
    withoutOrder: ['overtaken'],
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

interface Told {
  readonly type: string;
  readonly act: string;
  readonly complete: boolean;
  readonly summary: {
    readonly endings: readonly { readonly how: OrderEnd['how']; readonly text: string }[];
  };
}

describe.each(Object.entries(FOUND))('%s', (file, found) => {
  let told: readonly Told[] = [];

  beforeAll(async () => {
    const path = fileURLToPath(new URL(`${file}.mjs`, examples));
    const { stdout } = await run(['explore', path, '--json', '--timeout', '6000']);
    told = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Told);
  }, 1_200_000);

  test('has these versions', () => {
    const acts = told.filter(({ type }) => type === 'exploration').map(({ act }) => act);
    expect(acts.toSorted()).toEqual(Object.keys(found).toSorted());
  });

  test.each(Object.entries(found))('%s: %j', (version, losses) => {
    const of = (type: string): Told =>
      told.find((line) => line.type === type && line.act === version)!;
    const lost = of('verdict').summary.endings.filter(({ how }) => isLoss(how));
    expect(of('exploration')).toMatchObject({ complete: true, stopped: null });
    expect([...new Set(lost.map(toldOf))]).toEqual(losses);
    expect(of('verdict')).toMatchObject({ ok: losses.length === 0 });
  });
});

function toldOf({ how, text }: { readonly how: string; readonly text: string }): string {
  return how === 'error' ? `error: ${/AssertionError: ([\w ]+)/.exec(text)?.[1]}` : how;
}

test('whoever dies: of three that have the lock by turns, the first can, and two that both can', async () => {
  const { three, two } = (await import(new URL('lock.mjs', examples).href)) as Record<
    string,
    Scenario
  >;
  expect([three!.crash, two!.crash]).toEqual([
    { workers: ['p-1'], most: 1 },
    { workers: ['p-1', 'p-2'], most: 2 },
  ]);
});
