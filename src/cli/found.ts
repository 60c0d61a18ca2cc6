import type { Act, Demo } from '../act.js';
import type { Ending, Exploration } from '../explore/exploration.js';
import { isLoss } from '../explore/verdict.js';
import type { Options } from '../scenario.js';
import type { State } from '../view/census.js';
import type { Account } from './account.js';
import type { SubjectFlags } from './subject.js';

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
  readonly state: State;
}

export function stateOf({ complete, endings, livelock }: Exploration): State {
  if (livelock !== null || endings.some(({ how }) => isLoss(how))) return 'wrong';
  return complete ? 'safe' : 'unknown';
}

/** How many orders end in such a way; null when that is not counted. */
export function ordersOf(endings: readonly Ending[], which: (ending: Ending) => boolean): bigint | null {
  return endings.filter(which).reduce<bigint | null>((sum, { orders }) => (sum === null || orders === null ? null : sum + orders), 0n);
}
