/** Room: the game in which the user is the scheduler. */

import { isLifecycle } from '../../act/act.js';
import { formatToken } from '../../trace/order.js';
import { keyOf } from '../../view/board.js';
import { clip, displayName, type Look } from '../../view/look.js';
import { MOST_PLAYERS, readChoice } from './choice.js';
import type { Context, CommandResult } from '../shell/context.js';
import { usage } from '../shell/failure.js';
import { Game, type PlayedAct } from './game.js';
import { lookOf } from '../output/look.js';
import { PlayForPrograms } from './for-programs.js';
import { PlayScreen } from './screen.js';
import { Transcript } from './transcript.js';
import { finaleSentence, surrender, whyNotSentence } from './words.js';
import { optionKey } from '../args/options.js';
import { contextOf, findSubject, smallerOf, type Subject } from '../args/subject.js';
import { actFlags, type SubjectFlags } from '../args/subject-options.js';
import type { End, PlayView } from './play-view.js';
import { failureOf } from '../sandbox/fault.js';
import { canDraw } from '../shell/terminal.js';
import { inThread, ThreadTrouble } from '../sandbox/thread.js';

/** `ipc-demo play`: the player is the scheduler. */

export async function playGame(
  what: string,
  flags: SubjectFlags,
  given: ReadonlySet<string>,
  around: Context,
): Promise<CommandResult> {
  const subject = await findSubject(what, flags, given, around);
  const context = contextOf(subject.demo, around);
  const {
    interrupts: { signal },
    messages,
  } = context;
  if (subject.acts.length > 1 && isActNamed(given))
    throw usage(messages.play.oneAct(messages.listed(subject.acts.map(({ name }) => name))));
  const playedAct = { ...pieceOf(subject, context), smaller: smallerOf(subject, given) };
  try {
    const game = await Game.open(playedAct, { signal, timeout: flags.timeout * 1000 });
    try {
      const end = await seated(game, flags, context);
      return { demo: playedAct.demo.name, ok: end.ok, acts: 1, exitCode: end.ok ? 0 : 1 };
    } finally {
      await game.close();
    }
  } catch (error) {
    throw error instanceof ThreadTrouble ? failureOf(playedAct, error, messages) : error;
  }
}

function isActNamed(given: ReadonlySet<string>): boolean {
  return given.has('act') || [...actFlags()].some((name) => given.has(optionKey(name)));
}

/** A game at a table that suits the player. */
async function seated(
  game: Game,
  flags: SubjectFlags,
  { interrupts: { signal }, messages }: Context,
): Promise<End> {
  const { playedAct } = game;
  const look = (): Look => lookOf(flags, messages);
  const table = flags.json
    ? new PlayForPrograms(playedAct)
    : process.stdin.isTTY && canDraw(process.stdout)
      ? new PlayScreen(playedAct, look)
      : new Transcript(playedAct, look(), flags.quiet === true);
  const end = await direct(game, table, { look: look(), timeout: flags.timeout, signal });
  table.close(game, end);
  return end;
}

function pieceOf(
  { demo, acts: [act], options }: Subject,
  {
    messages: {
      play: { errors },
    },
  }: Context,
): PlayedAct {
  const { name, scenario } = act!;
  if (isLifecycle(scenario)) throw usage(errors.lifecycle(demo.name, name));
  const count = scenario.workers(options).length;
  if (count > MOST_PLAYERS) throw usage(errors.tooMany(count, MOST_PLAYERS));
  return { demo, act: act!, options };
}

interface Circumstances {
  readonly look: Look;
  /** Seconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** Does what the player says until that is the end of it. */
async function direct(game: Game, table: PlayView, around: Circumstances): Promise<End> {
  const { look, signal } = around;
  const { refused } = look.messages.play;
  table.show(game, 0, await game.end());
  for await (const text of table.choices(signal)) {
    const choice = readChoice(text, game.players.length);
    switch (choice?.kind) {
      case undefined:
        table.refuse(text, refused.unknown(clip(text, 22), keyOf(game.players.length - 1)));
        break;
      case 'steps':
        await takeSteps(game, choice.who, table, look);
        break;
      case 'undo':
        if (await game.undo()) table.undone(game);
        else table.refuse(text, refused.nothingTaken);
        break;
      case 'restart':
        await game.restart();
        table.undone(game);
        break;
      case 'help':
        table.help(game, game.isOver ? null : await game.shares());
        break;
      case 'give up':
        table.searching();
        return giveUp(game, around);
      case 'quit':
        return leave(game, look, true);
    }
  }
  return leave(game, look, false);
}

/** One after the other, as far as they can be taken. */
async function takeSteps(
  game: Game,
  steps: readonly number[],
  table: PlayView,
  look: Look,
): Promise<void> {
  const from = game.events.length;
  let impossible: number | null = null;
  for (const who of steps) {
    if (await game.step(who)) continue;
    impossible = who;
    break;
  }
  if (game.events.length > from) table.show(game, from, await game.end());
  if (impossible !== null)
    table.refuse(formatToken([impossible]), whyNotSentence(look, game, impossible));
}

/**
 * @param asked whether the player has said so; an input that ends in the middle of an order is not
 * what was meant
 */
async function leave(game: Game, look: Look, asked: boolean): Promise<End> {
  const end = await game.end();
  if (end)
    return {
      standing: end.won ? 'won' : 'holds',
      sentence: finaleSentence(look, end),
      end,
      account: null,
      ok: true,
    };
  const able = game.players
    .filter(({ state }) => state === 'can go')
    .map(({ process }) => displayName(look, process));
  return {
    standing: 'open',
    sentence: look.messages.play.open(able),
    end,
    account: null,
    ok: asked,
  };
}

async function giveUp(
  { playedAct: { demo, act, options } }: Game,
  { look, timeout, signal }: Circumstances,
): Promise<End> {
  const milliseconds = timeout * 1000;
  const job = {
    kind: 'account',
    source: demo.source,
    act: act.name,
    options,
    bounds: { timeout: milliseconds },
    full: false,
  } as const;
  const account = await inThread(job, { signal, timeout: milliseconds });
  signal.throwIfAborted();
  return {
    standing: 'givenUp',
    sentence: surrender(look, account.exploration),
    end: null,
    account,
    ok: true,
  };
}
