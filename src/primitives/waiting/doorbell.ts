import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import type * as Net from 'node:net';
import { arena } from '../system/arena.js';
import { endIfAsked } from '../system/cleanup.js';
import { onDemand } from '../on-demand.js';
import {
  bellOf,
  Entry,
  entryOf,
  isAlive,
  isListed,
  members,
  ownBell,
  self,
  strike,
} from './family.js';
import { pollReadable } from '../system/kernel.js';

/**
 * How a sleeping process is woken: a byte in its own FIFO, which its event loop watches.
 *
 * A ring says "look again", never what for, so one that is lost or comes too often does no harm. A
 * flag beside the bell keeps it from being rung again before it has been answered.
 */

/**
 * A sleeper looks again at least this often, in milliseconds, whatever has become of those who
 * should ring.
 */
export const LOOK_AGAIN = 50;

/** One of this process's waits, while it sleeps. */
export interface Sleeper {
  /** Whether a bell may have been meant for it. */
  isMeant(): boolean;
  /** Ends its sleep. */
  wake: () => void;
}

const MOST_OPEN_BELLS = 64;
const openBells = new Map<number, number>();
const sleepers = new Set<Sleeper>();
/** A timer's longest time: a little less than 25 days, after which one more look costs nothing. */
const LONGEST_NAP = 2 ** 31 - 1;
const scratch = new Uint8Array(64);
let watched: Net.Socket | undefined;
/** Only who sleeps needs it. */
const net = onDemand<typeof Net>('node:net');

/**
 * Wakes a process. False when it is dead; then it has been struck from the family and those who
 * wait have been woken.
 */
export function ring(number: number): boolean {
  if (number === self()) {
    wakeSleepers();
    return true;
  }
  if (!isListed(number)) return false;
  if (Atomics.exchange(arena().words, entryOf(number) + Entry.rung, 1) === 1) return true;
  try {
    writeSync(openBell(number), scratch, 0, 1);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return true;
    if (isAlive(number)) return true;
    mourn(number);
    return false;
  }
}

/**
 * Whether a process has answered when it was last rung. Then its code has come to a rest since, and
 * its waits are as they stand in the arena.
 */
export function hasAnswered(number: number): boolean {
  return Atomics.load(arena().words, entryOf(number) + Entry.rung) === 0;
}

/**
 * Takes a dead process out of the family, and wakes everybody who waits: it may have been for the
 * dead.
 */
export function mourn(number: number): void {
  hangUp(number);
  if (!strike(number)) return;
  const { words } = arena();
  for (const other of members()) {
    if (Atomics.load(words, entryOf(other) + Entry.cellsUsed) > 0) ring(other);
  }
}

/**
 * Sleeps until this process's bell rings and may have been meant for `sleeper`, at most `ms`; keeps
 * the process alive meanwhile.
 */
export function nextRing(ms: number, sleeper: Sleeper): Promise<void> {
  const socket = watchBell();
  return new Promise((resolve) => {
    sleeper.wake = () => {
      clearTimeout(timer);
      sleepers.delete(sleeper);
      if (sleepers.size === 0) socket.unref();
      resolve();
    };
    const timer = setTimeout(
      () => {
        // Somebody may have died between raising the flag and ringing.
        if (Atomics.load(arena().words, entryOf(self()) + Entry.rung) !== 0) answer();
        sleeper.wake();
      },
      Math.min(ms, LONGEST_NAP),
    );
    sleepers.add(sleeper);
    socket.ref();
  });
}

/** The same, with the whole thread asleep. */
export function nextRingSync(ms: number): void {
  if (!pollReadable(ownBell(), ms)) endIfAsked();
  try {
    readSync(ownBell(), scratch);
  } catch {
    // Nobody rang: the time was up.
  }
  answer();
}

function watchBell(): Net.Socket {
  if (!watched) {
    watched = new (net().Socket)({ fd: ownBell(), readable: true, writable: false });
    watched.on('data', answer);
    watched.unref();
  }
  return watched;
}

function answer(): void {
  Atomics.store(arena().words, entryOf(self()) + Entry.rung, 0);
  wakeSleepers();
}

function wakeSleepers(): void {
  for (const sleeper of sleepers) if (sleeper.isMeant()) sleeper.wake();
}

function openBell(number: number): number {
  const known = openBells.get(number);
  if (known !== undefined) return known;
  for (const other of openBells.keys()) if (!isListed(other)) hangUp(other);
  const [oldest] = openBells.keys();
  if (openBells.size >= MOST_OPEN_BELLS && oldest !== undefined) hangUp(oldest);
  const fd = openSync(bellOf(number), constants.O_WRONLY | constants.O_NONBLOCK);
  openBells.set(number, fd);
  return fd;
}

function hangUp(number: number): void {
  const fd = openBells.get(number);
  if (fd === undefined) return;
  openBells.delete(number);
  closeSync(fd);
}
