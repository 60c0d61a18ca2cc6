import type { Source } from '../../act/act.js';
import { OrderError, type Reason } from '../../explore/model/errors.js';
import type { Order } from '../../trace/order.js';
import { type CarriedOrder, carryOutOrder } from '../../explore/one-order.js';
import type { Options, Scenario } from '../../scenario/scenario.js';
import type { LineFinder } from '../../trace/source-line.js';
import { tryOut } from './trial.js';

/** An order that is asked for, from its beginning to its end. */
export interface OrderOf {
  readonly kind: 'order';
  readonly source: Source;
  readonly act: string;
  readonly options: Options;
  readonly schedule: Order;
  /** Whether each step is to say from which line of the code it comes. */
  readonly lines: boolean;
}

/** What comes of it; or at which step it cannot be followed, and why. */
export type Followed =
  | { readonly carried: CarriedOrder }
  | {
      readonly carried: null;
      /** At which step it cannot be followed, counted from 1. */
      readonly step: number;
      readonly reason: Reason;
    };

export async function follow(
  scenario: Scenario,
  options: Options,
  schedule: Order,
  isInLines: boolean,
  file: string,
): Promise<Followed> {
  await tryOut(scenario, options, file);
  const carry = (lines: LineFinder | null): Promise<CarriedOrder> =>
    carryOutOrder(scenario, options, schedule, false, lines);
  try {
    const carried = isInLines
      ? await (await import('../../trace/call-sites.js')).withLines(carry)
      : await carry(null);
    return { carried };
  } catch (error) {
    if (!(error instanceof OrderError)) throw error;
    const { step, reason } = error;
    return { carried: null, step, reason };
  }
}
