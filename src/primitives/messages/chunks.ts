import { allocate, arena, Word } from '../system/arena.js';
import { Lock } from '../sync/lock.js';

/**
 * The chunks of the arena that queues are made of. One that is given back is a chunk again, for
 * another queue.
 *
 * The free ones are a list, guarded by a lock that survives its holder: one store puts a chunk in,
 * and one takes it out, so a death in between loses the chunk in hand and nothing else.
 */

export const CHUNK_WORDS: number = 16 * 1024;

let lock: Lock | undefined;

/** A chunk, with anything in it. @throws {EnvironmentError} when the arena is full */
export function takeChunk(): number {
  const free = guarded(() => {
    const first = arena().words[Word.chunks]!;
    const { words } = arena();
    if (first !== 0) Atomics.store(words, Word.chunks, words[first]!);
    return first;
  });
  return free === 0 ? allocate(CHUNK_WORDS) : free;
}

export function giveChunk(chunk: number): void {
  guarded(() => {
    const { words } = arena();
    words[chunk] = words[Word.chunks]!;
    Atomics.store(words, Word.chunks, chunk);
  });
}

function guarded<T>(fn: () => T): T {
  const held = (lock ??= new Lock(Word.chunksLock));
  held.acquireSync();
  try {
    return fn();
  } finally {
    held.release();
  }
}
