import type { Run, Sentence, Verdict } from '../act.js';
import type { Event } from '../trace/event.js';

/** What came of a sale: the figures of this very run, and whether they are what the act promises. */

export type Promised = 'race' | 'lock' | 'join';

/** Points at a sale that should not have been possible. */
export function remarkOnSale(event: Event, before: readonly Event[], { tickets }: Run['options']): Sentence | null {
  if (event.op !== 'outcome' || event.value !== 'bought') return null;
  const sold = before.filter(isSale).length + 1;
  return sold > tickets! ? { key: 'soldAgain', data: { sold, tickets } } : null;
}

export function judgeSale(run: Run, promise: Promised): Verdict {
  const { buyers, tickets, inPlace } = run.options as { buyers: number; tickets: number; inPlace: number };
  const { outcomes, shared } = run.ending;
  const sold = outcomes.filter(({ outcome }) => outcome === 'bought').length;
  const left = (shared['tickets'] as { count: number } | null)?.count ?? null;
  const oversold = Math.max(0, sold - tickets);
  const lostUpdates = left === null ? null : sold - (tickets - left);
  const tornReads = run.events.filter(({ op }) => op === 'torn').length;
  const order = outcomes.map(({ process }) => process);
  const summary = { buyers, tickets, sold, left, oversold, lostUpdates, tornReads, elapsedMs: run.elapsedMs, order };
  const race = oversold > 0 || lostUpdates !== 0 || tornReads > 0;
  if (promise === 'race') {
    const key = oversold > 0 ? 'oversold' : race ? 'racedOtherwise' : 'noRace';
    return { ok: inPlace ? tornReads > 0 : race, race, summary, sentence: { key, data: summary } };
  }
  const inOrder = order.every((name, index) => name === `buyer-${index + 1}`);
  const ok = !race && sold === Math.min(buyers, tickets) && (promise === 'lock' || inOrder);
  return { ok, race, summary, sentence: { key: ok ? (promise === 'lock' ? 'soldWithLock' : 'soldInTurn') : 'soldWrongly', data: summary } };
}

function isSale({ op, value }: Event): boolean {
  return op === 'outcome' && value === 'bought';
}
