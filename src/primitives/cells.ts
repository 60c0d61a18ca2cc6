import { arena, ENTRY_WORDS, SLOTS, Word } from './arena.js';
import { micros, microsSince } from './clock.js';
import { Entry, entryOf, isListed, self } from './family.js';

/**
 * A wait, as it stands in the arena: in a cell of the entry of the process that waits, so it dies with its process.
 * The cell says for which queue, since when, and whether it has been granted.
 */

const CELL_WORDS = 4;
const CELLS = (ENTRY_WORDS - Entry.cells) / CELL_WORDS;
const Cell = { queue: 0, state: 1, since: 2, purpose: 3 } as const;
/** No wait: every real cell has a higher index. */
export const NO_CELL = 0;

/** What a wait is for, where others want to know. */
export const Purpose = { any: 0, roomInQueue: 1 } as const;
export type Purpose = (typeof Purpose)[keyof typeof Purpose];

/** A cell's state: nothing, waiting (with its ticket above the mark) or granted (with the granter's number above it). */
const NONE = 0;
const WAITING = 1;
const GRANTED = 2;
const MARK = 3;

/** The state of a wait that begins now; its ticket says who came first, and is never used again. */
export function ticketedState(): number {
  return (Atomics.add(arena().words, Word.tickets, 1) << 2) | WAITING;
}

/** Announces a wait. A process that has no cell left waits unannounced, and looks again every 50 ms. */
export function takeCell(queue: number, state: number, purpose: Purpose): number {
  const { words } = arena();
  const entry = entryOf(self());
  for (let index = 0; index < CELLS; index++) {
    const cell = entry + Entry.cells + index * CELL_WORDS;
    if (words[cell + Cell.queue] !== 0) continue;
    words[cell + Cell.since] = micros();
    words[cell + Cell.purpose] = purpose;
    Atomics.store(words, cell + Cell.state, state);
    Atomics.store(words, cell + Cell.queue, queue);
    if (words[entry + Entry.cellsUsed]! <= index) Atomics.store(words, entry + Entry.cellsUsed, index + 1);
    announceAgain(queue);
    return cell;
  }
  return NO_CELL;
}

/** Puts up this process's bit in the queue. */
export function announceAgain(queue: number): void {
  const slot = self() % SLOTS;
  Atomics.or(arena().words, queue + (slot >>> 5), 1 << (slot & 31));
}

export function releaseCell(cell: number): void {
  if (cell === NO_CELL) return;
  const { words } = arena();
  const entry = entryOf(self());
  Atomics.store(words, cell + Cell.state, NONE);
  Atomics.store(words, cell + Cell.queue, 0);
  let used = words[entry + Entry.cellsUsed]!;
  while (used > 0 && words[entry + Entry.cells + (used - 1) * CELL_WORDS + Cell.queue] === 0) used--;
  Atomics.store(words, entry + Entry.cellsUsed, used);
}

/** Gives a wait up. Null when that was possible; otherwise the number of the process that has granted it. */
export function withdraw(cell: number, state: number): number | null {
  const found = Atomics.compareExchange(arena().words, cell + Cell.state, state, NONE);
  return found === state ? null : found >>> 2;
}

/** Grants a wait for this queue: from then on it cannot be given up. False when it has been given up (the cell may be another wait's by now) or granted already. */
export function grant(cell: number, queue: number): boolean {
  const { words } = arena();
  // The state first: its ticket is never used again, so what is true of the queue now is true when the state has not changed.
  const state = Atomics.load(words, cell + Cell.state);
  if (Atomics.load(words, cell + Cell.queue) !== queue) return false;
  return (state & MARK) === WAITING && Atomics.compareExchange(words, cell + Cell.state, state, (self() << 2) | GRANTED) === state;
}

export function isGranted(cell: number): boolean {
  return cell !== NO_CELL && (Atomics.load(arena().words, cell + Cell.state) & MARK) === GRANTED;
}

/** Whether it was granted by somebody who is dead, perhaps with the grant half done. */
export function isForsaken(cell: number): boolean {
  return isGranted(cell) && !isListed(arena().words[cell + Cell.state]! >>> 2);
}

/** Takes a forsaken wait's grant back. */
export function waitAgain(cell: number, state: number): void {
  Atomics.store(arena().words, cell + Cell.state, state);
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

/** Those who have been granted come first, then the order of arrival; tickets may wrap around. */
export function isBefore(a: number, b: number): boolean {
  const { words } = arena();
  if (isGranted(a) !== isGranted(b)) return isGranted(a);
  return ((words[a + Cell.state]! - words[b + Cell.state]!) | 0) < 0;
}

/** Whether a process has been waiting for something of that kind for that many milliseconds. */
export function hasWaitedFor(number: number, purpose: Purpose, ms: number): boolean {
  const { words } = arena();
  const first = entryOf(number) + Entry.cells;
  const end = first + Atomics.load(words, entryOf(number) + Entry.cellsUsed) * CELL_WORDS;
  for (let cell = first; cell < end; cell += CELL_WORDS) {
    if (Atomics.load(words, cell + Cell.queue) !== 0 && words[cell + Cell.purpose] === purpose && waitedFor(cell) >= ms) return isListed(number);
  }
  return false;
}

/** Visits the waits of one process for one queue. False when there are none. */
export function visitWaits(slot: number, queue: number, visit: (cell: number) => void): boolean {
  const { words } = arena();
  const entry = Word.processes + slot * ENTRY_WORDS;
  if (Atomics.load(words, entry + Entry.number) <= 0) return false;
  const first = entry + Entry.cells;
  const end = first + Atomics.load(words, entry + Entry.cellsUsed) * CELL_WORDS;
  let found = false;
  for (let cell = first; cell < end; cell += CELL_WORDS) {
    if (Atomics.load(words, cell + Cell.queue) !== queue || Atomics.load(words, cell + Cell.state) === NONE) continue;
    found = true;
    visit(cell);
  }
  return found;
}
