import type { Run, Verdict } from '../../act/act.js';
import type { Options } from '../../scenario/index.js';
import type { TraceEvent } from '../../trace/event.js';

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

/**
 * The board is a daemon and the seller is none. It is `ended` while the seller sells, for main's
 * code has ended; or `kept` as long as the seller sells, for main joins the seller.
 */
export function judgeBeside(run: Run, promise: 'ended' | 'kept'): Verdict {
  const { find, exitCode, ms } = heardIn(run.events);
  const [mainEnds, boardGone, sellerGone, mainGone] = [
    find('main', 'say', 'mainEnds'),
    find('board', 'exit'),
    find('seller', 'exit'),
    find('main', 'exit'),
  ];
  const sales = run.events.filter(({ process, op }) => process === 'seller' && op === 'write');
  const lastLook = run.events.findLast(({ process, op }) => process === 'board' && op === 'read');
  const summary = {
    mainPid: find('main', 'start')?.pid ?? null,
    boardPid: find('board', 'start')?.pid ?? null,
    sellerPid: find('seller', 'start')?.pid ?? null,
    tickets: run.options['tickets']!,
    sold: sales.length,
    lastShown: (lastLook?.value as { count: number } | undefined)?.count ?? null,
    boardExitCode: exitCode('board'),
    sellerExitCode: exitCode('seller'),
    mainExitCode: exitCode('main'),
    mainCodeEndedMs: ms(mainEnds),
    boardGoneMs: ms(boardGone),
    sellerGoneMs: ms(sellerGone),
    mainGoneMs: ms(mainGone),
    survivors: run.survivors,
    elapsedMs: run.elapsedMs,
  };
  const inOrder =
    promise === 'ended'
      ? isInOrder(mainEnds, boardGone, sellerGone, mainGone)
      : isInOrder(sales.at(-1), sellerGone, mainEnds, boardGone, mainGone);
  const ok =
    inOrder &&
    summary.sold === summary.tickets &&
    summary.boardExitCode === -15 &&
    summary.sellerExitCode === 0 &&
    run.survivors.length === 0;
  const key = !ok ? 'besideOtherwise' : promise === 'ended' ? 'endedBeside' : 'keptByJoin';
  return { ok, summary, sentence: { key, data: summary } };
}

function isInOrder(...events: readonly (TraceEvent | undefined)[]): boolean {
  return events.every(
    (event, index) => event !== undefined && (index === 0 || events[index - 1]!.at <= event.at),
  );
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
  const { find, exitCode, ms } = heardIn(run.events);
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

/** What was heard of a process, and when. */
function heardIn(events: readonly TraceEvent[]) {
  const find = (process: string, op: string, value?: unknown): TraceEvent | undefined =>
    events.find(
      (event) =>
        event.process === process &&
        event.op === op &&
        (value === undefined || event.value === value),
    );
  return {
    find,
    exitCode: (name: string): number | null =>
      (find(name, 'exit')?.value as number | undefined) ?? null,
    ms: (event: TraceEvent | undefined): number | null =>
      event ? Math.round(event.at / 1e6) : null,
  };
}

interface Facts {
  readonly opened: boolean;
  readonly closed: boolean;
  readonly mainEnded: boolean;
  readonly mainWaited: boolean;
  readonly boardExit: number | null;
}
