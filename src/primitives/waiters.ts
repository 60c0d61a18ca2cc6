import { allocate, arena, ENTRY_WORDS, SLOTS, Word } from './arena.js';
import { now } from './clock.js';
import { LOOK_AGAIN, mourn, nextRing, nextRingSync, ring } from './doorbell.js';
import { Entry, entryOf, isAlive, isListed, pidOf, self } from './family.js';
import { spin } from './spin.js';

/**
 * The queue of those who wait for something in the arena, in order of arrival.
 *
 * A wait stands in the entry of the process that waits, in a cell that says for which queue and since when, so it dies with its
 * process. The queue itself is only a bit for each process that says: there may be a wait of mine for you.
 *
 * To wait: announce yourself, look again, sleep on the bell, look again. Whoever frees something rings the longest waiter.
 */

const CELL_WORDS = 4;
const CELLS = (ENTRY_WORDS - Entry.cells) / CELL_WORDS;
const Cell = { queue: 0, state: 1, since: 2 } as const;
/** No wait: every real cell has a higher index. */
const NO_CELL = 0;

/** A cell's state: nothing, waiting (with its ticket above the mark) or granted (with the granter's number above it). */
const NONE = 0;
const WAITING = 1;
const GRANTED = 2;
const MARK = 3;

/** How many words of the arena a queue takes. */
export const QUEUE_WORDS: number = SLOTS / 32;

/** The terms on which to wait, as in Python: `block: false` ignores the timeout, a timeout of 0 or less does not wait. */
export interface AcquireOptions {
  /** @default true */
  readonly block?: boolean;
  /** Milliseconds. @default Infinity */
  readonly timeout?: number;
}

/** Whether somebody who came in vain is ready to wait. */
export function mayWait(options: AcquireOptions | undefined): boolean {
  return options === undefined || (options.block !== false && (options.timeout ?? Infinity) > 0);
}

/** What a primitive has to say about a wait for it. */
export interface Terms {
  /** Tries to take what is waited for, while awake. */
  readonly take: () => boolean;
  /** The last look before a sleep: takes it, or makes sure that whoever frees it wakes somebody. */
  attempt(cell: number): boolean;
  /** Tries to take it from a holder that has died: asked about every 50 ms. */
  recover?(): boolean;
  /** Whether a wait that was granted may be given up all the same. */
  mayLeave?(granter: number): boolean;
  /** Whether there is something left to take: then one whose wait ends wakes the next, for the bell may have been meant for both. */
  available(): boolean;
}

/** A queue is `QUEUE_WORDS` words of the arena, zero when it is made. */
export class WaitQueue {
  readonly #at: number;

  constructor(at: number) {
    this.#at = at;
  }

  /** Waits until `attempt` succeeds; false when `timeout` ms are over first. */
  async wait(terms: Terms, timeout: number): Promise<boolean> {
    const stay = new Stay(this, this.#at, terms, timeout);
    try {
      while (!stay.over()) {
        await nextRing(stay.nap());
        if (stay.spin()) break;
      }
    } finally {
      stay.end();
    }
    return stay.taken;
  }

  /** The same, with the whole thread asleep. */
  waitSync(terms: Terms, timeout: number): boolean {
    const stay = new Stay(this, this.#at, terms, timeout);
    try {
      while (!stay.over()) {
        nextRingSync(stay.nap());
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
    for (let word = this.#at; word <= this.#at + last; word++) if (Atomics.load(words, word) !== 0) return true;
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

  /** The process ids of those who wait and have been granted nothing, the longest first; a process stands there once for each of its waits. */
  pids(): number[] {
    const cells: number[] = [];
    this.#eachCell((cell) => isGranted(cell) || cells.push(cell));
    return cells
      .sort((a, b) => (isBefore(a, b) ? -1 : 1))
      .map(waiterIn)
      .flatMap((number) => (isAlive(number) ? (pidOf(number) ?? []) : []));
  }

  #eachCell(visit: (cell: number) => void): void {
    const { words } = arena();
    for (let word = 0; word < QUEUE_WORDS; word++) {
      for (let rest = Atomics.load(words, this.#at + word); rest !== 0; rest &= rest - 1) {
        const bit = 31 - Math.clz32(rest & -rest);
        if (this.#visitSlot(word * 32 + bit, visit)) continue;
        // Nobody there: put the bit down, and up again should somebody have come in between.
        Atomics.and(words, this.#at + word, ~(1 << bit));
        if (this.#visitSlot(word * 32 + bit, visit)) Atomics.or(words, this.#at + word, 1 << bit);
      }
    }
  }

  #visitSlot(slot: number, visit: (cell: number) => void): boolean {
    const { words } = arena();
    const entry = Word.processes + slot * ENTRY_WORDS;
    if (Atomics.load(words, entry + Entry.number) <= 0) return false;
    const first = entry + Entry.cells;
    const end = first + Atomics.load(words, entry + Entry.cellsUsed) * CELL_WORDS;
    let found = false;
    for (let cell = first; cell < end; cell += CELL_WORDS) {
      if (Atomics.load(words, cell + Cell.queue) !== this.#at || Atomics.load(words, cell + Cell.state) === NONE) continue;
      found = true;
      visit(cell);
    }
    return found;
  }
}

/** The number of the process whose wait this is; 0 or less when it has just died and is being struck from the table. */
export function waiterIn(cell: number): number {
  const slot = Math.floor((cell - Word.processes) / ENTRY_WORDS);
  return Atomics.load(arena().words, Word.processes + slot * ENTRY_WORDS + Entry.number);
}

/** How long a waiter has been waiting, in milliseconds. */
export function waitedFor(cell: number): number {
  return microsSince(arena().words[cell + Cell.since]!) / 1000;
}

/** Grants a wait for this queue: from then on it cannot be given up. False when it has been given up (the cell may be another wait's by now) or granted already. */
export function grant(cell: number, queue: number): boolean {
  const { words } = arena();
  // The state first: its ticket is never used again, so what is true of the queue now is true when the state has not changed.
  const state = Atomics.load(words, cell + Cell.state);
  if (Atomics.load(words, cell + Cell.queue) !== queue) return false;
  return (state & MARK) === WAITING && Atomics.compareExchange(words, cell + Cell.state, state, (self() << 2) | GRANTED) === state;
}

/** Whether this wait has been granted. */
export function isGranted(cell: number): boolean {
  return cell !== NO_CELL && (Atomics.load(arena().words, cell + Cell.state) & MARK) === GRANTED;
}

/** One wait of this process, from its announcement to its end. */
class Stay {
  taken = false;
  readonly #queue: WaitQueue;
  readonly #at: number;
  readonly #terms: Terms;
  readonly #deadline: number;
  readonly #cell: number;
  readonly #state: number;
  #lookAround: number;

  constructor(queue: WaitQueue, at: number, terms: Terms, timeout: number) {
    const time = now();
    this.#queue = queue;
    this.#at = at;
    this.#terms = terms;
    this.#deadline = time + timeout;
    this.#lookAround = time + LOOK_AGAIN;
    this.#state = (Atomics.add(arena().words, Word.tickets, 1) << 2) | WAITING;
    this.#cell = takeCell(at, this.#state);
  }

  /** Looks again, every 50 ms after a look round. True when the wait is over: taken, or given up in time. */
  over(): boolean {
    const time = now();
    const around = time >= this.#lookAround;
    const forsaken = around && this.#buryTheDead();
    if (this.#terms.attempt(this.#cell)) return (this.taken = true);
    if (around) {
      this.#lookAround = time + LOOK_AGAIN;
      // One who takes a bit down, and would put it up again, may die in between.
      if (this.#cell !== NO_CELL) putUpBit(this.#at);
      if (forsaken) Atomics.store(arena().words, this.#cell + Cell.state, this.#state);
      if (this.#terms.recover?.()) return (this.taken = true);
    }
    return time >= this.#deadline && this.#leave();
  }

  /** Just woken: tries for a while, for the next sleep would cost as much again. */
  spin(): boolean {
    return (this.taken = !isGranted(this.#cell) && spin(this.#terms.take));
  }

  /** How long to sleep if nobody rings. */
  nap(): number {
    return Math.max(1, Math.ceil(Math.min(this.#lookAround, this.#deadline) - now()));
  }

  end(): void {
    releaseCell(this.#cell);
    if (this.#terms.available()) this.#queue.ringLongest();
  }

  /**
   * The longest waiter may have died with a bell that was meant for the next. True when this wait's granter is dead, perhaps with its
   * grant half done. Both are asked before the look: what the dead were about to do has been done by then, or never will be.
   */
  #buryTheDead(): boolean {
    const longest = this.#queue.longest();
    if (longest !== NO_CELL && !isAlive(waiterIn(longest))) mourn(waiterIn(longest));
    return isGranted(this.#cell) && !isListed(arena().words[this.#cell + Cell.state]! >>> 2);
  }

  #leave(): boolean {
    if (this.#cell === NO_CELL) return true;
    const found = Atomics.compareExchange(arena().words, this.#cell + Cell.state, this.#state, NONE);
    return found === this.#state || (this.#terms.mayLeave?.(found >>> 2) ?? true);
  }
}

/** Announces a wait. A process that has no cell left waits unannounced, and looks again every 50 ms. */
function takeCell(queue: number, state: number): number {
  const { words } = arena();
  const entry = entryOf(self());
  for (let index = 0; index < CELLS; index++) {
    const cell = entry + Entry.cells + index * CELL_WORDS;
    if (words[cell + Cell.queue] !== 0) continue;
    words[cell + Cell.since] = micros();
    Atomics.store(words, cell + Cell.state, state);
    Atomics.store(words, cell + Cell.queue, queue);
    if (words[entry + Entry.cellsUsed]! <= index) Atomics.store(words, entry + Entry.cellsUsed, index + 1);
    putUpBit(queue);
    return cell;
  }
  return NO_CELL;
}

function putUpBit(queue: number): void {
  const slot = self() % SLOTS;
  Atomics.or(arena().words, queue + (slot >>> 5), 1 << (slot & 31));
}

function releaseCell(cell: number): void {
  if (cell === NO_CELL) return;
  const { words } = arena();
  const entry = entryOf(self());
  Atomics.store(words, cell + Cell.state, NONE);
  Atomics.store(words, cell + Cell.queue, 0);
  let used = words[entry + Entry.cellsUsed]!;
  while (used > 0 && words[entry + Entry.cells + (used - 1) * CELL_WORDS + Cell.queue] === 0) used--;
  Atomics.store(words, entry + Entry.cellsUsed, used);
}

/** Those who have been granted come first, then the order of arrival; tickets may wrap around. */
function isBefore(a: number, b: number): boolean {
  const { words } = arena();
  if (isGranted(a) !== isGranted(b)) return isGranted(a);
  return ((words[a + Cell.state]! - words[b + Cell.state]!) | 0) < 0;
}

/** The time as it is kept in a word: microseconds, wrapping around. */
export function micros(): number {
  return (now() * 1000) | 0;
}

export function microsSince(time: number): number {
  return (micros() - time) >>> 0;
}

/** Takes a queue, and some words of the primitive's own behind it, from the arena. */
export function allocateQueue(ownWords: number): number {
  return allocate(QUEUE_WORDS + ownWords);
}
