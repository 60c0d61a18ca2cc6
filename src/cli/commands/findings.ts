import type { Act, Demo } from '../../act/act.js';
import type { CountedEnd, Exploration } from '../../explore/strategies/exploration.js';
import { isLoss } from '../../explore/model/order-end.js';
import type { Options } from '../../scenario/scenario.js';
import type { Finding } from '../../view/tables/census.js';
import type { Account } from '../sandbox/exploration-of.js';
import type { SubjectFlags } from '../args/subject-options.js';

/** What is asked of a search through the orders, and what it found. */

export interface ExploreFlags extends SubjectFlags {
  /** Every order is carried out, one by one. */
  readonly full?: boolean;
  /** Every order is carried out on real processes too. */
  readonly real?: boolean;
  /** The most orders that are carried out for an act. */
  readonly max?: number;
  /** The most steps of an order. */
  readonly steps?: number;
}

/** An act, and what a search through its orders found. */
export interface Found {
  readonly demo: Demo;
  readonly act: Act;
  readonly options: Options;
  readonly account: Account;
  readonly state: Finding;
}

export function stateOf({ complete, endings, livelock }: Exploration): Finding {
  if (livelock !== null || endings.some(({ how }) => isLoss(how))) return 'wrong';
  return complete ? 'safe' : 'unknown';
}

/** How many orders end in such a way; null when that is not counted. */
export function ordersOf(
  endings: readonly CountedEnd[],
  which: (ending: CountedEnd) => boolean,
): bigint | null {
  return endings
    .filter(which)
    .reduce<bigint | null>(
      (sum, { orders }) => (sum === null || orders === null ? null : sum + orders),
      0n,
    );
}
