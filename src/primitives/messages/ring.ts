import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arena } from '../system/arena.js';
import { CHUNK_WORDS, giveChunk, takeChunk } from './chunks.js';
import { EnvironmentError } from '../errors.js';
import { nameInHand } from '../waiting/family.js';

/**
 * The pipe inside of a queue: messages one after the other in the arena, in a ring of chunks that
 * grows when it is full.
 *
 * One process at a time writes and one at a time reads, which the queue's two locks see to; a
 * writer and a reader do not meet. A message is there, or gone, by one store: that of the number of
 * messages put, or got. The position behind it stands in one of two words by turns, the one that is
 * valid for the next number, so a process that dies at any point in between has changed nothing.
 *
 * A message too large for a chunk is a file in the program's private folder. Its name says whose it
 * is: while it is put, and from when it is got, it is in the hands of a process, and goes with it;
 * in between it has the number of its message, and what a death leaves there the next one finds.
 */

/** The ring's own words. A place is the chunk and the word in it. */
const Word = { put: 0, writeAt: 1, got: 16, readAt: 17, taken: 21, lost: 22, words: 32 } as const;

/**
 * How many words of the arena a ring takes, beside its chunks; zero when it is made. A chunk's
 * first word says where the next one is.
 */
export const RING_WORDS: number = Word.words;
/** Before a message stand two words: of what kind it is, and how many bytes it has. */
const HEADER = 2;
/** In a chunk there is always room left for a mark: of the kind, and where the next chunk is. */
const MARK = 2;
const LARGEST = (CHUNK_WORDS - 1 - HEADER - MARK) * 4;

const IN_RING = 0;
const IN_FILE = 1;
const END_OF_CHUNK = 2;
const NOTHING: Buffer = Buffer.alloc(0);

/** A message that is ready to be written, or has been read and not yet opened. */
export interface Packed {
  readonly kind: number;
  readonly bytes: Buffer;
}

export class Ring {
  readonly at: number;

  /** @param at where it lies in the arena */
  constructor(at: number) {
    this.at = at;
  }

  /** Asked for anew where a chunk has been read: it may be somebody else's, of a moment ago. */
  get #words(): Int32Array {
    return arena().words;
  }

  /** Gets its first chunk; once, before it is used. */
  begin(): void {
    const chunk = takeChunk();
    this.#words[chunk] = chunk;
    this.#setPlaces(chunk);
  }

  /**
   * Gives back what it has, and all that is in it. Under both locks; a death in the middle of it
   * leaves a ring that can be emptied.
   */
  empty(): void {
    for (let message = this.read(); message !== null; message = this.read())
      if (message.kind === IN_FILE) rmSync(pathOf(message.bytes.toString()), { force: true });
    this.forgetHalfPut();
    const words = this.#words;
    words[this.at + Word.lost] = 0;
    const last = words[this.at + Word.readAt + 2 * (words[this.at + Word.got]! & 1)]!;
    if (last === 0) return;
    // Out of the ring first: what is given back is somebody else's at once.
    for (let chunk = this.#words[last]!; chunk !== last; chunk = this.#words[last]!) {
      this.#words[last] = this.#words[chunk]!;
      giveChunk(chunk);
    }
    this.#setPlaces(0);
    giveChunk(last);
  }

  /** How many messages have been put, modulo 2³². */
  get put(): number {
    return Atomics.load(this.#words, this.at + Word.put) >>> 0;
  }

  get size(): number {
    return (this.put - Atomics.load(this.#words, this.at + Word.got)) >>> 0;
  }

  /** How many messages went with a process that was killed while it took them. */
  get lost(): number {
    return Atomics.load(this.#words, this.at + Word.lost);
  }

  /**
   * From outside of the lock, for a file takes its time.
   * @throws {EnvironmentError} when there is no room for it
   */
  pack(message: Buffer): Packed {
    if (message.length <= LARGEST) return { kind: IN_RING, bytes: message };
    const name = nameInHand();
    try {
      writeFileSync(pathOf(name), message, { mode: 0o600 });
    } catch (cause) {
      throw new EnvironmentError(
        `cannot keep a message of ${message.length} bytes: ${(cause as Error).message}`,
        cause,
      );
    }
    return { kind: IN_FILE, bytes: Buffer.from(name) };
  }

  /**
   * The opposite; once for each message, for its file goes with it. Also for one that has been
   * packed and will not be written.
   */
  unpack({ kind, bytes }: Packed): Buffer {
    if (kind === IN_RING) return bytes;
    const path = pathOf(bytes.toString());
    const message = readFileSync(path);
    rmSync(path);
    return message;
  }

  /**
   * When a writer has died, under its lock: the file of a message that was about to be there is
   * nobody's.
   */
  forgetHalfPut(): void {
    rmSync(this.#fileOf(this.#words[this.at + Word.put]!), { force: true });
  }

  /** Under the writers' lock. */
  write(message: Packed): void {
    const { kind } = message;
    const bytes = kind === IN_FILE ? NOTHING : message.bytes;
    const put = this.#words[this.at + Word.put]!;
    const length = HEADER + wordsFor(bytes.length);
    const here = this.at + Word.writeAt + 2 * (put & 1);
    const behind = this.at + Word.writeAt + 2 * ((put + 1) & 1);
    let [chunk, place] = [this.#words[here]!, this.#words[here + 1]!];
    if (place + length + MARK > CHUNK_WORDS) {
      const next = this.#freeChunkBehind(chunk);
      this.#words[chunk + place] = END_OF_CHUNK;
      this.#words[chunk + place + 1] = next;
      [chunk, place] = [next, 1];
    }
    this.#words[chunk + place] = kind;
    this.#words[chunk + place + 1] = bytes.length;
    arena().bytes.set(bytes, (chunk + place + HEADER) * 4);
    this.#words[behind] = chunk;
    this.#words[behind + 1] = place + length;
    if (kind === IN_FILE) renameSync(pathOf(message.bytes.toString()), this.#fileOf(put));
    Atomics.store(this.#words, this.at + Word.put, put + 1);
  }

  /** Under the readers' lock. Null when there is none. */
  read(): Packed | null {
    const got = this.#words[this.at + Word.got]!;
    // A reader before this one has been killed between the two stores at the end.
    if (this.#words[this.at + Word.taken] !== got) this.#countLost(got);
    if (Atomics.load(this.#words, this.at + Word.put) === got) return null;
    const here = this.at + Word.readAt + 2 * (got & 1);
    const behind = this.at + Word.readAt + 2 * ((got + 1) & 1);
    let [chunk, place] = [this.#words[here]!, this.#words[here + 1]!];
    if (this.#words[chunk + place] === END_OF_CHUNK)
      [chunk, place] = [this.#words[chunk + place + 1]!, 1];
    const kind = this.#words[chunk + place]!;
    const length = this.#words[chunk + place + 1]!;
    const bytes = Buffer.allocUnsafe(length);
    const start = (chunk + place + HEADER) * 4;
    arena().bytes.copy(bytes, 0, start, start + length);
    this.#words[behind] = chunk;
    this.#words[behind + 1] = place + HEADER + wordsFor(length);
    Atomics.store(this.#words, this.at + Word.got, got + 1);
    const message = { kind, bytes: kind === IN_FILE ? this.#takeInHand(got) : bytes };
    this.#words[this.at + Word.taken] = got + 1;
    return message;
  }

  /** Both at the beginning of this chunk; the reader's last, for there {@link empty} looks. */
  #setPlaces(chunk: number): void {
    for (const [number, places] of [
      [Word.put, Word.writeAt],
      [Word.got, Word.readAt],
    ] as const) {
      const place = this.at + places + 2 * (this.#words[this.at + number]! & 1);
      this.#words[place + 1] = 1;
      Atomics.store(this.#words, place, chunk);
    }
  }

  /** The next chunk, if the readers have left it; otherwise a new one in between. */
  #freeChunkBehind(chunk: number): number {
    const next = this.#words[chunk]!;
    if (next !== this.#chunkOfReaders()) return next;
    const fresh = takeChunk();
    this.#words[fresh] = next;
    this.#words[chunk] = fresh;
    return fresh;
  }

  /** Where the readers are. They may be further by now, never back. */
  #chunkOfReaders(): number {
    const words = this.#words;
    for (;;) {
      const got = Atomics.load(words, this.at + Word.got);
      const chunk = Atomics.load(words, this.at + Word.readAt + 2 * (got & 1));
      // The place belongs to this number as long as it is the number; a reader may be writing the
      // one after the next there.
      if (Atomics.load(words, this.at + Word.got) === got) return chunk;
    }
  }

  #takeInHand(got: number): Buffer {
    const name = nameInHand();
    renameSync(this.#fileOf(got), pathOf(name));
    return Buffer.from(name);
  }

  /** Where the message of this number is, when it is in a file. */
  #fileOf(number: number): string {
    return pathOf(`message-${this.at}-${number}`);
  }

  #countLost(got: number): void {
    rmSync(this.#fileOf((got - 1) | 0), { force: true });
    this.#words[this.at + Word.taken] = got;
    this.#words[this.at + Word.lost]!++;
  }
}

function wordsFor(bytes: number): number {
  return (bytes + 3) >>> 2;
}

function pathOf(name: string): string {
  return join(arena().folder, name);
}
