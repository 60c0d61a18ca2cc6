import { isBrokenBy } from '../../explore/model/upshot.js';
import type { CarriedOrder } from '../../explore/one-order.js';
import type { Act, Demo } from '../../act/act.js';
import { formatToken } from '../../trace/order.js';
import { byFrequency } from '../../explore/strategies/census.js';
import { headOf } from '../../messages/index.js';
import { processesOf } from '../../run/real-run.js';
import type { Options } from '../../scenario/scenario.js';
import { isCircular } from '../../trace/deadlock.js';
import { drawCensus, drawFinding, type EndingRow } from '../../view/tables/census.js';
import { drawLanes } from '../../view/lanes/picture.js';
import { type Look, wrap } from '../../view/look.js';
import { drawStory, turnText } from '../../view/story.js';
import { stuckTexts } from '../../view/stuck.js';
import { drawTitle } from '../../view/title.js';
import { drawNext } from '../../view/verdict.js';
import { type Context, forPrograms, writeLine } from '../shell/context.js';
import { boundsOf, deathsIn, findingOf, oddsOf, searchedIn } from './finding-text.js';
import type { ExploreFlags, Found } from './findings.js';
import { screenOf } from '../output/open.js';
import { meaningOf } from '../output/meaning.js';
import { sourceOf } from '../output/sources.js';
import { lookOf } from '../output/look.js';
import type { Subject } from '../args/subject.js';
import { typed, typedOrder } from '../args/typed.js';
import { complain } from '../shell/terminal.js';
import { faultOf, stateAfter } from '../sandbox/fault.js';
import type { ThreadTrouble } from '../sandbox/thread.js';

/** Tells what a search through the orders of an act found. */

export function tellAccount(found: Found, flags: ExploreFlags, { messages }: Context): void {
  const { demo, act, account, state } = found;
  const look = lookOf(flags, messages);
  const sentence = findingOf(found, look);
  if (flags.json) {
    const endings = rowsOf(found, look).map(({ how, orders, runs, text }) => ({
      how: how === 'standstill' ? 'deadlock' : how,
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
  const output = screenOf(demo, flags, messages);
  output.say(title(look, demo, act, found.options, account.processes.length));
  output.conclude(drawFinding(look, state, sentence));
  const searched = searchedIn(account.exploration, messages);
  output.say([
    ...[
      ...deathsIn(found, look),
      searched,
      ...oddsOf(account.exploration, messages),
      ...boundsOf(found, look, flags.steps),
    ]
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
  return rows.length === 0
    ? []
    : [...drawCensus(look, rows, found.account.exploration.complete), ''];
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
  if (state === 'faulty' && demo.source.name === null)
    return complain(`${messages.errors.prefix}${messages.lanes.entry(demo.name, message)}`);
  const look = lookOf(flags, messages);
  const output = screenOf(demo, flags, messages);
  output.say(title(look, demo, act, options, processesOf(act, options).length));
  output.conclude([...drawFinding(look, state, message), '']);
}

function title(
  look: Look,
  { name: demo }: Demo,
  act: Act,
  options: Options,
  processes: number,
): string[] {
  const which = { demo, act: act.name };
  const head = headOf(look.messages, which, options as Record<string, number>, processes);
  return [...drawTitle(look, head.title, head.setting, ''), ''];
}

/** What was to hold, and did not; of a demonstration its own words say so. */
function failedIn({ how, ending, order }: CarriedOrder, { messages }: Look): string[] {
  if (isBrokenBy(how)) return [messages.run.breach[how](order.length)];
  return how === 'broken' ? [messages.sentences.brokenAtEnd({ ending } as never)] : [];
}

/** One row for all endings that mean the same. */
function rowsOf({ act, options, account: { exploration } }: Found, look: Look): EndingRow[] {
  const rows = new Map<string, EndingRow>();
  for (const { orders, runs, orAnother, ...verdict } of exploration.endings) {
    const meaning = meaningOf(verdict, act, options, look);
    const text = orAnother ? look.messages.explore.orAnother(meaning) : meaning;
    const { deadlock } = verdict;
    const how = verdict.how === 'deadlock' && !isCircular(deadlock!) ? 'standstill' : verdict.how;
    const key = `${how} ${text}`;
    const known = rows.get(key);
    rows.set(key, {
      how,
      text,
      orders: orders === null || known?.orders === null ? null : orders + (known?.orders ?? 0n),
      runs: runs + (known?.runs ?? 0),
    });
  }
  return [...rows.values()].toSorted(byFrequency);
}

/** The losing order that is easiest to tell: in prose, in lanes, and what to type for it. */
function shortestOf(
  { demo, act, options, account: { exploration, shortest, processes } }: Found,
  look: Look,
): string[] {
  if (exploration.shortest === null || shortest === null) return [];
  const { explore } = look.messages;
  const { schedule, switches, isSure, turn } = exploration.shortest;
  const token = formatToken(schedule);
  const { subject, flags } = typed(demo, act, options);
  const fix = demo.acts.find(({ name }) => name === act.fix);
  const commands = [
    ...(shortest.isCut
      ? []
      : [{ what: explore.again, command: `ipc-demo ${typedOrder(demo, act, options, token)}` }]),
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
    ...(shortest.events.some((event) => event.look)
      ? wrap(look.messages.play.looks, look.width - 4).map((line) => `  ${look.paint.dim(line)}`)
      : []),
    ...[
      ...stands.map((line) => explore.stuck.told([line])),
      ...(demo.source.name === null ? failedIn(shortest, look) : []),
    ]
      .flatMap((line) => wrap(line, look.width - 4))
      .map((line) => `  ${look.paint.red(line)}`),
    ...(turn
      ? wrap(turnText(look, shortest.events, turn, true), look.width - 4).map(
          (line) => `  ${look.paint.red(line)}`,
        )
      : []),
    '',
    ...drawLanes(look, {
      events: shortest.events,
      processes,
      stuck: shortest.deadlock,
      standing: shortest.standing,
      noReturn: shortest.steps[(turn ?? 0) - 1],
      counts: true,
      sources: sourceOf,
    }),
    '',
    ...drawNext(look, commands),
    '',
  ];
}
