import type { Run, Verdict } from '../../act/act.js';
import type { Options } from '../../scenario/index.js';

/**
 * What became of the board: who was there, what was the last thing heard of them, and whether that
 * is what the act promises.
 */

/** More looks than there are sales, so the board is in mid-work when main ends. */
export const looksOf = ({ tickets }: Options): number => tickets! + 5;

export function judgeDaemon(run: Run): Verdict {
  const { facts, summary } = report(run);
  const ok =
    facts.opened &&
    !facts.closed &&
    facts.mainEnded &&
    facts.boardExit === -15 &&
    run.survivors.length === 0;
  return { ok, summary, sentence: { key: ok ? 'daemonEnded' : 'daemonSurvived', data: summary } };
}

export function judgeNonDaemon(run: Run): Verdict {
  const { facts, summary } = report(run);
  const ok =
    facts.opened &&
    facts.closed &&
    facts.mainEnded &&
    facts.boardExit === 0 &&
    facts.mainWaited &&
    run.survivors.length === 0;
  return { ok, summary, sentence: { key: ok ? 'mainWaited' : 'mainDidNotWait', data: summary } };
}

export function judgeNoChildren(run: Run): Verdict {
  const { summary } = report(run);
  const error =
    run.events.find(({ op, process }) => op === 'say' && process === 'board')?.value ?? null;
  const refused = run.ending.outcomes.some(
    ({ process, outcome }) => process === 'board' && outcome === 'refused',
  );
  const helpers = run.events.filter(
    ({ process, op }) => process === 'helper' && op === 'start',
  ).length;
  const ok =
    refused && helpers === 0 && error === 'daemonic processes are not allowed to have children';
  return {
    ok,
    summary: { ...summary, error, helpers },
    sentence: { key: ok ? 'childRefused' : 'childAllowed', data: { error } },
  };
}

/** The figures of a run: who was there, and what was the last thing heard of them. */
function report(run: Run): { facts: Facts; summary: Readonly<Record<string, unknown>> } {
  const find = (process: string, op: string, value?: unknown) =>
    run.events.find(
      (event) =>
        event.process === process &&
        event.op === op &&
        (value === undefined || event.value === value),
    );
  const exitCode = (name: string): number | null =>
    (find(name, 'exit')?.value as number | undefined) ?? null;
  const ms = (event: { at: number } | undefined): number | null =>
    event ? Math.round(event.at / 1e6) : null;
  const facts: Facts = {
    opened: find('board', 'say', 'boardOpens') !== undefined,
    closed: find('board', 'say', 'boardCloses') !== undefined,
    mainEnded: find('main', 'say', 'mainEnds') !== undefined,
    mainWaited:
      (find('main', 'exit')?.at ?? 0) >= (find('board', 'say', 'boardCloses')?.at ?? Infinity),
    boardExit: exitCode('board'),
  };
  const summary = {
    mainPid: find('main', 'start')?.pid ?? null,
    boardPid: find('board', 'start')?.pid ?? null,
    looks: run.events.filter(({ process, op }) => process === 'board' && op === 'read').length,
    looksPlanned: looksOf(run.options),
    lastLinePrinted: facts.closed,
    boardExitCode: facts.boardExit,
    mainExitCode: exitCode('main'),
    mainCodeEndedMs: ms(find('main', 'say', 'mainEnds')),
    boardGoneMs: ms(find('board', 'exit')),
    mainGoneMs: ms(find('main', 'exit')),
    survivors: run.survivors,
    elapsedMs: run.elapsedMs,
  };
  return { facts, summary };
}

interface Facts {
  readonly opened: boolean;
  readonly closed: boolean;
  readonly mainEnded: boolean;
  readonly mainWaited: boolean;
  readonly boardExit: number | null;
}
