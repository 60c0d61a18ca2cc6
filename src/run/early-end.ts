import type { TraceEvent } from '../trace/event.js';
import type { OrderEnd } from '../explore/model/order-end.js';
import type { OrderEnds } from './between/gate.js';
import type { Gatekeeper } from './between/gatekeeper.js';
import type { Troubles } from './troubles.js';

/**
 * An order may end before everybody has: what must always hold does not, or only daemons are left.
 * What counts then is what is there at that moment; whoever goes on to its end afterwards does so
 * for nothing.
 */
export interface EarlyEnd {
  readonly shared: Readonly<Record<string, unknown>>;
  readonly events: readonly TraceEvent[];
  readonly troubles: Troubles;
}

/** How real processes are to take it when all its steps have been taken. */
export function endsOf({ deadlock, isEarly }: OrderEnd): OrderEnds {
  return deadlock ? 'stuck' : isEarly ? 'early' : 'whole';
}

/** In milliseconds. */
const LOOK_AGAIN = 50;

/** Null where the order does not come to that end. */
export async function endEarly(
  gatekeeper: Gatekeeper,
  isUnderWay: () => boolean,
  look: () => Promise<EarlyEnd>,
): Promise<EarlyEnd | null> {
  while (!(await gatekeeper.hasRested(LOOK_AGAIN))) if (!isUnderWay()) return null;
  try {
    return await look();
  } finally {
    gatekeeper.endHere();
  }
}
