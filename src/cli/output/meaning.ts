import type { Act } from '../../act/act.js';
import type { OrderEnd } from '../../explore/model/order-end.js';
import type { Options } from '../../scenario/scenario.js';
import { displayName, type Look } from '../../view/look.js';
import { stuckTexts } from '../../view/stuck.js';

/** What an ending means, in a few words. */
export function meaningOf(
  { how, ending, deadlock, failures, left }: OrderEnd,
  act: Act,
  options: Options,
  look: Look,
): string {
  const { explore, clauses } = look.messages;
  if (how === 'cut') return explore.cut;
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

/** Who ended with a lock in hand, of each lock. */
export function leftTexts(look: Look, left: OrderEnd['left']): string[] {
  return [...new Set(left.map(({ on }) => on))].map((on) =>
    look.messages.explore.left(
      left.filter((one) => one.on === on).map(({ process }) => displayName(look, process)),
      on,
    ),
  );
}
