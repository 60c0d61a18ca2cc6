import {
  type Act,
  type Demo,
  isLifecycle,
  type Sentence,
  type Verdict as ActVerdict,
} from '../../act/act.js';
import type { Prospect } from '../../explore/session.js';
import { DIES, formatToken, howIn, type Order, switchesOf, whoIn } from '../../trace/order.js';
import { crashOf } from '../../explore/model/plan.js';
import { isLoss, type OrderEnd } from '../../explore/model/order-end.js';
import type { CarriedOrder } from '../../explore/one-order.js';
import type { Outlook } from '../../explore/outlook.js';
import type { Options } from '../../scenario/scenario.js';
import type { TraceEvent } from '../../trace/event.js';
import type { Position } from '../sandbox/position.js';
import type { Smaller } from '../args/subject.js';
import { Thread, type ThreadBounds, ThreadTrouble } from '../sandbox/thread.js';

/** What is played. */
export interface PlayedAct {
  readonly demo: Demo;
  readonly act: Act;
  readonly options: Options;
  /** In what it is smaller than a run would be, that nobody has asked for. */
  readonly smaller?: readonly Smaller[];
}

/** An order at its end. */
export interface GameEnd {
  readonly verdict: OrderEnd;
  /** Whether it went wrong, which is what the player wants. */
  readonly won: boolean;
  /** What the act's own judge says; null where nobody came to the end of the act. */
  readonly judged: ActVerdict | null;
  /**
   * The losing order with the fewest switches; null when the player has not won, or none was found
   * in time.
   */
  readonly shortest: CarriedOrder | null;
  /** After how many steps nothing else could come of it; null where that is not known. */
  readonly turn: number | null;
}

/** The player is waiting: there are so many milliseconds to find something out. */
const PATIENCE = 2000;

/**
 * One act, played in memory: step by step, back, and from the beginning again. Whoever opens it
 * closes it.
 */
export class Game {
  readonly playedAct: PlayedAct;
  readonly #thread: Thread;
  readonly #bounds: ThreadBounds;
  #position: Position = { schedule: [], events: [], players: [], verdict: null };
  /** It is the same for all orders, and searched for once. */
  #shortest: Promise<CarriedOrder | null> | undefined;
  /** Whether the player has been told what goes wrong from here. */
  hasAsked = false;

  private constructor(playedAct: PlayedAct, bounds: ThreadBounds) {
    this.playedAct = playedAct;
    this.#thread = new Thread();
    this.#bounds = bounds;
  }

  /**
   * Rejects, like all that the game does, with a `ThreadTrouble` when the scenario cannot be
   * carried out.
   */
  static async open(playedAct: PlayedAct, bounds: ThreadBounds): Promise<Game> {
    const game = new Game(playedAct, bounds);
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

  get events(): readonly TraceEvent[] {
    return this.#position.events;
  }

  get players(): readonly Prospect[] {
    return this.#position.players;
  }

  get token(): string {
    return formatToken(this.#position.schedule);
  }

  get switches(): number {
    return switchesOf(this.#position.schedule);
  }

  /** Whether nobody can go any more. */
  get isOver(): boolean {
    return this.#position.verdict !== null;
  }

  /** Whether that could be the next move, and is made. */
  async step(move: number): Promise<boolean> {
    const player = this.players[whoIn(move)]!;
    const can = howIn(move) === DIES ? this.#mayDie(player) : player.state === 'can go';
    if (!can) return false;
    try {
      await this.#go([...this.#position.schedule, move]);
    } catch (error) {
      // Whether there is such a value to choose is known when the step is taken.
      if (error instanceof ThreadTrouble && error.thrown === 'OrderError') return false;
      throw error;
    }
    return true;
  }

  #mayDie({ process, next }: Prospect): boolean {
    const { scenario } = this.playedAct.act;
    if (isLifecycle(scenario) || next === null) return false;
    const { workers, most } = crashOf(scenario);
    const died = this.events.filter(({ op }) => op === 'die').length;
    return workers.includes(process) && died < most;
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

  readonly noteOn = (event: TraceEvent, before: readonly TraceEvent[]): Sentence | null => {
    const { act, options } = this.playedAct;
    return act.note?.(event, before, options) ?? null;
  };

  /** What came of it; null while somebody can go. */
  async end(): Promise<GameEnd | null> {
    const { verdict } = this.#position;
    if (verdict === null) return null;
    const won = isLoss(verdict.how);
    return {
      verdict,
      won,
      judged: this.#judge(verdict),
      shortest: won ? await this.#findShortest() : null,
      turn: (await this.#outlook())?.turn ?? null,
    };
  }

  /**
   * For each process, what share of the orders goes wrong that go on with its step; null where that
   * is not known.
   */
  async shares(): Promise<Outlook['after'] | null> {
    const { after = [] } = (await this.#outlook()) ?? {};
    if (after.every((share) => share === null)) return null;
    this.hasAsked = true;
    return after;
  }

  async #go(schedule: Order): Promise<void> {
    this.#position = await this.#thread.ask(
      { kind: 'position', schedule, ...this.#played() },
      this.#bounds,
    );
  }

  #judge({ how, ending }: OrderEnd): ActVerdict | null {
    if (how !== 'holds' && how !== 'broken') return null;
    const { act, options } = this.playedAct;
    return act.judge({
      options,
      events: this.events,
      ending,
      elapsedMs: (this.events.at(-1)?.at ?? 0) / 1e6,
      survivors: [],
      deadlock: null,
    });
  }

  #findShortest(): Promise<CarriedOrder | null> {
    return (this.#shortest ??= this.#thread.ask(
      { kind: 'easiest', timeout: PATIENCE, ...this.#played() },
      this.#bounds,
    ));
  }

  #outlook(): Promise<Outlook | null> {
    const { schedule } = this.#position;
    return this.#thread.ask(
      { kind: 'outlook', schedule, timeout: PATIENCE, ...this.#played() },
      this.#bounds,
    );
  }

  #played(): { source: Demo['source']; act: string; options: Options } {
    const { demo, act, options } = this.playedAct;
    return { source: demo.source, act: act.name, options };
  }
}
