import { formatSchedule } from '../explore/token.js';
import { cycleIn, type Deadlock, isOfLocks } from '../trace/deadlock.js';
import { settingOf } from '../messages/demo-words.js';
import type { Event } from '../trace/event.js';
import { drawStanding, drawSteps } from '../view/board.js';
import { drawLanes } from '../view/lanes/picture.js';
import type { Look } from '../view/look.js';
import { drawTitle } from '../view/title.js';
import { drawNext } from '../view/verdict.js';
import type { Finale, Game, Piece } from './game.js';
import { comparison, finaleSentence } from './play-words.js';
import { typedOrder } from './subject.js';
import type { End } from './table.js';

/** What people see of a game, but for its steps. */

export function drawPieceTitle(look: Look, { demo, act, options }: Piece): string[] {
  const { messages } = look;
  const title = messages.demos[demo.name]?.acts[act.name]?.title ?? act.name;
  return drawTitle(look, messages.title(demo.name, title), settingOf(messages.demos[demo.name], act.name, options) ?? '', messages.play.intro);
}

/** The picture of the steps so far, with who waits now. */
export function drawGameLanes(look: Look, { events, players }: Pick<Game, 'events' | 'players'>): string[] {
  const waits = players.flatMap(({ wait }) => (wait ? [wait] : []));
  return drawOrder(look, events, players.map(({ process }) => process), { waits, cycle: cycleIn(waits) });
}

/** The picture of an order in memory: no time passes between its steps. */
export function drawOrder(look: Look, events: readonly Event[], processes: readonly string[], stuck: Deadlock | null): string[] {
  return drawLanes(look, { events, processes, stuck, counts: true });
}

/** An order at its end: what came of it, and how good it was. */
export function drawFinale(look: Look, game: Game, finale: Finale): string[] {
  return drawStanding(look, finale.won ? 'won' : 'holds', finaleSentence(look, finale), comparison(look, game, finale));
}

/** What to type to see it on real processes; that all wait for something else than locks can only be seen in memory. */
export function drawCommands(look: Look, { piece, token }: Game, { won, shortest, verdict }: Finale): string[] {
  if (verdict.deadlock && !isOfLocks(verdict.deadlock)) return [];
  const { again, shortest: title } = look.messages.play;
  const better = won && shortest ? formatSchedule(shortest) : token;
  return drawNext(look, [{ what: again, command: orderOf(piece, token) }, ...(better === token ? [] : [{ what: title, command: orderOf(piece, better) }])]);
}

/** The player has given up: whether it can go wrong, and how. */
export function drawSurrender(look: Look, { piece, remarkOn }: Game, { sentence, account }: End): string[] {
  const standing = drawStanding(look, 'givenUp', sentence);
  const { shortest, processes } = account!;
  if (!shortest) return standing;
  const command = shortest.deadlock && !isOfLocks(shortest.deadlock) ? [] : drawNext(look, [{ what: look.messages.play.shortest, command: orderOf(piece, formatSchedule(shortest.schedule)) }]);
  const steps = drawSteps(look, shortest.events, 0, remarkOn);
  return [...standing, '', ...steps, '', ...blockOf(drawOrder(look, shortest.events, processes, shortest.deadlock)), ...command];
}

function orderOf({ demo, act, options }: Piece, token: string): string {
  return typedOrder(demo, act, options, token);
}

/** Followed by an empty line, if there is anything. */
export function blockOf(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [...lines, ''];
}
