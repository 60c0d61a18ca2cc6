import type { Act, Demo } from '../act.js';
import type { EndingCount } from '../explore/census.js';
import type { Exploration } from '../explore/explore.js';
import { isLoss } from '../explore/verdict.js';
import type { Options } from '../scenario.js';
import type { State } from '../view/census.js';
import type { Account } from './account.js';
import type { SubjectFlags } from './subject.js';

/** What is asked of a search through the orders, and what it found. */

export interface ExploreFlags extends SubjectFlags {
  /** Every order is carried out; otherwise those that only swap steps that do not touch each other are left out. */
  readonly full?: boolean;
  /** Every order is carried out on real processes too. */
  readonly real?: boolean;
  /** The most orders that are carried out for an act. */
  readonly max?: number;
}

/** An act, and what a search through its orders found. */
export interface Found {
  readonly demo: Demo;
  readonly act: Act;
  readonly options: Options;
  readonly account: Account;
  readonly state: State;
}

export function stateOf({ complete, endings }: Exploration): State {
  if (endings.some(({ how }) => isLoss(how))) return 'wrong';
  return complete ? 'safe' : 'unknown';
}

/** How many orders end in such a way; NaN when that cannot be counted. */
export function ordersOf(endings: readonly EndingCount[], which: (ending: EndingCount) => boolean): number {
  return endings.filter(which).reduce((sum, { orders }) => sum + orders, 0);
}
