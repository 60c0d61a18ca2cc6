import type { Ending } from '../../scenario/index.js';

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
