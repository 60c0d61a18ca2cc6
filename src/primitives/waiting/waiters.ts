import { allocate, arena, SLOTS, Word } from '../system/arena.js';
import {
  isBefore,
  isGrant,
  NO_CELL,
  Purpose,
  type VisitWait,
  visitWaits,
  waiterIn,
} from './cells.js';
import { nextRing, nextRingSync, ring } from './doorbell.js';
import { isAlive, pidOf } from './family.js';
import { Stay } from './stay.js';
import type { Terms } from './terms.js';

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
    let [longest, since] = [NO_CELL, 0];
    this.#eachCell((cell, state) => {
      if (longest === NO_CELL || isBefore(state, since)) [longest, since] = [cell, state];
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
    const waits: { readonly cell: number; readonly state: number }[] = [];
    const slots = Math.min(arena().words[Word.joined]! + 1, SLOTS);
    for (let slot = 0; slot < slots; slot++)
      visitWaits(slot, this.#at, (cell, state) => {
        if (!isGrant(state) || (served !== undefined && waiterIn(cell) !== served))
          waits.push({ cell, state });
      });
    waits.sort((a, b) => (isBefore(a.state, b.state) ? -1 : 1));
    return waits.map(({ cell }) => cell);
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

  #eachCell(visit: VisitWait): void {
    const { words } = arena();
    for (let word = 0; word < QUEUE_WORDS; word++) {
      for (let rest = Atomics.load(words, this.#at + word); rest !== 0; rest &= rest - 1) {
        const bit = 31 - Math.clz32(rest & -rest);
        if (visitWaits(word * 32 + bit, this.#at, visit)) continue;
        // Nobody there: put the bit down, and up again should somebody have come in between.
        Atomics.and(words, this.#at + word, ~(1 << bit));
        let late = NO_CELL;
        const visitLate: VisitWait = (cell, state) => visit((late = cell), state);
        if (!visitWaits(word * 32 + bit, this.#at, visitLate)) continue;
        Atomics.or(words, this.#at + word, 1 << bit);
        // A release may have looked while the bit was down.
        ring(waiterIn(late));
      }
    }
  }
}

/** Takes a queue, and some words of the primitive's own behind it, from the arena. */
export function allocateQueue(ownWords: number): number {
  return allocate(QUEUE_WORDS + ownWords);
}
