import type { Outlook } from '../../explore/outlook.js';
import { drawStanding, drawSteps } from '../../view/board.js';
import type { Look } from '../../view/look.js';
import type { GameEnd, Game, PlayedAct } from './game.js';
import {
  blockOf,
  drawChoices,
  drawCommands,
  drawFinale,
  drawGameLanes,
  drawHelp,
  drawPieceTitle,
  drawSurrender,
} from './drawing.js';
import type { End, PlayView } from './play-view.js';
import { sourceOf } from '../output/sources.js';
import { print } from '../shell/terminal.js';
import { typedLines } from './typed-lines.js';

/** A game as lines for people, without any movement: what happened, and what each would do next. */
export class Transcript implements PlayView {
  readonly choices: PlayView['choices'] = typedLines;
  readonly #look: Look;
  readonly #quiet: boolean;
  /** Whoever asks again wants to see the shares. */
  #isHelped = false;

  constructor(playedAct: PlayedAct, look: Look, quiet: boolean) {
    this.#look = look;
    this.#quiet = quiet;
    this.#say(['', ...drawPieceTitle(look, playedAct), '']);
  }

  show(game: Game, from: number, end: GameEnd | null): void {
    this.#say(drawSteps(this.#look, game.events, from, game.noteOn));
    if (end) this.#tell(game, end);
    else this.#ask(game);
  }

  refuse(_: string, sentence: string): void {
    this.#say([`  ${this.#look.paint.yellow(sentence)}`]);
  }

  undone(game: Game): void {
    this.#say([`  ${this.#look.messages.play.undone(game.token)}`]);
    this.#ask(game);
  }

  help(game: Game, shares: Outlook['after'] | null): void {
    if (!this.#isHelped || !shares) this.#say(drawHelp(this.#look, game, shares));
    if (shares) this.#say(drawChoices(this.#look, game, shares));
    this.#isHelped = true;
  }

  searching(): void {
    this.#say([`  ${this.#look.messages.play.searching}`]);
  }

  close(game: Game, end: End): void {
    if (end.account) this.#print(['', ...drawSurrender(this.#look, game, end), '']);
    else if (end.end === null || this.#quiet)
      this.#print([...drawStanding(this.#look, end.standing, end.sentence), '']);
  }

  #tell(game: Game, end: GameEnd): void {
    const lanes = drawGameLanes(this.#look, game, sourceOf);
    this.#say([
      '',
      ...drawFinale(this.#look, game, end),
      '',
      ...blockOf(lanes),
      ...drawCommands(this.#look, game, end),
      '',
    ]);
  }

  #ask(game: Game): void {
    this.#say(drawChoices(this.#look, game));
  }

  #say(lines: readonly string[]): void {
    if (!this.#quiet) this.#print(lines);
  }

  #print(lines: readonly string[]): void {
    if (lines.length > 0) print(lines);
  }
}
