import type { Act } from '../../act/act.js';
import { checkOnProcesses, type RealCheck } from '../../run/every-order.js';
import { drawFinding, type Finding } from '../../view/tables/census.js';
import { drawVerdict } from '../../view/verdict.js';
import { wrap } from '../../view/look.js';
import { type Context, writeLine } from '../shell/context.js';
import type { ExploreFlags } from './findings.js';
import { screenOf } from '../output/open.js';
import { lookOf } from '../output/look.js';
import type { Subject } from '../args/subject.js';

/** `explore --real`: every order on forked processes too, beside the model. */

/** How often the number of orders is told anew. */
const EACH = 20;

/** Within so many milliseconds: whether real processes do what the model says. */
export async function exploreReal(
  subject: Subject,
  act: Act,
  timeout: number,
  flags: ExploreFlags,
  context: Context,
): Promise<Finding> {
  const { demo, options } = subject;
  const { realOrders } = context.messages;
  const output = screenOf(demo, flags, context.messages);
  context.interrupts.hasProcesses = true;
  const bounds = {
    timeout,
    signal: context.interrupts.signal,
    ...(flags.max === undefined ? {} : { max: flags.max }),
  };
  const found = await checkOnProcesses(demo, act, options, bounds, (orders) => {
    if (orders % EACH === 0) output.working(realOrders.working(orders));
  });
  const state = stateOfReal(found);
  const ok = state === 'safe';
  const sentence = sentenceOf(found, context);
  if (flags.json)
    writeLine({
      type: 'rehearsal',
      demo: demo.name,
      act: act.name,
      ok,
      ...figuresOf(found),
      mismatches: found.mismatches,
      message: sentence,
    });
  const look = lookOf(flags, context.messages);
  output.conclude([
    ...(state === 'unknown'
      ? drawFinding(look, state, sentence)
      : drawVerdict(look, { ok }, sentence)),
    ...found.mismatches.slice(0, 1).flatMap(({ order, where, broken }) => {
      const why = where
        ? context.messages.order.differs(where.step, where.real, where.model)
        : context.messages.order.notKept(broken!.steps, String(broken!.who), broken!.why);
      return wrap(`${order}: ${why}`, look.width - 4).map((line) => `  ${line}`);
    }),
    '',
  ]);
  return state;
}

function stateOfReal({ orders, mismatches }: RealCheck): Finding {
  if (mismatches.length > 0) return 'wrong';
  return orders > 0 ? 'safe' : 'unknown';
}

function figuresOf({ orders, deadlocks, complete, stopped, elapsedMs }: RealCheck): object {
  return {
    orders,
    deadlocks,
    complete,
    stopped,
    elapsedMs: Math.round(elapsedMs),
    ordersPerSecond: rateOf({ orders, elapsedMs }),
  };
}

function sentenceOf(found: RealCheck, { messages: { realOrders } }: Context): string {
  const { orders, deadlocks, mismatches, cut, drawn, complete } = found;
  const figures = {
    orders,
    deadlocks,
    mismatches: mismatches.length,
    cut,
    drawn,
    complete,
    rate: rateOf(found),
  };
  if (mismatches.length > 0) return realOrders.disagrees(figures);
  return orders > 0 ? realOrders.agrees(figures) : realOrders.none(figures);
}

function rateOf({ orders, elapsedMs }: Pick<RealCheck, 'orders' | 'elapsedMs'>): number {
  return Math.round((orders / elapsedMs) * 1000);
}
