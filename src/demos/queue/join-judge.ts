import type { Run, Verdict } from '../../act/act.js';

/** Whether who has put could be joined before anybody got. */

/** Promises that it could not: it waits for room, and whoever makes room is to come after it. */
export function judgeJoinFirst({ deadlock, events, ending, elapsedMs }: Run): Verdict {
  const waits = deadlock?.waits.map(({ process, op, on }) => `${process} ${op} ${on}`) ?? [];
  const summary = {
    put: events.filter(({ op }) => op === 'put').map(({ value }) => value),
    left: ending.shared['requests'] as string[],
    gets: events.filter(({ op }) => op === 'get').length,
    elapsedMs,
  };
  const ok = waits.join() === 'buyer put requests' && summary.gets === 0;
  return { ok, summary, sentence: { key: ok ? 'joinedTooSoon' : 'joinedInTime', data: summary } };
}

/** Promises that it could, however large its message was, and that all of it arrived. */
export function judgeLarge({ events, ending, elapsedMs }: Run): Verdict {
  const [put, gone, next, get] = [
    events.find(({ op }) => op === 'put'),
    events.find(({ op, process }) => op === 'exit' && process === 'buyer'),
    events.find(({ op, process }) => op === 'start' && process === 'seller'),
    events.find(({ op }) => op === 'get'),
  ];
  const sizeOf = (event: typeof put): number | null =>
    typeof event?.value === 'string' ? event.value.length : null;
  const summary = {
    charactersPut: sizeOf(put),
    charactersGot: sizeOf(get),
    joinedBeforeGet: gone?.value === 0 && next !== undefined && gone.at <= next.at,
    whole: ending.outcomes.some(({ outcome }) => outcome === 'whole'),
    elapsedMs,
  };
  const ok = summary.joinedBeforeGet && summary.whole && put?.value === get?.value;
  return { ok, summary, sentence: { key: ok ? 'largeArrived' : 'largeLost', data: summary } };
}
