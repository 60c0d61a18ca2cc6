import { allocate, arena, SLOTS, Word } from '../system/arena.js';
import {
  announceAgain,
  isBefore,
  isForsaken,
  isGranted,
  NO_CELL,
  Purpose,
  releaseCell,
  takeCell,
  ticketedState,
  visitWaits,
  waiterIn,
  waitAgain,
  withdraw,
} from './cells.js';
import { now } from '../system/clock.js';
import { LOOK_AGAIN, mourn, nextRing, nextRingSync, ring, type Sleeper } from './doorbell.js';
import { isAlive, pidOf } from './family.js';
import { milliseconds } from '../system/milliseconds.js';
import { spin } from './spin.js';

/**
 * The queue of those who wait for something in the arena, in order of arrival.
 *
 * The waits themselves stand in the entries of those who wait (cells.ts); the queue is only a bit
 * for each process that says: there may be a wait of mine for you.
 *
 * To wait: announce yourself, look again, sleep on the bell, look again. Whoever frees something
 * rings the longest waiter.
 */

/** How many words of the arena a queue takes. */
export const QUEUE_WORDS: number = SLOTS / 32;

/**
 * The terms on which to wait, as in Python: `block: false` ignores the timeout, a timeout of 0 or
 * less does not wait.
 */
export interface AcquireOptions {
  /** @default true */
  readonly block?: boolean;
  /** Milliseconds. @default Infinity */
  readonly timeout?: number;
}

/**
 * Whether somebody who comes in vain is ready to wait.
 * @throws {TypeError} when the timeout is no number
 */
export function mayWait(options: AcquireOptions | undefined): boolean {
  if (options === undefined) return true;
  const timeout = milliseconds(options.timeout);
  return options.block !== false && timeout > 0;
}

/** What a primitive has to say about a wait for it. */
export interface Terms {
  /** Tries to take what is waited for, while awake. */
  readonly take: () => boolean;
  /**
   * Told before a sleep that there is nothing for it but to wait; no more once it has answered
   * true.
   */
  readonly tell?: () => boolean;
  /** The last look before a sleep: takes it, or makes sure that whoever frees it wakes somebody. */
  attempt(cell: number): boolean;
  /** Tries to take it from a holder that has died: asked about every 50 ms. */
  recover?(): boolean;
  /** Whether a wait that was granted may be given up all the same. */
  mayLeave?(granter: number): boolean;
  /**
   * Whether the end of one wait is never the end of those behind it too: then only the first of
   * this process has to look.
   * @default false
   */
  readonly inTurn?: boolean;
  /**
   * Whether there is something left to take: then one whose wait ends wakes the next, for the bell
   * may have been meant for both.
   */
  available(): boolean;
}

/** A queue is `QUEUE_WORDS` words of the arena, zero when it is made. */
export class WaitQueue {
  readonly #at: number;
  readonly #purpose: Purpose;

  constructor(at: number, purpose: Purpose = Purpose.any) {
    this.#at = at;
    this.#purpose = purpose;
  }

  /** Waits until `attempt` succeeds; false when `timeout` ms are over first. */
  async wait(terms: Terms, timeout: number): Promise<boolean> {
    const stay = new Stay(this, this.#at, this.#purpose, terms, timeout);
    try {
      while (!stay.over()) {
        stay.tell();
        await nextRing(stay.nap(), stay);
        if (stay.spin()) break;
      }
    } finally {
      stay.end();
    }
    return stay.taken;
  }

  /** The same, with the whole thread asleep. */
  waitSync(terms: Terms, timeout: number): boolean {
    const stay = new Stay(this, this.#at, this.#purpose, terms, timeout);
    try {
      while (!stay.over()) {
        stay.tell();
        nextRingSync(stay.briefNap());
        if (stay.spin()) break;
      }
    } finally {
      stay.end();
    }
    return stay.taken;
  }

  /** Whether anybody may be waiting; never false when somebody is. */
  get busy(): boolean {
    const { words } = arena();
    const last = Math.min(words[Word.joined]! >>> 5, QUEUE_WORDS - 1);
    for (let word = this.#at; word <= this.#at + last; word++)
      if (Atomics.load(words, word) !== 0) return true;
    return false;
  }

  /** The cell of the longest waiter, 0 when nobody waits. */
  longest(): number {
    let longest = NO_CELL;
    this.#eachCell((cell) => {
      if (longest === NO_CELL || isBefore(cell, longest)) longest = cell;
    });
    return longest;
  }

  /** Wakes the longest waiter that is alive. */
  ringLongest(): void {
    while (this.busy) {
      const longest = this.longest();
      if (longest === NO_CELL || ring(waiterIn(longest))) return;
    }
  }

  /** Wakes everybody who waits. */
  ringAll(): void {
    const waiting = new Set<number>();
    this.#eachCell((cell) => waiting.add(waiterIn(cell)));
    for (const number of waiting) ring(number);
  }

  /**
   * The cells of those who wait and have been granted nothing, the longest first. Nobody who has
   * announced a wait is missing, for this looks at every process: a bit may be down for a moment.
   *
   * @param served where what is granted is had a moment later: the number of the one who has it;
   * the others still wait
   */
  waiting(served?: number): number[] {
    const cells: number[] = [];
    const slots = Math.min(arena().words[Word.joined]! + 1, SLOTS);
    for (let slot = 0; slot < slots; slot++)
      visitWaits(
        slot,
        this.#at,
        (cell) =>
          (isGranted(cell) && (served === undefined || waiterIn(cell) === served)) ||
          cells.push(cell),
      );
    return cells.sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  /**
   * The process ids of those who wait and have been granted nothing, the longest first; a process
   * stands there once for each of its waits.
   */
  pids(served?: number): number[] {
    return this.waiting(served)
      .map(waiterIn)
      .flatMap((number) => (isAlive(number) ? (pidOf(number) ?? []) : []));
  }

  #eachCell(visit: (cell: number) => void): void {
    const { words } = arena();
    for (let word = 0; word < QUEUE_WORDS; word++) {
      for (let rest = Atomics.load(words, this.#at + word); rest !== 0; rest &= rest - 1) {
        const bit = 31 - Math.clz32(rest & -rest);
        if (visitWaits(word * 32 + bit, this.#at, visit)) continue;
        // Nobody there: put the bit down, and up again should somebody have come in between.
        Atomics.and(words, this.#at + word, ~(1 << bit));
        let late = NO_CELL;
        if (!visitWaits(word * 32 + bit, this.#at, (cell) => visit((late = cell)))) continue;
        Atomics.or(words, this.#at + word, 1 << bit);
        // A release may have looked while the bit was down.
        ring(waiterIn(late));
      }
    }
  }
}

/** The waits of this process for each queue, in order of arrival. */
const lines = new Map<number, Set<Stay>>();

/** One wait of this process, from its announcement to its end. */
class Stay implements Sleeper {
  taken = false;
  wake: () => void = () => {};
  readonly #queue: WaitQueue;
  readonly #at: number;
  readonly #terms: Terms;
  readonly #deadline: number;
  readonly #cell: number;
  readonly #state: number;
  readonly #line: Set<Stay>;
  #lookAround: number;
  #told = false;

  constructor(queue: WaitQueue, at: number, purpose: Purpose, terms: Terms, timeout: number) {
    const time = now();
    this.#queue = queue;
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
    if (this.#terms.available()) this.#queue.ringLongest();
  }

  /**
   * The longest waiter may have died with a bell that was meant for the next. True when this wait's
   * granter is dead, perhaps with its grant half done. Both are asked before the look: what the
   * dead were about to do has been done by then, or never will be.
   */
  #buryTheDead(): boolean {
    const longest = this.#queue.longest();
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

/** Takes a queue, and some words of the primitive's own behind it, from the arena. */
export function allocateQueue(ownWords: number): number {
  return allocate(QUEUE_WORDS + ownWords);
}
