import type { Run, Verdict } from '../../act/act.js';

/**
 * What came of many processes adding 1 to the same number: how many additions are in it, and how
 * many are lost.
 */

export interface CountOptions extends Record<string, number> {
  readonly processes: number;
  /** How often each process adds 1. */
  readonly increments: number;
}

export type CountPromise = 'updates are lost' | 'none is lost';

/** @param actual what the number says at the end */
export function judgeCount(
  { options, ending }: Run,
  actual: number,
  promise: CountPromise,
): Verdict {
  const { processes, increments } = options as CountOptions;
  const expected = processes * increments;
  const lost = expected - actual;
  const summary = { processes, increments, expected, actual, lost };
  const finished = ending.outcomes.filter(({ outcome }) => outcome === 'added').length;
  if (finished < processes)
    return {
      ok: false,
      summary,
      sentence: { key: 'countCutShort', data: { ...summary, finished } },
    };
  if (promise === 'updates are lost')
    return {
      ok: lost > 0,
      race: lost > 0,
      summary,
      sentence: { key: lost > 0 ? 'updatesLost' : 'luckyCount', data: summary },
    };
  return {
    ok: lost === 0,
    race: lost !== 0,
    summary,
    sentence: { key: lost === 0 ? 'noneLost' : 'updatesLost', data: summary },
  };
}
