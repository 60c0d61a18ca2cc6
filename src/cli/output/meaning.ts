import { formatToken } from '../../trace/order.js';
import { type Act, isLifecycle } from '../../act/act.js';
import type { Exploration } from '../../explore/strategies/exploration.js';
import type { OrderEnd } from '../../explore/model/order-end.js';
import type { Messages } from '../../messages/index.js';
import type { Options } from '../../scenario/scenario.js';
import { displayName, type Look } from '../../view/look.js';
import { stuckTexts } from '../../view/stuck.js';

/** What an ending means, in a few words. */
export function meaningOf(end: OrderEnd, act: Act, options: Options, look: Look): string {
  return besideDeaths(look, end, meaningBeside(end, act, options, look));
}

/** With who has died, where somebody has. */
export function besideDeaths(
  look: Look,
  { ending: { died = [] } }: Pick<OrderEnd, 'ending'>,
  meaning: string,
): string {
  return died.length === 0
    ? meaning
    : look.messages.explore.died(
        died.map((name) => displayName(look, name)),
        meaning,
      );
}

/** The same, of all but who has died. */
function meaningBeside(
  { how, ending, deadlock, failures, left }: OrderEnd,
  act: Act,
  options: Options,
  look: Look,
): string {
  const { explore, clauses } = look.messages;
  if (how === 'cut') return explore.cut;
  if (how === 'overtaken') return explore.overtaken(mostOvertakenIn(act));
  if (how === 'always') return explore.always(ending);
  const threw = failures.map(({ process, message }) =>
    explore.threw(displayName(look, process), message),
  );
  const held = leftTexts(look, left);
  const stuck = deadlock ? stuckTexts(look, deadlock) : [];
  if (how !== 'holds' && how !== 'broken') return clauses([...threw, ...held, ...stuck]);
  const { key, data } = act.judge({
    options,
    events: [],
    ending,
    elapsedMs: 0,
    survivors: [],
    deadlock,
  }).sentence;
  return (explore.endings[key] ?? look.messages.sentences[key])(data as never);
}

function mostOvertakenIn({ scenario }: Act): number {
  const progress = isLifecycle(scenario) ? undefined : scenario.progress;
  return typeof progress === 'object' ? progress.overtaken : 0;
}

/** Who ended with a lock in hand, of each lock. */
export function leftTexts(look: Look, left: OrderEnd['left']): string[] {
  return [...new Set(left.map(({ on }) => on))].map((on) =>
    look.messages.explore.left(
      left.filter((one) => one.on === on).map(({ process }) => displayName(look, process)),
      on,
    ),
  );
}

/** Steps that can be taken again and again. */
export function circleText(
  { way, round, isFair }: NonNullable<Exploration['livelock']>,
  { explore }: Messages,
): string {
  const tell = isFair ? explore.circle : explore.endlessOrder;
  return tell(formatToken(way), formatToken(round));
}
