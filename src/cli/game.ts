import type { Act, Demo, Sentence, Verdict as ActVerdict } from '../act.js';
import { fewestSwitches } from '../explore/fewest-switches.js';
import { Plan } from '../explore/plan.js';
import { type Prospect, Session } from '../explore/session.js';
import { formatSchedule, type Schedule, switchesOf } from '../explore/token.js';
import { isLoss, type Verdict } from '../explore/verdict.js';
import type { Scenario, Options } from '../scenario.js';
import type { Event } from '../trace/event.js';

/** What is played. */
export interface Piece {
  readonly demo: Demo;
  readonly act: Act;
  readonly plot: Scenario;
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

/** One act, played in memory: step by step, back, and from the beginning again. */
export class Game {
  readonly piece: Piece;
  readonly #signal: AbortSignal;
  #session: Session;
  /** It is the same for all orders, and searched for once. */
  #shortest: Promise<Schedule | null> | undefined;

  private constructor(piece: Piece, session: Session, signal: AbortSignal) {
    this.piece = piece;
    this.#session = session;
    this.#signal = signal;
  }

  static async open(piece: Piece, signal: AbortSignal): Promise<Game> {
    return new Game(piece, await Session.open(piece.plot, piece.options), signal);
  }

  get events(): readonly Event[] {
    return this.#session.events;
  }

  get players(): readonly Prospect[] {
    return this.#session.prospects;
  }

  get token(): string {
    return this.#session.schedule.length === 0 ? '' : formatSchedule(this.#session.schedule);
  }

  get switches(): number {
    return switchesOf(this.#session.schedule);
  }

  get isOver(): boolean {
    return this.#session.verdict !== null;
  }

  /** Whether that process could take its next step, and has. */
  async step(who: number): Promise<boolean> {
    if (this.players[who]?.state !== 'can go') return false;
    await this.#session.choose(who);
    return true;
  }

  /** False when there is no step to be taken back. */
  undo(): Promise<boolean> {
    return this.#session.undo();
  }

  async restart(): Promise<void> {
    this.#session = await Session.open(this.piece.plot, this.piece.options);
  }

  readonly remarkOn = (event: Event, before: readonly Event[]): Sentence | null => {
    const { act, options } = this.piece;
    return act.remark?.(event, before, options) ?? null;
  };

  /** What came of it; null while somebody can go. */
  async finale(): Promise<Finale | null> {
    const { verdict } = this.#session;
    if (verdict === null) return null;
    const won = isLoss(verdict.how);
    return { verdict, won, judged: this.#judge(verdict), shortest: won ? await this.#findShortest() : null };
  }

  #judge({ how, ending }: Verdict): ActVerdict | null {
    if (how !== 'holds' && how !== 'broken') return null;
    const { act, options } = this.piece;
    return act.judge({ options, events: this.events, ending, elapsedMs: (this.events.at(-1)?.at ?? 0) / 1e6, survivors: [], deadlock: null });
  }

  #findShortest(): Promise<Schedule | null> {
    const { plot, options } = this.piece;
    return (this.#shortest ??= fewestSwitches(new Plan(plot, options), { timeout: PATIENCE, signal: this.#signal }));
  }
}
