import type { Run, Sentence, Verdict } from '../../act/act.js';
import type { TraceEvent } from '../../trace/event.js';

/**
 * What came of a sale: the figures of this very run, and whether they are what the act promises.
 */

export type Promised = 'race' | keyof typeof KEPT;

const KEPT = { lock: 'soldWithLock', join: 'soldInTurn', office: 'soldByOffice' } as const;

/** Points at a sale that should not have been possible. */
export function noteOnSale(
  event: TraceEvent,
  before: readonly TraceEvent[],
  { tickets }: Run['options'],
): Sentence | null {
  if (event.op !== 'outcome' || event.value !== 'bought') return null;
  const sold = before.filter(isSale).length + 1;
  return sold > tickets! ? { key: 'soldAgain', data: { sold, tickets } } : null;
}

export function judgeSale(run: Run, promise: Promised): Verdict {
  const { buyers, tickets, inPlace } = run.options as {
    buyers: number;
    tickets: number;
    inPlace: number;
  };
  const { outcomes, shared } = run.ending;
  const sold = outcomes.filter(({ outcome }) => outcome === 'bought').length;
  const left = (shared['tickets'] as { count: number } | null)?.count ?? null;
  const oversold = Math.max(0, sold - tickets);
  const lostUpdates = left === null ? null : sold - (tickets - left);
  const tornReads = run.events.filter(({ op }) => op === 'torn').length;
  const order = run.events.filter(({ op }) => op === 'outcome').map(({ process }) => process);
  const summary = {
    buyers,
    tickets,
    sold,
    left,
    oversold,
    lostUpdates,
    tornReads,
    elapsedMs: run.elapsedMs,
    order,
  };
  const race = oversold > 0 || lostUpdates !== 0 || tornReads > 0;
  if (promise === 'race') {
    const key =
      oversold > 0 ? 'oversold' : race ? 'racedOtherwise' : buyers === 1 ? 'nobodyElse' : 'noRace';
    return { ok: inPlace ? tornReads > 0 : race, race, summary, sentence: { key, data: summary } };
  }
  const inOrder = order.every((name, index) => name === `buyer-${index + 1}`);
  const ok = !race && sold === Math.min(buyers, tickets) && (promise !== 'join' || inOrder);
  return {
    ok,
    race,
    summary,
    sentence: { key: ok ? KEPT[promise] : 'soldWrongly', data: summary },
  };
}

/** One seller for all, and nobody else has touched the file. */
export function judgeOffice(run: Run): Verdict {
  const sale = judgeSale(run, 'office');
  // Whoever is answered first may be the last to hear it.
  const order = run.events.flatMap(({ process, op, on }) =>
    process === 'seller' && (op === 'put' || op === 'send') && on?.startsWith('answers-')
      ? [on.replace('answers', 'buyer')]
      : [],
  );
  const verdict = { ...sale, summary: { ...sale.summary, order } };
  const strangers = [
    ...new Set(
      run.events
        .filter(({ on, process }) => on === 'tickets.json' && process !== 'seller')
        .map(({ process }) => process),
    ),
  ];
  return strangers.length === 0
    ? verdict
    : { ...verdict, ok: false, sentence: { key: 'notTheSeller', data: { strangers } } };
}

function isSale({ op, value }: TraceEvent): boolean {
  return op === 'outcome' && value === 'bought';
}
