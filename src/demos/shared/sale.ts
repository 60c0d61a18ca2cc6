/**
 * Room: what several demonstrations share. Students read it: it is plain, as the demonstrations
 * are.
 */

import type { ComparedAct, JudgedAct, SideBySide } from '../../act/side-by-side.js';
import type { Ending } from '../../scenario/scenario.js';
import { msAtWork } from '../../trace/at-work.js';

/**
 * What must hold when a sale is over: not more tickets sold than there were, and the file knows of
 * each.
 */
export function soldRight(
  { outcomes, shared }: Ending,
  { tickets }: { readonly tickets: number },
): boolean {
  const sold = outcomes.filter(({ outcome }) => outcome === 'bought').length;
  const left = (shared['tickets'] as { readonly count: number } | null)?.count;
  return sold <= tickets && left === tickets - sold;
}

/** Sales side by side. */
export function compareSales(sales: readonly JudgedAct[]): SideBySide {
  return { kind: 'sales', rows: sales.map(rowOf) };
}

function rowOf({ title, summary, events }: JudgedAct): ComparedAct {
  const { sold, left, oversold, lostUpdates, elapsedMs, order } = summary as unknown as Pick<
    ComparedAct,
    'sold' | 'left' | 'oversold' | 'elapsedMs' | 'order'
  > & { readonly lostUpdates: number | null };
  return {
    title,
    sold,
    left,
    oversold,
    lost: oversold > 0 || lostUpdates !== 0,
    elapsedMs,
    sellingMs: msAtWork(events),
    order,
  };
}
