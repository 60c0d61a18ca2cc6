import type { Run, Verdict } from '../../act/act.js';

/**
 * Whether the variable was two variables: by what main and the child said that they see, and by who
 * they are.
 */
export function judgeNotShared({ events, survivors, elapsedMs }: Run): Verdict {
  const pidOf = (name: string): number | null =>
    events.find(({ process, op }) => process === name && op === 'start')?.pid ?? null;
  const saidBy = (name: string): number[] =>
    events
      .filter(({ process, op }) => process === name && op === 'say')
      .map(({ value }) => (value as { left: number }).left);
  const [mainPid, childPid] = [pidOf('main'), pidOf('child')];
  const [mainBefore = null, mainAfter = null] = saidBy('main');
  const [childBefore = null, childAfter = null] = saidBy('child');
  const summary = { mainPid, childPid, mainBefore, mainAfter, childBefore, childAfter, elapsedMs };
  const areTwo =
    mainPid !== null && childPid !== null && mainPid !== childPid && survivors.length === 0;
  const ok =
    areTwo &&
    childBefore !== null &&
    childAfter !== null &&
    childAfter !== childBefore &&
    mainAfter !== null &&
    mainAfter === mainBefore;
  return { ok, summary, sentence: { key: ok ? 'notShared' : 'sharedAfterAll', data: summary } };
}
