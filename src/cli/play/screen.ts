import type { Outlook } from '../../explore/outlook.js';
import { drawStanding, drawSteps, fit } from '../../view/board.js';
import { drawKeys } from '../../view/command.js';
import { type Look, wrap } from '../../view/look.js';
import type { GameEnd, Game, PlayedAct } from './game.js';
import {
  blockOf,
  drawChoices,
  drawCommands,
  drawFinale,
  drawGameCode,
  drawGameLanes,
  drawHelp,
  drawPieceTitle,
  drawSurrender,
} from './drawing.js';
import type { End, PlayView } from './play-view.js';
import { keysPressed } from '../shell/keys.js';
import { redraw, rows } from '../shell/terminal.js';

/** So much of the picture stays, whatever room the code takes. */
const FEW_LANES = 5;

/** A game in a terminal: one key a choice, drawn in place. */
export class PlayScreen implements PlayView {
  readonly #playedAct: PlayedAct;
  readonly #look: () => Look;
  #game: Game | undefined;
  #end: GameEnd | null = null;
  /** The last thing that happened. */
  #latest: readonly string[] = [];
  /** What is said about the last key. */
  #note: readonly string[] = [];
  /** What goes wrong of the orders that go on with each one's step, where the player has asked. */
  #shares: Outlook['after'] | null = null;
  readonly #redraw = (): void => this.#draw();

  /** @param look asked for each time: a terminal changes its width */
  constructor(playedAct: PlayedAct, look: () => Look) {
    this.#playedAct = playedAct;
    this.#look = look;
    // What stood there before is scrolled away, not overwritten.
    process.stdout.write('\n'.repeat(rows()));
  }

  async *choices(signal: AbortSignal): AsyncGenerator<string> {
    for await (const key of keysPressed(signal, this.#redraw)) if (/^[!-~]$/.test(key)) yield key;
  }

  show(game: Game, from: number, end: GameEnd | null): void {
    this.#game = game;
    this.#end = end;
    this.#latest = drawSteps(this.#look(), game.events, from, game.noteOn).slice(-1);
    this.#note = [];
    this.#shares = null;
    this.#draw();
  }

  refuse(_: string, sentence: string): void {
    this.#note = [`  ${this.#look().paint.yellow(sentence)}`];
    this.#draw();
  }

  undone(game: Game): void {
    this.show(game, game.events.length, null);
  }

  help(game: Game, shares: Outlook['after'] | null): void {
    this.#note = drawHelp(this.#look(), game, shares);
    this.#shares = shares;
    this.#draw();
  }

  searching(): void {
    const look = this.#look();
    this.#note = [`  ${look.messages.play.searching}`];
    this.#draw();
  }

  close(game: Game, end: End): void {
    const look = this.#look();
    if (end.account) {
      redraw([
        ...drawPieceTitle(look, this.#playedAct),
        '',
        ...drawSurrender(look, game, end),
        '',
        '',
      ]);
    } else {
      this.#note = end.standing === 'open' ? drawStanding(look, end.standing, end.sentence) : [];
      this.#draw();
      process.stdout.write('\n');
    }
  }

  #draw(): void {
    const look = this.#look();
    const game = this.#game!;
    const { play } = look.messages;
    const head = [...drawPieceTitle(look, this.#playedAct), ''];
    const end = this.#end;
    const body = [
      ...blockOf(this.#latest),
      ...(end
        ? [...drawFinale(look, game, end), '', ...drawCommands(look, game, end)]
        : drawChoices(look, game, this.#shares)),
      '',
      ...wrap(play.order(game.token, game.switches), look.width - 4).map((line) => `  ${line}`),
      ...drawKeys(look, play.keys),
      ...this.#note,
    ];
    const lanes = drawGameLanes(look, game);
    const room = rows() - head.length - body.length - Math.min(lanes.length, FEW_LANES) - 2;
    const code = blockOf(drawGameCode(look, game, room));
    redraw(fit(head, lanes, [...code, ...body], rows()));
  }
}
