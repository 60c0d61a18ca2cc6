import type { Run, Verdict } from '../../act/act.js';

/** Who waited, for whom, for how long; and what became of it. */

const ms = (nanoseconds: number): number => Math.round(nanoseconds / 1e6);

/**
 * Promises a circle of so many, told while it stands. How soon is a figure, and no promise: on a
 * busy machine everything takes longer.
 */
export function judgeStuck({ deadlock, events, elapsedMs }: Run, size: number): Verdict {
  const cycle = deadlock?.cycle ?? null;
  const closed = events.findLast(({ op, process }) => op === 'wait' && cycle?.includes(process));
  const told = events.find(({ op, process }) => op === 'kill' && process === 'ipc-demo');
  const toldAfterMs = closed && told ? ms(told.at - closed.at) : null;
  const ok = cycle?.length === size && toldAfterMs !== null;
  const summary = { cycle, toldAfterMs, elapsedMs };
  return {
    ok,
    race: cycle !== null,
    summary,
    sentence: { key: ok ? 'stuckAndTold' : 'notStuck', data: summary },
  };
}

/** Promises that all of so many processes come to their end. */
export function judgeUnstuck({ deadlock, ending, elapsedMs }: Run, processes: number): Verdict {
  const done = ending.outcomes.length;
  const summary = { processes, done, elapsedMs };
  const ok = deadlock === null && done === processes;
  return { ok, summary, sentence: { key: ok ? 'allDone' : 'notAllDone', data: summary } };
}

/**
 * Promises that one waited until the other, who had forgotten to release the lock, was gone; or,
 * released, that nobody did.
 */
export function judgeForgotten(
  { events, elapsedMs }: Run,
  promise: 'forgotten' | 'released',
): Verdict {
  const taken = events.filter(({ op }) => op === 'acquire');
  const [first, second] = taken;
  const wait =
    second && events.find(({ op, process }) => op === 'wait' && process === second.process);
  const abandoned = events.find(({ op }) => op === 'abandoned');
  const gone = events.find(({ op, process }) => op === 'exit' && process === first?.process);
  const summary = {
    holder: first?.process ?? null,
    waiter: second?.process ?? null,
    waitedMs: second && wait ? ms(second.at - wait.at) : null,
    abandoned: abandoned !== undefined,
    elapsedMs,
  };
  const isRecovered = abandoned?.value === first?.pid && abandoned?.process === second?.process;
  const ok =
    taken.length === 2 &&
    (promise === 'forgotten'
      ? abandoned !== undefined && isRecovered
      : abandoned === undefined && second!.at < (gone?.at ?? Infinity));
  const key =
    promise === 'forgotten'
      ? ok
        ? 'forgotten'
        : 'notForgotten'
      : ok
        ? 'releasedInTime'
        : 'notReleased';
  return { ok, summary, sentence: { key, data: summary } };
}

/**
 * Promises that the lock was recovered and the next holder told; repaired, that nothing was lost
 * either.
 */
export function judgeKilled(
  { events, ending, options, elapsedMs }: Run,
  promise: 'told' | 'repaired',
): Verdict {
  const killed = events.find(({ op, process }) => op === 'exit' && process === 'buyer-1');
  const blow = events.find(({ op, process }) => op === 'kill' && process === 'main');
  const abandoned = events.find(({ op, process }) => op === 'abandoned' && process === 'buyer-2');
  const first = events.find(({ op, process }) => op === 'start' && process === 'buyer-1');
  const { left, sold } = (ending.shared['tickets'] ?? {}) as { left?: number; sold?: number };
  const tickets = options['tickets']!;
  const lost = left === undefined || sold === undefined ? null : tickets - left - sold;
  // Whom somebody else has killed, before main could, is not what was promised.
  const recoveredAfterMs =
    blow && abandoned && blow.at <= abandoned.at ? ms(abandoned.at - blow.at) : null;
  const summary = {
    tickets,
    left: left ?? null,
    sold: sold ?? null,
    lost,
    holderExitCode: killed?.value ?? null,
    toldOf: abandoned?.value ?? null,
    recoveredAfterMs,
    elapsedMs,
  };
  const isTold =
    killed?.value === -9 && recoveredAfterMs !== null && abandoned?.value === first?.pid;
  const ok = isTold && ending.outcomes.length === 1 && lost === (promise === 'told' ? 1 : 0);
  return {
    ok,
    summary,
    sentence: {
      key: !ok ? 'notRecovered' : promise === 'told' ? 'recovered' : 'repaired',
      data: summary,
    },
  };
}
