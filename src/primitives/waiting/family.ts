/** Room: who belongs to a program, who waits for what, and how one is woken. Knows no primitive. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { arena, ENTRY_WORDS, SLOTS, Word } from '../system/arena.js';
import { filesUnder, hasReader, openOwnFifo } from '../system/folder.js';

/**
 * Who belongs to the program: a table in the arena, with an entry for each living process.
 *
 * A process has a number in its family, which is never used twice, and a slot in the table, which
 * is used again after its death. It holds its doorbell (a FIFO) open for its whole life, so it is
 * dead exactly when nobody has that FIFO open any more: right for a busy, a stopped and a zombie
 * process too, and no pid is ever mistaken for another's.
 */

/**
 * An entry's words. `was` and `pid` stay readable after the death, until the slot is used again;
 * `more` stays for good. The waits follow (cells.ts).
 */
export const Entry = {
  number: 0,
  was: 1,
  pid: 2,
  more: 3,
  rung: 4,
  cellsUsed: 5,
  cells: 16,
} as const;

/** The slot is taken, and nobody may look at it yet, or any more. */
const JOINING = -1;
const STRIKING = -2;

let me = 0;
let bell = -1;
let filesInHand = 0;

/** This process's number in its family. It joins now if it has not yet. */
export function self(): number {
  if (me === 0) joinFamily();
  return me;
}

/** This process's own doorbell, open for reading. */
export function ownBell(): number {
  self();
  return bell;
}

export function entryOf(number: number): number {
  return Word.processes + (number % SLOTS) * ENTRY_WORDS;
}

export function bellOf(number: number): string {
  return join(arena().folder, `bell-${number}`);
}

/** A name for a file of the private folder that goes with this process when it dies. */
export function nameInHand(): string {
  return `${handOf(self())}${++filesInHand}`;
}

function handOf(number: number): string {
  return `hand-${number}-`;
}

/** Whether the table has this process. Cheap; one that died a moment ago may still be listed. */
export function isListed(number: number): boolean {
  return number > 0 && Atomics.load(arena().words, entryOf(number) + Entry.number) === number;
}

/** Whether the process with this number is alive at this moment. */
export function isAlive(number: number): boolean {
  return (
    isListed(number) && (number === me || hasReader(bellOf(number)) !== false) && isListed(number)
  );
}

/** The process id of a member, also of one that died not long ago. */
export function pidOf(number: number): number | null {
  const { words } = arena();
  const entry = entryOf(number);
  return words[entry + Entry.was] === number ? words[entry + Entry.pid]! : null;
}

/** The number of the member with this process id, also when it has just died. */
export function numberOf(pid: number): number | null {
  return members().find((number) => pidOf(number) === pid) ?? null;
}

/** The numbers of all processes in the table; one that has just died may still be among them. */
export function members(): number[] {
  return entries()
    .map((entry) => Atomics.load(arena().words, entry + Entry.number))
    .filter((number) => number > 0);
}

/** Where the table has, or has had, an entry. */
function entries(): number[] {
  const slots = Math.min(SLOTS, Atomics.load(arena().words, Word.joined) + 1);
  return Array.from({ length: slots }, (_, slot) => Word.processes + slot * ENTRY_WORDS);
}

/**
 * Strikes a dead process, and all of its waits, from the table. True for the one caller that did
 * it.
 */
export function strike(number: number): boolean {
  const { words } = arena();
  const entry = entryOf(number);
  if (Atomics.compareExchange(words, entry + Entry.number, number, STRIKING) !== number)
    return false;
  empty(entry, number);
  return true;
}

/** Strikes a child that died while it joined; its parent alone can know that it did. */
export function strikeUnborn(pid: number): void {
  const { words } = arena();
  for (const entry of entries()) {
    if (
      words[entry + Entry.pid] !== pid ||
      Atomics.compareExchange(words, entry + Entry.number, JOINING, STRIKING) !== JOINING
    )
      continue;
    empty(entry, words[entry + Entry.was]!);
  }
}

function empty(entry: number, number: number): void {
  clearWaits(entry);
  const { folder } = arena();
  for (const name of filesUnder(folder))
    if (name.startsWith(handOf(number))) rmSync(join(folder, name), { force: true });
  rmSync(bellOf(number), { force: true });
  Atomics.store(arena().words, entry + Entry.number, 0);
}

function joinFamily(): void {
  const { words } = arena();
  for (let tries = 0; tries < 2 * SLOTS; tries++) {
    const number = Atomics.add(words, Word.joined, 1) + 1;
    const entry = entryOf(number);
    const occupant = Atomics.load(words, entry + Entry.number);
    if (occupant > 0 && !isAlive(occupant)) strike(occupant);
    if (Atomics.compareExchange(words, entry + Entry.number, 0, JOINING) !== 0) continue;
    words[entry + Entry.was] = number;
    words[entry + Entry.pid] = process.pid;
    clearWaits(entry);
    bell = openOwnFifo(bellOf(number));
    Atomics.store(words, entry + Entry.number, number);
    me = number;
    return;
  }
  throw new RangeError(`a program can have at most ${SLOTS} processes at once`);
}

function clearWaits(entry: number): void {
  arena().words.fill(0, entry + Entry.rung, entry + ENTRY_WORDS);
}
