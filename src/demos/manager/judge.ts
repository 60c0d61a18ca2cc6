import type { Run, Verdict } from '../../act/act.js';
import type { CountOptions } from '../shared/counter-judge.js';

/**
 * What came of many processes appending to the same list: whether all is there, and each one's in
 * its own order.
 */

export interface Item {
  /** The number of the process. */
  readonly by: number;
  /** The how manieth of this process it is. */
  readonly number: number;
}

export function judgeList({ options, ending }: Run): Verdict {
  const { processes, increments } = options as CountOptions;
  const book = ending.shared['book'] as Item[];
  const expected = processes * increments;
  const distinct = new Set(book.map(({ by, number }) => `${by} ${number}`)).size;
  const summary = {
    processes,
    appended: increments,
    expected,
    actual: book.length,
    lost: expected - distinct,
    outOfOrder: outOfOrder(book),
  };
  const finished = ending.outcomes.filter(({ outcome }) => outcome === 'appended').length;
  if (finished < processes)
    return {
      ok: false,
      summary,
      sentence: { key: 'countCutShort', data: { ...summary, finished } },
    };
  const ok = isInOrder(book, options as CountOptions);
  return {
    ok,
    race: !ok,
    summary,
    sentence: { key: ok ? 'allAppended' : 'notAllAppended', data: summary },
  };
}

/** Every item is there once, and after the one that its process appended before. */
export function isInOrder(book: readonly Item[], { processes, increments }: CountOptions): boolean {
  return book.length === processes * increments && outOfOrder(book) === 0;
}

/** How many items do not come right after the one before of the same process. */
function outOfOrder(book: readonly Item[]): number {
  const last = new Map<number, number>();
  return book.filter(({ by, number }) => {
    const before = last.get(by) ?? 0;
    last.set(by, number);
    return number !== before + 1;
  }).length;
}
