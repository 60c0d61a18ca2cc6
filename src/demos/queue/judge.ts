import type { Run, Verdict } from '../../act/act.js';
import type { TraceEvent } from '../../trace/event.js';

/** What a queue did with those who put and got: in which order, and how long they had to wait. */

export function judgeOrder(run: Run): Verdict {
  const put = valuesOf(run, 'put');
  const got = valuesOf(run, 'get');
  const served = servedIn(run);
  const ok = put.length > 0 && same(put, got) && served === got.join(' ');
  const summary = { put, got, served, elapsedMs: run.elapsedMs };
  return {
    ok,
    summary,
    sentence: { key: ok ? 'firstInFirstOut' : 'notFirstInFirstOut', data: summary },
  };
}

/** The fourth went in when somebody had got one, and not before. */
export function judgePutBlocked(run: Run): Verdict {
  const puts = run.events.filter(({ op }) => op === 'put');
  const last = puts.at(-1);
  const wait = run.events.find(({ op, process }) => op === 'wait' && process === 'buyer');
  const get = run.events.find(({ op }) => op === 'get');
  const left = run.ending.shared['requests'] as string[];
  const wentInAfterGet =
    wait !== undefined &&
    last !== undefined &&
    get !== undefined &&
    wait.at < get.at &&
    get.at < last.at;
  const summary = {
    put: puts.map(({ value }) => value),
    served: servedIn(run),
    left,
    waitedMs: wait && last && wait.at < last.at ? msBetween(wait, last) : null,
    wentInAfterGet,
    elapsedMs: run.elapsedMs,
  };
  const ok = wentInAfterGet && puts.length === 4 && left.length === 3;
  return {
    ok,
    summary,
    sentence: { key: ok ? 'fourthWaited' : 'fourthDidNotWait', data: summary },
  };
}

/** Who wanted to get began to wait, and got when somebody had put, and not before. */
export function judgeGetBlocked(run: Run): Verdict {
  const wait = run.events.find(({ op, process }) => op === 'wait' && process === 'seller');
  const [put, get] = (['put', 'get'] as const).map((one) =>
    run.events.find(({ op }) => op === one),
  );
  const gotAfterPut =
    wait !== undefined &&
    put !== undefined &&
    get !== undefined &&
    wait.at < put.at &&
    put.at < get.at;
  const summary = {
    put: valuesOf(run, 'put'),
    served: servedIn(run),
    left: run.ending.shared['requests'] as string[],
    waitedMs: wait && get ? msBetween(wait, get) : null,
    gotAfterPut,
    elapsedMs: run.elapsedMs,
  };
  const ok = gotAfterPut && summary.served === put.value && summary.left.length === 0;
  return { ok, summary, sentence: { key: ok ? 'getWaited' : 'getDidNotWait', data: summary } };
}

/**
 * What somebody asked for that was not possible, and how long it was to be ready to wait: 0 for not
 * at all.
 */
export interface Patience {
  readonly who: string;
  readonly raises: 'full' | 'empty';
  readonly timeoutMs: number;
}

/** Full or Empty was raised, when it was to be raised, and nothing else happened to the queue. */
export function judgePatience(run: Run, { who, raises, timeoutMs }: Patience): Verdict {
  const asked = run.events.find(({ op, process }) => op === 'say' && process === who);
  const refused = run.events.find(({ op, process }) => op === raises && process === who);
  const waitedMs = asked && refused ? msBetween(asked, refused) : null;
  const raised = run.ending.outcomes.some(
    ({ process, outcome }) => process === who && outcome === raises,
  )
    ? raises === 'full'
      ? 'Full'
      : 'Empty'
    : null;
  const left = run.ending.shared['requests'] as string[];
  const summary = {
    raised,
    timeoutMs,
    waitedMs,
    served: servedIn(run),
    left,
    elapsedMs: run.elapsedMs,
  };
  // Not earlier; how much later is a matter of how busy the machine is. At once means that it did
  // not begin to wait.
  const hasBegunToWait = run.events.some(({ op, process }) => op === 'wait' && process === who);
  const inTime = waitedMs !== null && waitedMs >= timeoutMs && hasBegunToWait === timeoutMs > 0;
  const untouched =
    raises === 'full' ? summary.served === '1A 1B 1C' && left.length === 0 : left.length === 1;
  const ok = raised !== null && inTime && untouched;
  return {
    ok,
    summary,
    sentence: {
      key: ok ? `${raises}${timeoutMs === 0 ? 'AtOnce' : 'InTime'}` : 'notRaised',
      data: summary,
    },
  };
}

function valuesOf({ events }: Run, op: TraceEvent['op']): unknown[] {
  return events.filter((event) => event.op === op).map(({ value }) => value);
}

/** What the seller says that it got. */
function servedIn({ ending: { outcomes } }: Run): string | null {
  return outcomes.find(({ process }) => process === 'seller')?.outcome ?? null;
}

function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** In microseconds exactly, for a wait must not be shorter than it was to be. */
function msBetween(one: TraceEvent, other: TraceEvent): number {
  return Math.floor((other.at - one.at) / 1e3) / 1e3;
}
