import { allocate, arena, ENTRY_WORDS, SLOTS, Word } from '../system/arena.js';
import { micros, microsSince } from '../system/clock.js';
import { Entry, entryOf, isListed, self } from './family.js';

/**
 * A wait, as it stands in the arena: in a cell of the process that waits, so it dies with its
 * process. The cell says for which queue and for what, whose wait it is, since when, and whether it
 * has been granted.
 *
 * The first cells are in the process's entry in the table. One that has more waits than that adds
 * blocks of them, as many as it needs; these stay with the place in the table, so what was once a
 * cell is nothing else ever after, and a late look at it does no harm.
 */

const CELL_WORDS = 4;
const Cell = { queue: 0, state: 1, since: 2, owner: 3 } as const;
/** No wait: every real cell has a higher index. */
export const NO_CELL = 0;

/** A block of cells: where the next one is, then the cells. */
const BLOCK_WORDS = 1024;
const FIRST_CELLS = (ENTRY_WORDS - Entry.cells) / CELL_WORDS;
const MORE_CELLS = Math.floor((BLOCK_WORDS - 1) / CELL_WORDS);

/** What a wait is for, where others want to know; it stands beside its owner's number. */
export const Purpose = { any: 0, roomInQueue: 1 } as const;
export type Purpose = (typeof Purpose)[keyof typeof Purpose];

/**
 * A cell's state: nothing, waiting (with its ticket above the mark) or granted (with the granter's
 * number above it).
 */
const NONE = 0;
const WAITING = 1;
const GRANTED = 2;
const MARK = 3;

/** The state of a wait that begins now; its ticket says who came first, and is never used again. */
export function ticketedState(): number {
  return (Atomics.add(arena().words, Word.tickets, 1) << 2) | WAITING;
}

/** The cells of this process, in their order; and the word that says where more of them are. */
const own: number[] = [];
let link = 0;

/** Announces a wait. @throws {EnvironmentError} when there are so many that the arena is full */
export function takeCell(queue: number, state: number, purpose: Purpose): number {
  const entry = entryOf(self());
  let { words } = arena();
  let index = own.findIndex((cell) => words[cell + Cell.queue] === 0);
  if (index < 0) index = addCells(entry);
  ({ words } = arena());
  const cell = own[index]!;
  words[cell + Cell.since] = micros();
  words[cell + Cell.owner] = (self() << 1) | purpose;
  Atomics.store(words, cell + Cell.state, state);
  Atomics.store(words, cell + Cell.queue, queue);
  if (words[entry + Entry.cellsUsed]! <= index)
    Atomics.store(words, entry + Entry.cellsUsed, index + 1);
  announceAgain(queue);
  return cell;
}

/**
 * Gets the cells in the entry, then a block after the other. Returns the index of the first of the
 * new ones.
 */
function addCells(entry: number): number {
  const index = own.length;
  if (index === 0) {
    link = entry + Entry.more;
    for (let cell = 0; cell < FIRST_CELLS; cell++)
      own.push(entry + Entry.cells + cell * CELL_WORDS);
    return 0;
  }
  // One that had this place in the table before may have left its block.
  const block = arena().words[link]! || allocate(BLOCK_WORDS);
  const { words } = arena();
  words.fill(0, block + 1, block + BLOCK_WORDS);
  Atomics.store(words, link, block);
  link = block;
  for (let cell = 0; cell < MORE_CELLS; cell++) own.push(block + 1 + cell * CELL_WORDS);
  return index;
}

/** Puts up this process's bit in the queue. */
export function announceAgain(queue: number): void {
  const slot = self() % SLOTS;
  Atomics.or(arena().words, queue + (slot >>> 5), 1 << (slot & 31));
}

export function releaseCell(cell: number): void {
  const { words } = arena();
  const entry = entryOf(self());
  Atomics.store(words, cell + Cell.state, NONE);
  Atomics.store(words, cell + Cell.queue, 0);
  let used = words[entry + Entry.cellsUsed]!;
  while (used > 0 && words[own[used - 1]! + Cell.queue] === 0) used--;
  Atomics.store(words, entry + Entry.cellsUsed, used);
}

/**
 * Gives a wait up. Null when that was possible; otherwise the number of the process that has
 * granted it.
 */
export function withdraw(cell: number, state: number): number | null {
  const found = Atomics.compareExchange(arena().words, cell + Cell.state, state, NONE);
  return found === state ? null : found >>> 2;
}

/**
 * Grants a wait for this queue: from then on it cannot be given up. False when it has been given up
 * (the cell may be another wait's by now) or granted already.
 */
export function grant(cell: number, queue: number): boolean {
  const { words } = arena();
  // The state first: its ticket is never used again, so what is true of the queue now is true when
  // the state has not changed.
  const state = Atomics.load(words, cell + Cell.state);
  if (Atomics.load(words, cell + Cell.queue) !== queue) return false;
  return (
    (state & MARK) === WAITING &&
    Atomics.compareExchange(words, cell + Cell.state, state, (self() << 2) | GRANTED) === state
  );
}

export function isGranted(cell: number): boolean {
  return isGrant(Atomics.load(arena().words, cell + Cell.state));
}

/** Whether this is the state of a wait that has been granted. */
export function isGrant(state: number): boolean {
  return (state & MARK) === GRANTED;
}

/** Whether it was granted by somebody who is dead, perhaps with the grant half done. */
export function isForsaken(cell: number): boolean {
  return isGranted(cell) && !isListed(arena().words[cell + Cell.state]! >>> 2);
}

/** Takes a forsaken wait's grant back. */
export function waitAgain(cell: number, state: number): void {
  Atomics.store(arena().words, cell + Cell.state, state);
}

/**
 * The number of the process whose wait this is; 0 when it has died and been struck from the table.
 */
export function waiterIn(cell: number): number {
  const number = arena().words[cell + Cell.owner]! >>> 1;
  return isListed(number) ? number : 0;
}

/** How long a waiter has been waiting, in milliseconds. */
export function waitedFor(cell: number): number {
  return microsSince(arena().words[cell + Cell.since]!) / 1000;
}

/**
 * Of the states of two waits: those that have been granted come first, then the order of arrival;
 * tickets may wrap around. What stands in a cell changes at any moment, so states are compared as
 * they were seen once: in the middle of a sort, a changed one would put others out of order.
 */
export function isBefore(a: number, b: number): boolean {
  return isGrant(a) === isGrant(b) ? ((a - b) | 0) < 0 : isGrant(a);
}

/** Whether a process has been waiting for something of that kind for that many milliseconds. */
export function hasWaitedFor(number: number, purpose: Purpose, ms: number): boolean {
  return hasWaitedSince(number, purpose, (micros() - ms * 1000) | 0);
}

/**
 * Whether a process has been waiting for something of that kind since before a moment that `micros`
 * has told. Both spans end at the same look at the clock: between two, a busy machine may put any
 * length of time, and a wait that began too late would seem to be long enough.
 */
export function hasWaitedSince(number: number, purpose: Purpose, moment: number): boolean {
  let found = false;
  eachCell(entryOf(number), (cell) => {
    const { words } = arena();
    if (Atomics.load(words, cell + Cell.queue) === 0) return;
    if (words[cell + Cell.owner] !== ((number << 1) | purpose)) return;
    const since = words[cell + Cell.since]!;
    const end = micros();
    found ||= (end - since) >>> 0 > (end - moment) >>> 0;
  });
  return found && isListed(number);
}

/** What is done with a wait, given its state at the moment of the look. */
export type VisitWait = (cell: number, state: number) => void;

/** Visits the waits of one process for one queue. False when there are none. */
export function visitWaits(slot: number, queue: number, visit: VisitWait): boolean {
  const entry = Word.processes + slot * ENTRY_WORDS;
  if (Atomics.load(arena().words, entry + Entry.number) <= 0) return false;
  let found = false;
  eachCell(entry, (cell) => {
    const { words } = arena();
    if (Atomics.load(words, cell + Cell.queue) !== queue) return;
    const state = Atomics.load(words, cell + Cell.state);
    if (state === NONE) return;
    found = true;
    visit(cell, state);
  });
  return found;
}

function eachCell(entry: number, visit: (cell: number) => void): void {
  let left = Atomics.load(arena().words, entry + Entry.cellsUsed);
  let [link, first, room] = [entry + Entry.more, entry + Entry.cells, FIRST_CELLS];
  while (left > 0) {
    const end = first + Math.min(left, room) * CELL_WORDS;
    for (let cell = first; cell < end; cell += CELL_WORDS) visit(cell);
    left -= room;
    link = Atomics.load(arena().words, link);
    [first, room] = [link + 1, MORE_CELLS];
  }
}
