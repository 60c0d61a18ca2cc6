import { formatToken, switchesOf } from '../../trace/order.js';
import { keyOf } from '../../view/board.js';
import { forPrograms, writeLine } from '../shell/context.js';
import type { GameEnd, Game, PlayedAct } from './game.js';
import { typedLines } from './typed-lines.js';
import type { End, PlayView } from './play-view.js';

/** A game as one JSON object a line. */
export class PlayForPrograms implements PlayView {
  readonly choices: PlayView['choices'] = typedLines;

  constructor({ demo, act, options }: PlayedAct) {
    writeLine({
      type: 'start',
      format: 1,
      demo: demo.name,
      act: act.name,
      options,
      pid: process.pid,
      at: 0,
    });
  }

  show(game: Game, from: number, end: GameEnd | null): void {
    for (const event of game.events.slice(from)) writeLine({ type: 'event', ...event });
    this.#choices(game, end);
  }

  refuse(choice: string, message: string): void {
    writeLine({ type: 'refused', choice, message });
  }

  undone(game: Game): void {
    writeLine({ type: 'undone', schedule: game.token });
    this.#choices(game, null);
  }

  help(): void {}
  searching(): void {}

  close(game: Game, { standing, sentence, end, account, ok }: End): void {
    const { demo, act } = game.playedAct;
    const found = account?.exploration.shortest?.schedule ?? end?.shortest?.order ?? null;
    const summary = {
      ...end?.judged?.summary,
      standing,
      how: end?.verdict.how ?? null,
      schedule: game.token,
      switches: game.switches,
      shortest: found && formatToken(found),
      fewest: found && switchesOf(found),
      ...(account
        ? {
            orders: forPrograms(account.exploration.orders),
            complete: account.exploration.complete,
          }
        : {}),
    };
    writeLine({
      type: 'verdict',
      demo: demo.name,
      act: act.name,
      ok,
      race: standing === 'won',
      summary,
      message: sentence,
    });
  }

  /** What can be chosen now, and how it ended if it has. */
  #choices(game: Game, end: GameEnd | null): void {
    const processes = game.players.map(({ process, state, next, wait }, index) => ({
      key: keyOf(index),
      process,
      state,
      ...next,
      ...(wait ? { heldBy: wait.heldBy } : {}),
    }));
    writeLine({ type: 'choices', schedule: game.token, how: end?.verdict.how ?? null, processes });
  }
}
