import type { Act, Demo, Sentence, Verdict as ActVerdict } from '../act.js';
import type { Prospect } from '../explore/session.js';
import { formatSchedule, type Schedule, switchesOf } from '../explore/token.js';
import { isLoss, type Verdict } from '../explore/verdict.js';
import type { Options } from '../scenario.js';
import type { Event } from '../trace/event.js';
import type { Position } from './position.js';
import { Thread, type ThreadBounds } from './thread.js';

/** What is played. */
export interface Piece {
  readonly demo: Demo;
  readonly act: Act;
  readonly options: Options;
}

/** An order at its end. */
export interface Finale {
  readonly verdict: Verdict;
  /** Whether it went wrong, which is what the player wants. */
  readonly won: boolean;
  /** What the act's own judge says; null where nobody came to the end of the act. */
  readonly judged: ActVerdict | null;
  /** The losing order with the fewest switches; null when the player has not won, or none was found in time. */
  readonly shortest: Schedule | null;
}

/** The player is waiting: the shortest order has so many milliseconds to be found. */
const PATIENCE = 2000;

/** One act, played in memory: step by step, back, and from the beginning again. Whoever opens it closes it. */
export class Game {
  readonly piece: Piece;
  readonly #thread: Thread;
  readonly #bounds: ThreadBounds;
  #position: Position = { schedule: [], events: [], players: [], verdict: null };
  /** It is the same for all orders, and searched for once. */
  #shortest: Promise<Schedule | null> | undefined;

  private constructor(piece: Piece, bounds: ThreadBounds) {
    this.piece = piece;
    this.#thread = new Thread();
    this.#bounds = bounds;
  }

  /** Rejects, like all that the game does, with a `ThreadTrouble` when the scenario cannot be carried out. */
  static async open(piece: Piece, bounds: ThreadBounds): Promise<Game> {
    const game = new Game(piece, bounds);
    try {
      await game.restart();
      return game;
    } catch (error) {
      await game.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  get events(): readonly Event[] {
    return this.#position.events;
  }

  get players(): readonly Prospect[] {
    return this.#position.players;
  }

  get token(): string {
    const { schedule } = this.#position;
    return schedule.length === 0 ? '' : formatSchedule(schedule);
  }

  get switches(): number {
    return switchesOf(this.#position.schedule);
  }

  /** Whether that process could take its next step, and has. */
  async step(who: number): Promise<boolean> {
    if (this.players[who]?.state !== 'can go') return false;
    await this.#go([...this.#position.schedule, who]);
    return true;
  }

  /** False when there is no step to be taken back. */
  async undo(): Promise<boolean> {
    const { schedule } = this.#position;
    if (schedule.length === 0) return false;
    await this.#go(schedule.slice(0, -1));
    return true;
  }

  restart(): Promise<void> {
    return this.#go([]);
  }

  readonly remarkOn = (event: Event, before: readonly Event[]): Sentence | null => {
    const { act, options } = this.piece;
    return act.remark?.(event, before, options) ?? null;
  };

  /** What came of it; null while somebody can go. */
  async finale(): Promise<Finale | null> {
    const { verdict } = this.#position;
    if (verdict === null) return null;
    const won = isLoss(verdict.how);
    return { verdict, won, judged: this.#judge(verdict), shortest: won ? await this.#findShortest() : null };
  }

  async #go(schedule: Schedule): Promise<void> {
    this.#position = await this.#thread.ask({ kind: 'position', schedule, ...this.#played() }, this.#bounds);
  }

  #judge({ how, ending }: Verdict): ActVerdict | null {
    if (how !== 'holds' && how !== 'broken') return null;
    const { act, options } = this.piece;
    return act.judge({ options, events: this.events, ending, elapsedMs: (this.events.at(-1)?.at ?? 0) / 1e6, survivors: [], deadlock: null });
  }

  #findShortest(): Promise<Schedule | null> {
    return (this.#shortest ??= this.#thread.ask({ kind: 'easiest', timeout: PATIENCE, ...this.#played() }, this.#bounds));
  }

  #played(): { source: Demo['source']; act: string; options: Options } {
    const { demo, act, options } = this.piece;
    return { source: demo.source, act: act.name, options };
  }
}
