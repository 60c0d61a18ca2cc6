import { type Act, isLifecycle } from '../../act/act.js';
import { crashOf } from '../../explore/model/plan.js';
import type { Repeated } from '../../explore/model/repetition.js';
import { isLoss } from '../../explore/model/order-end.js';
import type { Share } from '../../explore/outlook.js';
import { mostSteps } from '../../explore/strategies/carry-out.js';
import type { Exploration } from '../../explore/strategies/exploration.js';
import type { Messages } from '../../messages/index.js';
import { circleText } from '../output/meaning.js';
import { restsOn } from '../output/rests-on.js';
import { stepText } from '../../view/board.js';
import { displayName, type Look } from '../../view/look.js';
import { about, digits, oneIn, percent } from '../../view/tables/figures.js';
import { type Found, ordersOf } from './findings.js';

/** What a search through the orders of an act found, in sentences. */

/** What all orders come to; of a proof, on what it rests. */
export function findingOf(found: Found, look: Look): string {
  const { exploration } = found.account;
  const { messages } = look;
  const rests = exploration.shortest === null ? restsOn(exploration, messages) : [];
  return [foundIn(found, look), ...rests].join(messages.between);
}

function foundIn({ act, account: { exploration }, state }: Found, look: Look): string {
  const { orders, endings, complete, runs, loop, livelock, states } = exploration;
  const { messages } = look;
  const { wrong, safe, unknown } = messages.explore;
  const all = told(orders ?? BigInt(runs), messages);
  if (state === 'safe')
    return orders === null && states !== null
      ? endlessText(states, exploration.rounds, act, messages)
      : safe(all, orders === 1n);
  if (state === 'unknown')
    return loop
      ? loopOf(loop, look)
      : unknown(states === null ? all : messages.explore.states(states));
  const losing = endings.filter(({ how }) => isLoss(how));
  if (losing.length === 0) return circleText(livelock!, messages);
  const lost = ordersOf(losing, () => true);
  if (lost === null && states !== null) return messages.explore.someWrong(states);
  if (lost === null)
    return wrong(
      digits(losing.reduce((sum, ending) => sum + BigInt(ending.runs), 0n)),
      told(BigInt(runs), messages),
      false,
    );
  const rare = complete && orders !== null ? oneIn(orders - lost, orders, messages) : null;
  return (
    wrong(digits(lost), all, complete) +
    (rare === null ? '' : messages.between + messages.explore.rarelyWell(rare))
  );
}

/** All is well, however long it goes on. */
function endlessText(
  states: number,
  rounds: boolean,
  { scenario }: Act,
  { explore }: Messages,
): string {
  const progress = isLifecycle(scenario) ? undefined : scenario.progress;
  return typeof progress === 'object'
    ? explore.turns(states, progress.overtaken)
    : explore.endless(states, rounds);
}

function told(orders: bigint, messages: Messages): string {
  return messages.explore.orders(digits(orders), orders === 1n, about(orders, messages));
}

/**
 * What the orders of an act could have done, beside one that was carried out; null where that one
 * has done otherwise.
 */
export function couldHaveDone(
  { orders, wrong: losing }: Share,
  {
    wentWrong,
    processes,
    isPrompt,
  }: { readonly wentWrong: boolean; readonly processes: number; readonly isPrompt: boolean },
  messages: Messages,
): string | null {
  const { safe, lost, some, rarelyWrong, wrong, noChance } = messages.run.couldHave;
  const all = told(orders, messages);
  if (losing === 0n) return wentWrong ? null : safe(all, orders === 1n, processes);
  if (losing === orders) return wentWrong ? lost(all, orders === 1n, processes) : null;
  const rareWell = oneIn(orders - losing, orders, messages);
  const rareWrong = oneIn(losing, orders, messages);
  const share =
    rareWell !== null
      ? messages.explore.rarelyWell(rareWell)
      : rareWrong !== null
        ? rarelyWrong(rareWrong)
        : wrong(digits(losing), percent(losing, orders));
  return some(all, processes, share) + messages.between + noChance(isPrompt);
}

/** How it was found, and how long that took. */
export function searchedIn(
  { reduction, states, runs, orders, elapsedMs }: Exploration,
  messages: Messages,
): string {
  const seconds = (elapsedMs / 1000).toFixed(2);
  const { carriedOut, counted } = messages.explore;
  if (reduction === 'states') return counted({ states: states!, runs, seconds });
  const standsFor =
    orders === null || orders === BigInt(runs) || orders === 0n ? null : told(orders, messages);
  return carriedOut({ runs: told(BigInt(runs), messages), standsFor, seconds });
}

/** Who may die; nothing where nobody may. */
export function deathsIn({ act: { scenario } }: Found, look: Look): string[] {
  const { workers, most } = isLifecycle(scenario) ? { workers: [], most: 0 } : crashOf(scenario);
  const names = workers.map((name) => displayName(look, name));
  return most === 0 ? [] : [look.messages.explore.mayDie(names, most)];
}

/** What a coin would do: a share of the orders is no chance. */
export function oddsOf(exploration: Exploration, messages: Messages): string[] {
  const { chance, shortest } = exploration;
  const { coin } = messages.explore;
  const odds =
    chance === null || chance === 0 || chance > 1 - 1e-9
      ? []
      : [coin(chance < 0.01 ? '<1' : chance > 0.99 ? '>99' : String(Math.round(chance * 100)))];
  return [...odds, ...(shortest === null ? [] : restsOn(exploration, messages))];
}

/** What somebody repeats, and who could have gone on meanwhile. */
function loopOf({ process, steps, taken, others }: Repeated, look: Look): string {
  const could = others.map(({ process: other, step }) =>
    look.messages.explore.could(displayName(look, other), stepText(look, step)),
  );
  return look.messages.explore.repeats(
    displayName(look, process),
    steps.map((step) => stepText(look, step)),
    taken,
    could,
  );
}

/** What was not explored. */
export function boundsOf(
  {
    account: {
      exploration: { stopped, runs, endings, loop },
      processes,
    },
    state,
  }: Found,
  look: Look,
  steps: number = mostSteps(processes.length),
): string[] {
  const { messages } = look;
  const sentences = messages.explore.stopped;
  const cut = endings.some(({ how }) => how === 'cut') ? [sentences.cut(steps)] : [];
  if (stopped === null) return cut;
  if (stopped === 'loop') return state === 'unknown' ? cut : [loopOf(loop!, look), ...cut];
  return [
    stopped === 'max' ? sentences.max(told(BigInt(runs), messages)) : sentences[stopped],
    ...cut,
  ];
}
