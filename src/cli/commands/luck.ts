import type { Act, Demo } from '../../act/act.js';
import { isLoss } from '../../explore/model/order-end.js';
import type { Options } from '../../scenario/scenario.js';
import type { Context } from '../shell/context.js';
import { ordersOf } from './findings.js';
import { inThread, ThreadTrouble } from '../sandbox/thread.js';

/** What a run that went well is worth, where nothing is promised: it was one order, of so many. */
export interface Luck {
  readonly orders: bigint;
  /** How many of them go wrong. */
  readonly losing: bigint;
}

/** So long it is looked for; milliseconds. Whoever wants to know it in any case asks `explore`. */
const SEARCH = 1000;
/** A bound for the thread in which that is done, from which nothing is concluded; milliseconds. */
const THREAD = 10_000;

/** Null where the orders cannot be counted, or not quickly. */
export async function luckOf(
  demo: Demo,
  act: Act,
  options: Options,
  { interrupts: ending }: Context,
): Promise<Luck | null> {
  const job = {
    kind: 'account',
    source: demo.source,
    act: act.name,
    options,
    bounds: { timeout: SEARCH },
    full: false,
  } as const;
  try {
    const {
      exploration: { complete, orders, endings },
    } = await inThread(job, { signal: ending.signal, timeout: THREAD });
    const losing = ordersOf(endings, ({ how }) => isLoss(how));
    return complete && orders !== null && losing !== null ? { orders, losing } : null;
  } catch (error) {
    // What cannot be explored can still be run.
    if (error instanceof ThreadTrouble) return null;
    throw error;
  }
}
