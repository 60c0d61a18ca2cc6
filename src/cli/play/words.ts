import type { Exploration } from '../../explore/strategies/exploration.js';
import { DIES, formatToken, howIn, switchesOf, whoIn } from '../../trace/order.js';
import { playerText, waitText } from '../../view/board.js';
import { turnText } from '../../view/story.js';
import { about, digits } from '../../view/tables/figures.js';
import { isCircular } from '../../trace/deadlock.js';
import { besideDeaths, circleText, leftTexts } from '../output/meaning.js';
import { displayName, type Look } from '../../view/look.js';
import { restsOn } from '../output/rests-on.js';
import type { GameEnd, Game } from './game.js';

/** What is said of a game. */

/** Why that cannot be the next move. */
export function whyNotSentence(look: Look, game: Game, move: number): string {
  const player = game.players[whoIn(move)]!;
  if (howIn(move) === DIES)
    return look.messages.errors.orderReasons['does-not-die'](displayName(look, player.process));
  const { refused } = look.messages.play;
  if (player.state === 'can go') return refused.noSuchValue(displayName(look, player.process));
  return refused.cannot(displayName(look, player.process), playerText(look, player));
}

/** What came of an order. */
export function finaleSentence(look: Look, end: GameEnd): string {
  return besideDeaths(look, end.verdict, finaleBeside(look, end));
}

/** The same, of all but who has died. */
function finaleBeside(
  look: Look,
  { won, verdict: { deadlock, failures, left }, judged }: GameEnd,
): string {
  const {
    play,
    sentences,
    explore: { endings, stuck },
  } = look.messages;
  if (deadlock)
    return play.deadlock(
      deadlock.waits.map((wait) => `${displayName(look, wait.process)} ${waitText(look, wait)}`),
      isCircular(deadlock),
    );
  // What came of an order that the player chose, and not of luck.
  if (judged)
    return ((won ? undefined : endings[judged.sentence.key]) ?? sentences[judged.sentence.key])(
      judged.sentence.data as never,
    );
  const threw = failures.map(
    ({ process, message }) => `${displayName(look, process)} ${play.throws(message)}`,
  );
  const troubles = [...threw, ...leftTexts(look, left)];
  return troubles.length > 0 ? stuck.told(troubles) : '';
}

/**
 * How it compares with the shortest that goes wrong; where it went well, what else there is to do.
 */
export function comparison(
  { messages: { play } }: Look,
  game: Game,
  { won, shortest }: GameEnd,
): string[] {
  if (!won) return [play.notYet];
  const needed = play.needed(
    game.switches,
    shortest && switchesOf(shortest.order),
    shortest ? formatToken(shortest.order) : '',
  );
  return game.hasAsked ? [needed, play.asked] : [needed];
}

/** The step after which nothing else could come of it. */
export function turned(look: Look, { events }: Game, { won, turn }: GameEnd): string[] {
  if (turn === null) return [];
  const { neverWell, neverWrong } = look.messages.play;
  return [turn > 0 ? turnText(look, events, turn, won) : won ? neverWell : neverWrong];
}

/** What all orders come to. */
export function surrender({ messages }: Look, exploration: Exploration): string {
  const { play } = messages;
  const { shortest, livelock, complete, orders, states, runs, elapsedMs } = exploration;
  if (shortest) return play.breakable(shortest.switches, formatToken(shortest.schedule));
  const rests = restsOn(exploration, messages);
  if (livelock) {
    return [circleText(livelock, messages), ...rests].join(messages.between);
  }
  return complete
    ? play.unbreakable(
        orders === null
          ? null
          : messages.explore.orders(digits(orders), orders === 1n, about(orders, messages)),
        orders === 1n,
      )
    : play.notKnown(states ?? runs, Math.round(elapsedMs / 1000));
}
