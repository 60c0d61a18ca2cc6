/** Room: what is the platform's, behind names that are not. The only room that calls koffi. */

import { constants, ftruncateSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type * as Threads from 'node:worker_threads';
import { atEnd } from './cleanup.js';
import { EnvironmentError } from '../errors.js';
import { createFolder, removeFolder } from './folder.js';
import { anonymousFile, mapShared } from './kernel.js';
import { onDemand } from '../on-demand.js';

/**
 * The one block of shared memory of a program: 32-bit words, mapped in every process of the family.
 *
 * The main process makes it when the first primitive or process needs it; children inherit its file
 * descriptor. Its file has no name, so the kernel frees it with the last process. Memory is taken
 * from the machine only where it is touched. What is allocated stays allocated for the life of the
 * program, and is what it was made for: queues, which are large, are used again for queues
 * (queue-place.ts).
 */
export interface Arena {
  /** The arena's file, to be inherited by children. */
  readonly fd: number;
  /** The program's private folder. */
  readonly folder: string;
  /** `Atomics` on these words are real atomic instructions across processes. */
  readonly words: Int32Array;
  /** The same memory. */
  readonly bytes: Buffer;
}

/** Room for large arrays too: what is never touched costs no memory. */
const BYTES = 2 ** 30;
const WORDS = BYTES / 4;
/**
 * So much of it is mapped at first; more when more has been allocated. Node counts what is mapped
 * as used, and from 64 MiB on it collects garbage in every process that starts.
 */
const FIRST = 2 ** 25;
export const CACHE_LINE = 16;

/** How many processes of one program can be alive at once. */
export const SLOTS = 1024;
/** How many words the table of processes has for each of them (see family.ts). */
export const ENTRY_WORDS = 272;

/** The arena's first words; the table of processes and then the heap follow. */
const LINE = CACHE_LINE;
export const Word: Readonly<
  Record<
    | 'heapEnd'
    | 'joined'
    | 'tickets'
    | 'queues'
    | 'nextQueue'
    | 'chunks'
    | 'chunksLock'
    | 'processes',
    number
  >
> = {
  heapEnd: 0,
  joined: LINE,
  tickets: 2 * LINE,
  /** The places of queues, and which of them to look at next (queue-place.ts). */
  queues: 3 * LINE,
  nextQueue: 3 * LINE + 1,
  /** The chunks that are free, and the lock that guards them (chunks.ts). */
  chunks: 4 * LINE,
  chunksLock: 5 * LINE,
  processes: 8 * LINE,
};

/** The descriptor under which a child finds the arena that it inherits. */
export const ARENA_FD = 4;

/** Only who makes an arena asks for its thread. */
const threads = onDemand<typeof Threads>('node:worker_threads');

let current: Arena | undefined;

/**
 * This program's arena; made now where there is none yet. All that has been allocated lies in
 * `words`, whoever has done it: so whoever reads in the arena where something lies, or allocates,
 * asks for them again before it looks there. What one has had before stays what it was.
 */
export function arena(): Arena {
  current ??= create();
  const end = current.words[Word.heapEnd]!;
  if (end > current.words.length) current = map(current.fd, current.folder, end * 4);
  return current;
}

/** A child takes over the arena of its family. */
export function inheritArena(folder: string): void {
  current = map(ARENA_FD, folder);
}

/**
 * Takes `count` zeroed words from the heap, on cache lines of their own, and returns the index of
 * the first.
 * @throws {EnvironmentError} when there is not so much left; what is left stays for others
 */
export function allocate(count: number): number {
  const { words } = arena();
  const size = Math.ceil(count / CACHE_LINE) * CACHE_LINE;
  for (;;) {
    const at = Atomics.load(words, Word.heapEnd);
    if (size > WORDS - at) {
      throw new EnvironmentError(
        `cannot take ${count * 4} bytes from the shared memory of this program (${BYTES / 2 ** 20} MiB), for ${(WORDS - at) * 4} are left: ` +
          'make primitives once and use them again, and use SharedMemory for what is large',
      );
    }
    if (Atomics.compareExchange(words, Word.heapEnd, at, at + size) === at) return at;
  }
}

function create(): Arena {
  if (!threads().isMainThread)
    throw new EnvironmentError(
      'primitives belong to processes: use them in the main thread, not in a worker thread',
    );
  const { path } = createFolder();
  atEnd(() => removeFolder(path));
  const fd = namelessFile(path);
  try {
    ftruncateSync(fd, BYTES);
  } catch (cause) {
    throw new EnvironmentError(
      `cannot reserve ${BYTES / 2 ** 20} MiB for the shared memory of this program (${(cause as Error).message}): raise the limit on the size of files (ulimit -f)`,
      cause,
    );
  }
  const made = map(fd, path);
  made.words[Word.heapEnd] = Word.processes + SLOTS * ENTRY_WORDS;
  return made;
}

/** Maps at least so many bytes of it, and twice as many each time, so that it is done seldom. */
function map(fd: number, folder: string, least: number = 0): Arena {
  let bytes = FIRST;
  while (bytes < least) bytes *= 2;
  const buffer = mapShared(fd, bytes);
  return { fd, folder, words: new Int32Array(buffer), bytes: Buffer.from(buffer) };
}

/** A file that no other process can open, and that is gone when nobody has it open any more. */
export function namelessFile(folder: string): number {
  return anonymousFile() ?? unlinkedFile(folder);
}

function unlinkedFile(folder: string): number {
  const path = join(folder, `nameless-${process.pid}`);
  const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
  rmSync(path);
  return fd;
}
