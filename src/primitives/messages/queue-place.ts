import { allocate, arena, CACHE_LINE, Word } from '../system/arena.js';
import { type Bequest, bequeath } from '../process/children.js';
import { isListed, self } from '../waiting/family.js';
import { Lock } from '../sync/lock.js';
import { Ring, RING_WORDS } from './ring.js';
import { QUEUE_WORDS } from '../waiting/waiters.js';

/**
 * The place of a queue in the arena. It belongs to the process that made the queue, until that has
 * closed it or died; then the next queue that is made anywhere in the program may have it.
 *
 * Each time it has another generation, which travels with the queue's handle and is compared under
 * the queue's own locks. So one who comes late, with a queue that is no more, is refused, and
 * nothing of its successor is touched. The place is never anything but a queue's: whoever waits
 * there, or takes a lock there, does to the successor what anybody might do.
 *
 * Nobody has to be told of a death. Whoever makes a queue looks at a few places, in their order,
 * for one whose owner is gone; that is enough to keep their number in proportion to those in use.
 */

/** Where it lies, and which of its generations. */
export type QueuePlace = readonly [at: number, generation: number];

const LINE = CACHE_LINE;
const LOCK = Math.ceil((QUEUE_WORDS + 3) / LINE) * LINE;
/** What lies where in it. */
export const PlaceWord: Readonly<
  Record<
    | 'owner'
    | 'generation'
    | 'next'
    | 'done'
    | 'ring'
    | 'writers'
    | 'readers'
    | 'spaces'
    | 'items'
    | 'joins'
    | 'words',
    number
  >
> = {
  owner: 0,
  generation: 1,
  next: 2,
  done: 3,
  ring: LINE,
  writers: LINE + RING_WORDS,
  readers: LINE + RING_WORDS + LOCK,
  spaces: LINE + RING_WORDS + 2 * LOCK,
  items: LINE + RING_WORDS + 2 * LOCK + QUEUE_WORDS,
  joins: LINE + RING_WORDS + 2 * LOCK + 2 * QUEUE_WORDS,
  words: LINE + RING_WORDS + 2 * LOCK + 3 * QUEUE_WORDS,
};

/** No process has this number. */
const NOBODY = -1;
/** How many places to look at before the arena grows. */
const LOOKS = 8;

/** What this process has of a place: that of a queue of its own, or of one that it was given. */
export class QueueClaim {
  readonly place: QueuePlace;
  closed = false;
  readonly #isOwner: boolean;
  /** How many children that were given it are alive. */
  #heirs = 0;
  readonly #bequest: Bequest = {
    heirCame: () => void this.#heirs++,
    heirLeft: () => {
      this.#heirs--;
      this.#giveBack();
    },
  };

  /** @throws {EnvironmentError} when it needs a new place, and the arena is full */
  constructor(given: QueuePlace | undefined) {
    this.place = given ?? takePlace();
    this.#isOwner = given === undefined;
  }

  /** The place, for a child that is about to be started. */
  bequeath(): QueuePlace {
    if (this.#isOwner) bequeath(this.#bequest);
    return this.place;
  }

  /** This process has no more use for it. */
  close(): void {
    this.closed = true;
    this.#giveBack();
  }

  /** Somebody else may have it when its owner has no more use for it, and nobody else has it. */
  #giveBack(): void {
    if (this.#isOwner && this.closed && this.#heirs === 0 && isCurrent(this.place))
      Atomics.compareExchange(arena().words, this.place[0] + PlaceWord.owner, self(), NOBODY);
  }
}

/** Whether the queue is still there. */
export function isCurrent([at, generation]: QueuePlace): boolean {
  return Atomics.load(arena().words, at + PlaceWord.generation) === generation;
}

/** A place for a new queue, which is empty. */
function takePlace(): QueuePlace {
  const at = findAbandoned() ?? makePlace();
  new Ring(at + PlaceWord.ring).begin();
  return [at, arena().words[at + PlaceWord.generation]!];
}

function makePlace(): number {
  const at = allocate(PlaceWord.words);
  const { words } = arena();
  words[at + PlaceWord.owner] = self();
  for (let first = Atomics.load(words, Word.queues); ; first = Atomics.load(words, Word.queues)) {
    words[at + PlaceWord.next] = first;
    if (Atomics.compareExchange(words, Word.queues, first, at) === first) return at;
  }
}

function findAbandoned(): number | null {
  for (let looks = 0; looks < LOOKS; looks++) {
    const at = arena().words[Word.nextQueue]! || arena().words[Word.queues]!;
    if (at === 0) return null;
    const { words } = arena();
    words[Word.nextQueue] = words[at + PlaceWord.next]!;
    if (takeOver(at)) return at;
  }
  return null;
}

/** Makes an abandoned place one's own, unless somebody is still at it. */
function takeOver(at: number): boolean {
  const { words } = arena();
  const owner = Atomics.load(words, at + PlaceWord.owner);
  if (
    isListed(owner) ||
    Atomics.compareExchange(words, at + PlaceWord.owner, owner, self()) !== owner
  )
    return false;
  const locks = [new Lock(at + PlaceWord.writers), new Lock(at + PlaceWord.readers)];
  const held = locks.filter((lock) => lock.tryAcquire());
  const isMine = held.length === locks.length;
  if (isMine) {
    const ring = new Ring(at + PlaceWord.ring);
    Atomics.add(words, at + PlaceWord.generation, 1);
    ring.empty();
    words[at + PlaceWord.done] = ring.put;
  }
  for (const lock of held) lock.release();
  if (!isMine) Atomics.store(words, at + PlaceWord.owner, NOBODY);
  return isMine;
}
