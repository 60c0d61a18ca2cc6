import type { Outlook } from '../../explore/outlook.js';
import type { Account } from '../sandbox/exploration-of.js';
import type { GameEnd, Game } from './game.js';

/**
 * Where a game is shown, and where the choices come from: a terminal, lines for people, lines for
 * programs.
 */
export interface PlayView {
  /**
   * What the player types, a key or a line at a time. Ends with the input; rejects with the
   * signal's reason.
   */
  choices(signal: AbortSignal): AsyncIterable<string>;
  /** The game as it stands; the events from `from` on are new. */
  show(game: Game, from: number, end: GameEnd | null): void;
  /** Nothing has changed, and why. */
  refuse(choice: string, sentence: string): void;
  /** The last step is taken back, or all of them. */
  undone(game: Game): void;
  /** @param shares for each process, what goes wrong of the orders that go on with its step */
  help(game: Game, shares: Outlook['after'] | null): void;
  /** The player has given up, and all orders are being tried. */
  searching(): void;
  close(game: Game, end: End): void;
}

/** How a game is left. */
export interface End {
  readonly standing: 'won' | 'holds' | 'open' | 'givenUp';
  readonly sentence: string;
  readonly end: GameEnd | null;
  /** What all orders come to, if the player has given up. */
  readonly account: Account | null;
  readonly ok: boolean;
}
