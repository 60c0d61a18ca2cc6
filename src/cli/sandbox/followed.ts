import type { Source } from '../../act/act.js';
import { mustAwait } from '../../explore/awaited.js';
import { OrderError, type Reason } from '../../explore/model/errors.js';
import type { Order } from '../../explore/model/order.js';
import { type CarriedOrder, carryOutOrder } from '../../explore/one-order.js';
import type { Options, Scenario } from '../../scenario/scenario.js';

/** An order that is asked for, from its beginning to its end. */
export interface OrderOf {
  readonly kind: 'order';
  readonly source: Source;
  readonly act: string;
  readonly options: Options;
  readonly schedule: Order;
}

/** What comes of it; or at which step it cannot be followed, and why. */
export type Followed =
  | { readonly carried: CarriedOrder }
  | { readonly carried: null; readonly step: number; readonly reason: Reason };

export async function follow(
  scenario: Scenario,
  options: Options,
  schedule: Order,
): Promise<Followed> {
  await mustAwait(scenario, options);
  try {
    return { carried: await carryOutOrder(scenario, options, schedule) };
  } catch (error) {
    if (!(error instanceof OrderError)) throw error;
    const { step, reason } = error;
    return { carried: null, step, reason };
  }
}
