import type { Act } from '../../act/act.js';
import { formatToken } from '../../explore/model/order.js';
import { byFrequency } from '../../explore/strategies/census.js';
import type { Exploration } from '../../explore/strategies/exploration.js';
import type { Repeated } from '../../explore/model/repetition.js';
import { isLoss, type OrderEnd } from '../../explore/model/order-end.js';
import { settingOf } from '../../messages/words/demos.js';
import type { Messages } from '../../messages/index.js';
import type { Options } from '../../scenario/scenario.js';
import { isOfLocks } from '../../trace/deadlock.js';
import { stepText } from '../../view/board.js';
import { drawCensus, drawFinding, type EndingRow } from '../../view/tables/census.js';
import { about, digits, oneIn } from '../../view/tables/figures.js';
import { drawLanes } from '../../view/lanes/picture.js';
import { displayName, type Look, wrap } from '../../view/look.js';
import { drawStory } from '../../view/story.js';
import { stuckTexts } from '../../view/stuck.js';
import { drawTitle } from '../../view/title.js';
import { drawNext } from '../../view/verdict.js';
import { type Context, forPrograms, writeLine } from '../shell/context.js';
import { type ExploreFlags, type Found, ordersOf } from './findings.js';
import { lookOf, outputOf } from '../output/open.js';
import { type Subject, typed, typedOrder } from '../args/subject.js';
import { faultOf, stateAfter } from '../sandbox/fault.js';
import type { ThreadTrouble } from '../sandbox/thread.js';

/** Tells what a search through the orders of an act found. */

export function tellAccount(found: Found, flags: ExploreFlags, { messages }: Context): void {
  const { demo, act, account, state } = found;
  const look = lookOf(flags, messages);
  const sentence = findingOf(found, look);
  if (flags.json) {
    const endings = rowsOf(found, look).map(({ how, orders, runs, text }) => ({
      how,
      orders: forPrograms(orders),
      runs,
      text,
    }));
    return writeLine({
      type: 'verdict',
      demo: demo.name,
      act: act.name,
      ok: state === 'safe',
      summary: { endings },
      message: sentence,
    });
  }
  const output = outputOf(demo, flags, messages);
  output.say([...title(found, look), '']);
  output.conclude(drawFinding(look, state, sentence));
  const searched = searchedIn(account.exploration, messages);
  output.say([
    ...[searched, ...oddsOf(account.exploration, messages), ...boundsOf(found, look, flags.steps)]
      .flatMap((line) => wrap(line, look.width - 4))
      .map((line) => `  ${look.paint.dim(line)}`),
    '',
    ...census(found, look),
    ...shortestOf(found, look),
  ]);
}

/** Nothing where no order came to its end. */
function census(found: Found, look: Look): string[] {
  const rows = rowsOf(found, look);
  return rows.length === 0 ? [] : [...drawCensus(look, rows), ''];
}

/** That an act could not be explored, and why. */
export function tellFault(
  { demo, options }: Subject,
  act: Act,
  trouble: ThreadTrouble,
  flags: ExploreFlags,
  { messages }: Context,
): void {
  const message = faultOf(act, options, trouble, messages);
  const state = stateAfter(trouble);
  if (flags.json)
    return writeLine({
      type: 'verdict',
      demo: demo.name,
      act: act.name,
      ok: false,
      summary: {},
      message,
    });
  outputOf(demo, flags, messages).conclude([
    '',
    ...drawFinding(lookOf(flags, messages), state, message),
    '',
  ]);
}

function title({ demo, act, options, account: { processes } }: Found, look: Look): string[] {
  const { demos, explore } = look.messages;
  const name = demos[demo.name]?.acts[act.name]?.title ?? act.name;
  const setting =
    settingOf(demos[demo.name], act.name, options as Record<string, number>) ??
    explore.setting(processes.length);
  return drawTitle(look, look.messages.title(demo.name, name), setting, '');
}

function findingOf({ account: { exploration }, state }: Found, look: Look): string {
  const { orders, endings, complete, runs, loop, livelock, states } = exploration;
  const { messages } = look;
  const { wrong, safe, unknown, endless, circle } = messages.explore;
  const all = told(orders ?? BigInt(runs), messages);
  if (state === 'safe')
    return orders === null && states !== null ? endless(states) : safe(all, orders === 1n);
  if (state === 'unknown')
    return loop
      ? loopOf(loop, look)
      : unknown(states === null ? all : messages.explore.states(states));
  const losing = endings.filter(({ how }) => isLoss(how));
  if (losing.length === 0) return circle(formatToken(livelock!.way), formatToken(livelock!.round));
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

function told(orders: bigint, messages: Messages): string {
  return messages.explore.orders(digits(orders), orders === 1n, about(orders, messages));
}

/** How it was found, and how long that took. */
function searchedIn(
  { reduction, states, runs, orders, elapsedMs }: Exploration,
  messages: Messages,
): string {
  const seconds = (elapsedMs / 1000).toFixed(2);
  const { carriedOut, counted } = messages.explore;
  if (reduction === 'states')
    return counted({ states: states!.toLocaleString('en'), runs, seconds });
  const standsFor =
    orders === null || orders === BigInt(runs) || orders === 0n ? null : told(orders, messages);
  return carriedOut({ runs: told(BigInt(runs), messages), standsFor, seconds });
}

/** What a coin would do: a share of the orders is no chance. */
function oddsOf({ chance, repeats }: Exploration, messages: Messages): string[] {
  const { coin, taken } = messages.explore;
  const odds =
    chance === null || chance === 0 || chance > 1 - 1e-9
      ? []
      : [coin(chance < 0.01 ? '<1' : chance > 0.99 ? '>99' : String(Math.round(chance * 100)))];
  return [...odds, ...(repeats ? [taken] : [])];
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
function boundsOf(
  {
    account: {
      exploration: { stopped, runs, endings, loop },
    },
    state,
  }: Found,
  look: Look,
  steps = 1000,
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

/** One row for all endings that mean the same. */
function rowsOf({ act, options, account: { exploration } }: Found, look: Look): EndingRow[] {
  const rows = new Map<string, EndingRow>();
  for (const { orders, runs, orAnother, ...verdict } of exploration.endings) {
    const meaning = meaningOf(verdict, act, options, look);
    const text = orAnother ? look.messages.explore.orAnother(meaning) : meaning;
    const key = `${verdict.how} ${text}`;
    const known = rows.get(key);
    rows.set(key, {
      how: verdict.how,
      text,
      orders: orders === null || known?.orders === null ? null : orders + (known?.orders ?? 0n),
      runs: runs + (known?.runs ?? 0),
    });
  }
  return [...rows.values()].toSorted(byFrequency);
}

function meaningOf(
  { how, ending, deadlock, failures, left }: OrderEnd,
  act: Act,
  options: Options,
  look: Look,
): string {
  const { explore, clauses } = look.messages;
  if (how === 'cut') return explore.cut;
  const threw = failures.map(({ process, message }) =>
    explore.threw(displayName(look, process), message),
  );
  const held = [...new Set(left.map(({ on }) => on))].map((on) =>
    explore.left(
      left.filter((one) => one.on === on).map(({ process }) => displayName(look, process)),
      on,
    ),
  );
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

/** The losing order that is easiest to tell: in prose, in lanes, and what to type for it. */
function shortestOf(
  { demo, act, options, account: { exploration, shortest, processes } }: Found,
  look: Look,
): string[] {
  if (exploration.shortest === null || shortest === null) return [];
  const { explore } = look.messages;
  const { schedule, switches, isSure } = exploration.shortest;
  const token = formatToken(schedule);
  const { subject, flags } = typed(demo, act, options);
  const fix = demo.acts.find(({ name }) => name === act.fix);
  const commands = [
    ...(shortest.deadlock && !isOfLocks(shortest.deadlock)
      ? []
      : [{ what: explore.again, command: typedOrder(demo, act, options, token) }]),
    { what: explore.play, command: `ipc-demo play ${subject}${flags}` },
    ...(fix
      ? [
          {
            what: explore.fix,
            command: `ipc-demo explore ${subject}${typed(demo, fix, options).flags}`,
          },
        ]
      : []),
  ];
  // A circle is drawn in the picture.
  const stands =
    shortest.deadlock && shortest.deadlock.cycle === null
      ? stuckTexts(look, shortest.deadlock)
      : [];
  return [
    ...wrap(explore.shortest(token, switches, isSure), look.width - 4).map(
      (line) => `  ${look.paint.bold(line)}`,
    ),
    '',
    ...drawStory(look, shortest.events),
    ...stands.map((line) => `  ${look.paint.red(explore.stuck.told([line]))}`),
    '',
    ...drawLanes(look, {
      events: shortest.events,
      processes,
      stuck: shortest.deadlock,
      counts: true,
    }),
    '',
    ...drawNext(look, commands),
    '',
  ];
}
