import { formatSchedule, switchesOf } from '../explore/token.js';
import { keyOf } from '../view/board.js';
import { forPrograms, writeLine } from './context.js';
import type { Finale, Game, Piece } from './game.js';
import { typedLines } from './typed-lines.js';
import type { End, Table } from './table.js';

/** A game as one JSON object a line. */
export class PlayForPrograms implements Table {
  readonly choices: Table['choices'] = typedLines;

  constructor({ demo, act, options }: Piece) {
    writeLine({ type: 'start', format: 1, demo: demo.name, act: act.name, options, pid: process.pid, at: 0 });
  }

  show(game: Game, from: number, finale: Finale | null): void {
    for (const event of game.events.slice(from)) writeLine({ type: 'event', ...event });
    this.#choices(game, finale);
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

  close(game: Game, { standing, sentence, finale, account, ok }: End): void {
    const { demo, act } = game.piece;
    const found = account?.exploration.shortest?.schedule ?? finale?.shortest ?? null;
    const summary = {
      ...finale?.judged?.summary,
      standing,
      how: finale?.verdict.how ?? null,
      schedule: game.token,
      switches: game.switches,
      shortest: found && formatSchedule(found),
      fewest: found && switchesOf(found),
      ...(account ? { orders: forPrograms(account.exploration.orders), complete: account.exploration.complete } : {}),
    };
    writeLine({ type: 'verdict', demo: demo.name, act: act.name, ok, race: standing === 'won', summary, message: sentence });
  }

  /** What can be chosen now, and how it ended if it has. */
  #choices(game: Game, finale: Finale | null): void {
    const processes = game.players.map(({ process, state, next, wait }, index) => ({ key: keyOf(index), process, state, ...next, ...(wait ? { heldBy: wait.heldBy } : {}) }));
    writeLine({ type: 'choices', schedule: game.token, how: finale?.verdict.how ?? null, processes });
  }
}
