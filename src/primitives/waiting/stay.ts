import {
  announceAgain,
  isForsaken,
  isGranted,
  NO_CELL,
  type Purpose,
  releaseCell,
  takeCell,
  ticketedState,
  waiterIn,
  waitAgain,
  withdraw,
} from './cells.js';
import { now } from '../system/clock.js';
import { LOOK_AGAIN, mourn, type Sleeper } from './doorbell.js';
import { isAlive } from './family.js';
import { milliseconds } from '../system/milliseconds.js';
import { spin } from './spin.js';
import type { Terms } from './terms.js';

/** Those who wait for the same, of every process. */
export interface Others {
  /** The cell of the longest waiter, 0 when nobody waits. */
  longest(): number;
  ringLongest(): void;
}

/** The waits of this process for each queue, in order of arrival. */
const lines = new Map<number, Set<Stay>>();

/** One wait of this process, from its announcement to its end. */
export class Stay implements Sleeper {
  taken = false;
  wake: () => void = () => {};
  readonly #others: Others;
  readonly #at: number;
  readonly #terms: Terms;
  readonly #deadline: number;
  readonly #cell: number;
  readonly #state: number;
  readonly #line: Set<Stay>;
  #lookAround: number;
  #told = false;

  constructor(others: Others, at: number, purpose: Purpose, terms: Terms, timeout: number) {
    const time = now();
    this.#others = others;
    this.#at = at;
    this.#terms = terms;
    this.#deadline = time + milliseconds(timeout);
    this.#lookAround = time + LOOK_AGAIN;
    this.#state = ticketedState();
    this.#cell = takeCell(at, this.#state, purpose);
    this.#line = lines.get(at) ?? new Set();
    lines.set(at, this.#line.add(this));
  }

  /**
   * Looks again, every 50 ms after a look round. True when the wait is over: taken, or given up in
   * time.
   */
  over(): boolean {
    const time = now();
    const around = time >= this.#lookAround;
    // One who takes a bit down, and would put it up again, may die in between.
    if (around) announceAgain(this.#at);
    const forsaken = around && this.#buryTheDead();
    if (this.#terms.attempt(this.#cell)) return (this.taken = true);
    if (around) {
      this.#lookAround = time + LOOK_AGAIN;
      if (forsaken) waitAgain(this.#cell, this.#state);
      if (this.#terms.recover?.()) return (this.taken = true);
    }
    return time >= this.#deadline && this.#leave();
  }

  tell(): void {
    if (!this.#told) this.#told = this.#terms.tell?.() ?? true;
  }

  /** Just woken: tries for a while, for the next sleep would cost as much again. */
  spin(): boolean {
    return (this.taken = !isGranted(this.#cell) && spin(this.#terms.take));
  }

  isMeant(): boolean {
    return this.#terms.inTurn !== true || this.#isFirst() || isGranted(this.#cell);
  }

  /**
   * How long to sleep if nobody rings. One that stands behind another of this process leaves it to
   * that one to look around.
   */
  nap(): number {
    return this.isMeant() ? this.briefNap() : Math.max(1, Math.ceil(this.#deadline - now()));
  }

  /** With the whole thread asleep, nobody else in this process looks. */
  briefNap(): number {
    return Math.max(1, Math.ceil(Math.min(this.#lookAround, this.#deadline) - now()));
  }

  end(): void {
    const wasFirst = this.#isFirst();
    this.#line.delete(this);
    if (this.#line.size === 0) lines.delete(this.#at);
    else if (wasFirst) this.#first.wake();
    releaseCell(this.#cell);
    if (this.#terms.available()) this.#others.ringLongest();
  }

  /**
   * The longest waiter may have died with a bell that was meant for the next. True when this wait's
   * granter is dead, perhaps with its grant half done. Both are asked before the look: what the
   * dead were about to do has been done by then, or never will be.
   */
  #buryTheDead(): boolean {
    const longest = this.#others.longest();
    if (longest !== NO_CELL && !isAlive(waiterIn(longest))) mourn(waiterIn(longest));
    return isForsaken(this.#cell);
  }

  get #first(): Stay {
    return this.#line.values().next().value!;
  }

  #isFirst(): boolean {
    return this.#first === this;
  }

  #leave(): boolean {
    const granter = withdraw(this.#cell, this.#state);
    return granter === null || (this.#terms.mayLeave?.(granter) ?? true);
  }
}
