import { formatToken } from '../../trace/order.js';
import { cycleIn, type Deadlock } from '../../trace/deadlock.js';
import { headOf } from '../../messages/index.js';
import { processesOf } from '../../run/real-run.js';
import type { Outlook, Share } from '../../explore/outlook.js';
import type { TraceEvent } from '../../trace/event.js';
import { drawPlayers, drawStanding, drawSteps, keyOf } from '../../view/board.js';
import type { Sources } from '../../view/code/code.js';
import { drawLanes } from '../../view/lanes/picture.js';
import { fitCode } from '../../view/code/draw.js';
import type { LanesShown } from '../../view/lanes/rows.js';
import { type Look, pad, widthOf, wrap } from '../../view/look.js';
import { turnText } from '../../view/story.js';
import { percent } from '../../view/tables/figures.js';
import { drawTitle } from '../../view/title.js';
import { drawNext } from '../../view/verdict.js';
import type { GameEnd, Game, PlayedAct } from './game.js';
import { comparison, finaleSentence, turned } from './words.js';
import { sourceOf } from '../output/sources.js';
import { typedOrder } from '../args/typed.js';
import type { End } from './play-view.js';

/** What people see of a game, but for its steps. */

export function drawPieceTitle(
  look: Look,
  { demo, act, options, smaller = [] }: PlayedAct,
): string[] {
  const { messages } = look;
  const { title, setting } = headOf(
    messages,
    { demo: demo.name, act: act.name },
    options,
    processesOf(act, options).length,
  );
  return drawTitle(
    look,
    title,
    setting,
    [
      messages.play.intro,
      ...(smaller.length === 0 ? [] : [messages.explore.smaller(smaller)]),
    ].join(messages.between),
  );
}

/** Who could go next; with what goes wrong from there, where the player has asked. */
export function drawChoices(
  look: Look,
  { players, events }: Game,
  shares: Outlook['after'] | null = null,
): string[] {
  const { next, nextOfShares } = look.messages.play;
  return [
    ...wrap(shares ? nextOfShares : next, look.width - 4).map(
      (line) => `  ${look.paint.dim(line)}`,
    ),
    ...drawPlayers(
      look,
      players,
      events,
      shares?.map((share) => shareText(look, share)),
    ),
  ];
}

function shareText({ paint }: Look, share: Share | null): string {
  if (share === null) return '';
  const { orders, wrong } = share;
  const text = percent(wrong, orders);
  return wrong === orders ? paint.red(text) : wrong === 0n ? paint.green(text) : text;
}

export function drawHelp(look: Look, game: Game, shares: Outlook['after'] | null): string[] {
  const { help, helpMore, looks, uncounted } = look.messages.play;
  const column = Math.max(...help.map(([key]) => widthOf(key))) + 2;
  const keys = help.flatMap(([key, does]) =>
    wrap(does, look.width - 4 - column).map((line, at) => pad(at === 0 ? key : '', column) + line),
  );
  const isCounted = shares !== null || game.isOver;
  const more = [looks, helpMore, ...(isCounted ? [] : [uncounted])];
  return [...keys, ...more.flatMap((one) => wrap(one, look.width - 4))].map((line) => `  ${line}`);
}

/** The picture of the steps so far, with who waits now. */
export function drawGameLanes(
  look: Look,
  { events, players }: Pick<Game, 'events' | 'players'>,
  sources?: Sources,
): string[] {
  const standing = new Map(
    players.flatMap(({ process, wait, line }) => (wait && line ? [[process, line] as const] : [])),
  );
  const waits = players.flatMap(({ wait }) => (wait ? [wait] : []));
  return drawOrder(
    look,
    events,
    players.map(({ process }) => process),
    { waits, cycle: cycleIn(waits) },
    sources && { sources, standing },
  );
}

/** The code, with the key of each process at the line where it would go on. */
export function drawGameCode(look: Look, { players }: Game, rows: number): string[] {
  const places = players.flatMap(({ process, line }) =>
    line ? [{ process, line, isLast: false }] : [],
  );
  const keys = new Map(players.map(({ process }, index) => [process, keyOf(index)]));
  const labelOf = (process: string): string => keys.get(process)!;
  const drawing = { sources: sourceOf, places, processes: [...keys.keys()], labelOf };
  return fitCode(look, { ...drawing, named: false }, rows);
}

/** The picture of an order in memory: no time passes between its steps. */
export function drawOrder(
  look: Look,
  events: readonly TraceEvent[],
  processes: readonly string[],
  stuck: Deadlock | null,
  inCode: Pick<LanesShown, 'sources' | 'standing' | 'noReturn'> = {},
): string[] {
  return drawLanes(look, { events, processes, stuck, counts: true, ...inCode });
}

/** An order at its end: what came of it, and how good it was. */
export function drawFinale(look: Look, game: Game, end: GameEnd): string[] {
  return drawStanding(
    look,
    end.won ? 'won' : 'holds',
    finaleSentence(look, end),
    ...turned(look, game, end),
    ...comparison(look, game, end),
  );
}

/** What to type to see it on real processes. */
export function drawCommands(
  look: Look,
  { playedAct, token }: Game,
  { won, shortest }: GameEnd,
): string[] {
  const { again, shortest: title } = look.messages.play;
  const better = won && shortest && !shortest.isCut ? formatToken(shortest.order) : token;
  return drawNext(look, [
    { what: again, command: orderOf(playedAct, token) },
    ...(better === token ? [] : [{ what: title, command: orderOf(playedAct, better) }]),
  ]);
}

/** The player has given up: whether it can go wrong, and how. */
export function drawSurrender(
  look: Look,
  { playedAct, noteOn }: Game,
  { sentence, account }: End,
): string[] {
  const standing = drawStanding(look, 'givenUp', sentence);
  const { shortest, processes, exploration } = account!;
  if (!shortest) return standing;
  const turn = exploration.shortest?.turn;
  const command = shortest.isCut
    ? []
    : drawNext(look, [
        {
          what: look.messages.play.shortest,
          command: orderOf(playedAct, formatToken(shortest.order)),
        },
      ]);
  const steps = drawSteps(look, shortest.events, 0, noteOn);
  return [
    ...standing,
    '',
    ...steps,
    ...(turn
      ? wrap(turnText(look, shortest.events, turn, true), look.width - 4).map((line) => `  ${line}`)
      : []),
    '',
    ...blockOf(
      drawOrder(look, shortest.events, processes, shortest.deadlock, {
        sources: sourceOf,
        standing: shortest.standing,
        noReturn: shortest.steps[(turn ?? 0) - 1],
      }),
    ),
    ...command,
  ];
}

function orderOf({ demo, act, options }: PlayedAct, token: string): string {
  return `ipc-demo ${typedOrder(demo, act, options, token)}`;
}

/** Followed by an empty line, if there is anything. */
export function blockOf(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [...lines, ''];
}
