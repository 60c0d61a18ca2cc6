/**
 * What a search through orders is at, at this moment, for whoever looks on from another thread: one
 * that is slow gets on, however little; one that is in a loop that awaits nothing does not, and
 * says nothing either.
 */
export type Pulse = Int32Array;

const words: Pulse = new Int32Array(new SharedArrayBuffer(5 * Int32Array.BYTES_PER_ELEMENT));
const Word = { turns: 0, steps: 1, who: 2, counted: 3, count: 4 } as const;

/** What a search counts: states, or orders that it carries out. */
const COUNTED = ['states', 'orders'] as const;

export interface HowFar {
  readonly counted: (typeof COUNTED)[number];
  readonly count: number;
}

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

  /** So many have been found so far. */
  has(count: number, counted: HowFar['counted']): void {
    words[Word.count] = count;
    words[Word.counted] = COUNTED.indexOf(counted);
  },

  /** The worker that runs; null where that is not known. */
  get who(): number | null {
    return workerIn(words);
  },
};

/** Changes whenever something has been done. */
export function countIn(pulse: Pulse): string {
  return `${pulse[Word.turns]} ${pulse[Word.steps]}`;
}

/** How far it has come; null where nothing has been counted yet. */
export function howFarIn(pulse: Pulse): HowFar | null {
  const count = pulse[Word.count]!;
  return count === 0 ? null : { counted: COUNTED[pulse[Word.counted]!]!, count };
}

export function workerIn(pulse: Pulse): number | null {
  return pulse[Word.who] === 0 ? null : pulse[Word.who]! - 1;
}
