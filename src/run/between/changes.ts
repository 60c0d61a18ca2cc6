import { arena } from '../../primitives/system/arena.js';
import { allocateQueue, QUEUE_WORDS, WaitQueue } from '../../primitives/waiting/waiters.js';

/**
 * That something shared has changed, for those who wait until it is as they want it: a waiting room
 * of the arena, and behind it how many wait, and how often something has changed while they did.
 *
 * Whoever waits first counts itself in and then looks; whoever has changed something first changes
 * it and then looks whether anybody is counted in. So no change is missed.
 */
const Word = { waiting: QUEUE_WORDS, count: QUEUE_WORDS + 1 } as const;

export function allocateChanges(): number {
  return allocateQueue(2);
}

export class Changes {
  readonly #at: number;
  readonly #own: number;
  readonly #queue: WaitQueue;

  /** @param own a word of this process's own */
  constructor(at: number, own: number) {
    this.#at = at;
    this.#own = own;
    this.#queue = new WaitQueue(at);
  }

  /** To be called when this process has changed something. */
  say(): void {
    const { words } = arena();
    // In one instruction with a word of our own: whatever was written before is there now.
    Atomics.add(words, this.#own, 1);
    if (Atomics.load(words, this.#at + Word.waiting) === 0) return;
    Atomics.add(words, this.#at + Word.count, 1);
    this.#queue.ringAll();
  }

  /**
   * Looks again and again, once for each change, until it finds what it looks for.
   * @param look null where that is not there
   * @param wait makes known that there is nothing for it but to wait, since so many changes
   */
  async until<T>(
    look: () => Promise<{ readonly found: T } | null>,
    wait: (since: number, changed: () => Promise<unknown>) => Promise<unknown>,
  ): Promise<T> {
    const { words } = arena();
    Atomics.add(words, this.#at + Word.waiting, 1);
    try {
      for (;;) {
        const since = changesIn(this.#at);
        const looked = await look();
        if (looked !== null) return looked.found;
        const hasChanged = (): boolean => changesIn(this.#at) !== since;
        await wait(since, () =>
          this.#queue.wait(
            { take: hasChanged, attempt: hasChanged, available: () => false },
            Infinity,
          ),
        );
      }
    } finally {
      Atomics.sub(words, this.#at + Word.waiting, 1);
    }
  }
}

/** How often something has changed while somebody waited. */
export function changesIn(at: number): number {
  return Atomics.load(arena().words, at + Word.count);
}
