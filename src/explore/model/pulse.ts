/**
 * What a search through orders is at, at this moment, for whoever looks on from another thread: one
 * that is slow gets on, however little; one that is in a loop that awaits nothing does not, and
 * says nothing either.
 */
export type Pulse = Int32Array;

const words: Pulse = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
const Word = { turns: 0, steps: 1, who: 2 } as const;

export const pulse = {
  /** Travels to the other thread as it is. */
  words: words as Pulse,

  /** How many runs there have been. */
  run: 0,

  /** The event loop has come round. */
  turn(): void {
    words[Word.turns]!++;
  },

  /** A worker runs now, and nobody else does, as long as nothing else is said. */
  runs(worker: number): void {
    words[Word.steps]!++;
    words[Word.who] = worker + 1;
  },

  /** Nobody runs, or several do. */
  rests(): void {
    words[Word.who] = 0;
  },

  /** The worker that runs; null where that is not known. */
  get who(): number | null {
    return whoIn(words);
  },
};

/** Changes whenever something has been done. */
export function countIn(pulse: Pulse): string {
  return `${pulse[Word.turns]} ${pulse[Word.steps]}`;
}

export function whoIn(pulse: Pulse): number | null {
  return pulse[Word.who] === 0 ? null : pulse[Word.who]! - 1;
}
