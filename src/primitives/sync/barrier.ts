import {
  BarrierState,
  type BrokenPhase,
  countOf,
  generationOf,
  inPhase,
  isBroken,
  MOST_PARTIES,
  nextGeneration,
  Phase,
  phaseOf,
  STATE_WORDS,
  withOneMore,
} from './barrier-state.js';
import { type BarrierAction, type BarrierOptions, byName, run } from './barrier-action.js';
import { type Arrival, PLACE_WORDS, Places } from './barrier-places.js';
import { BrokenBarrierError } from '../errors.js';
import { pidOf } from '../waiting/family.js';
import { type Handle, refuseToBeCloned, refuseToTravel } from '../handle.js';
import { milliseconds } from '../system/milliseconds.js';
import { allocateQueue, QUEUE_WORDS, WaitQueue } from '../waiting/waiters.js';

/**
 * A line at which processes wait for each other: `wait` resolves for all of them when `parties` of
 * them have come; then it begins anew.
 *
 * A barrier that is broken (the time of a party was up, it was aborted, its action failed, a party
 * died) lets nobody pass: all who wait, and all who come, get a {@link BrokenBarrierError} until
 * somebody calls `reset`. With more processes than parties, who comes too early for the next round
 * waits for a place first, with no timeout, as in Python.
 *
 * Death: a party that dies while it waits, before the line is open, breaks the barrier, at the
 * latest after about 100 ms, and the error says who it was (in Python the others wait for ever); so
 * does one that dies running the action. One that dies elsewhere just never comes: only a timeout
 * can tell.
 *
 * Algorithm: each change of the state is one compare-and-swap of one word, so no death leaves it
 * half changed. The parties stand in places, where the dead are found; `reset` writes into them how
 * their generation ended, for those who are slow to look.
 *
 * @example
 * export async function run(line: Barrier) {
 *   const lane = await line.wait();   // 0, 1 or 2, each once, when all three have come
 * }
 * const line = new Barrier(3);
 * for (let runner = 0; runner < 3; runner++)
 *   new Process({ module: import.meta.url, target: run, args: [line] }).start();
 */
export class Barrier {
  readonly parties: number;
  readonly #timeout: number;
  readonly #action: BarrierAction | undefined;
  readonly #at: number;
  readonly #state: BarrierState;
  readonly #places: Places;
  readonly #inside: WaitQueue;

  /** @param parties how many have to come: a whole number from 1 to 1023 */
  constructor(parties: number, options?: BarrierOptions);
  /** @internal Where it lies in the arena, when it arrives in a child. */
  constructor(parties: number, options: BarrierOptions, at: number);
  constructor(parties: number, { action, timeout }: BarrierOptions = {}, at?: number) {
    if (!Number.isInteger(parties) || parties < 1 || parties > MOST_PARTIES) {
      throw new RangeError(
        `a barrier has a whole number of parties from 1 to ${MOST_PARTIES}, not ${parties}`,
      );
    }
    if (action) byName(action);
    this.parties = parties;
    this.#timeout = milliseconds(timeout);
    this.#action = action;
    this.#at = at ?? allocateQueue(QUEUE_WORDS + STATE_WORDS + parties * PLACE_WORDS);
    this.#inside = new WaitQueue(this.#at);
    const own = this.#at + 2 * QUEUE_WORDS;
    this.#state = new BarrierState(own);
    const door = new WaitQueue(this.#at + QUEUE_WORDS);
    this.#places = new Places(own + STATE_WORDS, parties, door);
    refuseToBeCloned(this);
  }

  /** How many have come and wait at this moment; 0 when it is broken. */
  get waiting(): number {
    return this.broken ? 0 : countOf(this.#state.now);
  }

  /** Whether it lets nobody pass until it is reset. */
  get broken(): boolean {
    return isBroken(phaseOf(this.#state.now));
  }

  /**
   * Waits until all have come; when `timeout` ms are over first, the barrier is broken for all.
   * @returns a number from 0 to `parties` − 1, a different one for each party
   * @throws {BrokenBarrierError} when it is broken, or becomes so, or is reset; in the party that
   * runs the action, what the action throws
   */
  async wait({ timeout = this.#timeout }: { readonly timeout?: number } = {}): Promise<number> {
    const patience = milliseconds(timeout);
    return this._leave(await this._arrive(), patience);
  }

  /** @internal The first half of a wait: whoever comes last opens the barrier. */
  async _arrive(): Promise<Arrival> {
    const place = await this.#places.enter(() => this.#buryTheDead());
    try {
      const came = this.#come(place);
      if (phaseOf(came) === Phase.ACTING) await this.#open(came);
      return { place, came, number: countOf(came) - 1 };
    } catch (error) {
      this.#places.leave(place);
      throw error;
    }
  }

  /** @internal The second half. */
  async _leave({ place, came, number }: Arrival, patience: number): Promise<number> {
    try {
      if (phaseOf(came) !== Phase.ACTING) await this.#waitForTheOthers(place, came, patience);
      const end = this.#endOf(came, place);
      if (end !== 'passed') throw this.#error(end!);
      return number;
    } finally {
      this.#places.leave(place);
    }
  }

  /** @internal Whether whoever has arrived so does not have to wait any more. */
  _hasEnded({ place, came }: Arrival): boolean {
    return this.#endOf(came, place) !== null;
  }

  /** @internal Whether there is room for one more to arrive. */
  get _hasRoom(): boolean {
    return this.#places.areFree();
  }

  /** Breaks it: all who wait, and all who come, get a {@link BrokenBarrierError}. */
  abort(): void {
    while (!this.#break(generationOf(this.#state.now), Phase.ABORTED));
  }

  /** Makes it as new; those who wait get a {@link BrokenBarrierError}. */
  reset(): void {
    this.#buryTheDead();
    for (;;) {
      const state = this.#state.now;
      const phase = phaseOf(state);
      if (phase === Phase.FILLING && countOf(state) === 0) return;
      if (!isBroken(phase)) {
        this.#state.swap(state, inPhase(state, Phase.RESET));
        continue;
      }
      this.#places.leaveWord(generationOf(state), phase);
      if (this.#state.swap(state, nextGeneration(state))) return this.#inside.ringAll();
    }
  }

  toString(): string {
    return `<Barrier(${this.broken ? 'broken' : `${this.waiting}/${this.parties}`})>`;
  }

  /** @internal How it travels to a child. */
  _handle(): Handle {
    const options = {
      timeout: this.#timeout,
      ...(this.#action && { action: byName(this.#action) }),
    };
    return {
      module: 'primitives/sync/barrier.js',
      type: 'Barrier',
      args: [this.parties, options, this.#at],
    };
  }

  toJSON(): never {
    return refuseToTravel(this);
  }

  /**
   * Counts this party in, and returns the state that it made. The last one has made it `ACTING`,
   * and goes on alone.
   */
  #come(place: number): number {
    for (;;) {
      const state = this.#state.now;
      const phase = phaseOf(state);
      if (isBroken(phase)) throw this.#error(phase);
      this.#places.stand(place, generationOf(state));
      const isLast = countOf(state) === this.parties - 1;
      if (isLast && this.#buryTheDead()) continue;
      const came = inPhase(withOneMore(state), isLast ? Phase.ACTING : Phase.FILLING);
      if (this.#state.swap(state, came)) return came;
    }
  }

  /** All have come: runs the action, and lets everybody pass, unless it was broken meanwhile. */
  async #open(came: number): Promise<void> {
    try {
      if (this.#action) await run(this.#action);
    } catch (error) {
      this.#break(generationOf(came), Phase.FAILED);
      throw error;
    }
    if (this.#action) this.#buryTheDead();
    if (this.#state.swap(came, nextGeneration(came))) this.#inside.ringAll();
  }

  async #waitForTheOthers(place: number, came: number, timeout: number): Promise<void> {
    const hasEnded = (): boolean => this.#endOf(came, place) !== null;
    const recover = (): boolean => this.#buryTheDead() && hasEnded();
    if (
      await this.#inside.wait(
        { take: hasEnded, attempt: hasEnded, recover, available: () => false },
        timeout,
      )
    )
      return;
    this.#break(generationOf(came), Phase.TIMED_OUT);
  }

  /**
   * What has become of the generation of the party in this place: passed, broken in one of the
   * ways, or null as long as it waits.
   */
  #endOf(came: number, place: number): BrokenPhase | 'passed' | null {
    const state = this.#state.now;
    const phase = phaseOf(state);
    if (generationOf(state) === generationOf(came)) return isBroken(phase) ? phase : null;
    return this.#places.wordIn(place) ?? 'passed';
  }

  #break(generation: number, phase: BrokenPhase): boolean {
    return this.#state.break(generation, phase, () => this.#inside.ringAll());
  }

  /**
   * Takes the dead out of their places; one whose generation has not ended breaks it. True when
   * there were any.
   */
  #buryTheDead(): boolean {
    return this.#places.buryTheDead((number, generation) => {
      if (generation === generationOf(this.#state.now)) this.#state.noteDead(pidOf(number) ?? 0);
      this.#break(generation, Phase.DIED);
    });
  }

  #error(phase: BrokenPhase): BrokenBarrierError {
    return new BrokenBarrierError(this.parties, this.#state.why(phase));
  }
}
