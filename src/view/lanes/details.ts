/** How much is told, from everything to next to nothing: as much as there is room for. */
export interface Detail {
  /** Whether words are signs. */
  readonly short: boolean;
  /**
   * Whether what is to be noted of a step stands beside it; else it has a letter there, and stands
   * below.
   */
  readonly beside: boolean;
  /** How wide a name, and a value, may be. */
  readonly process: number;
  readonly thing: number;
  readonly value: number;
  /** Whether a value stands with the step as well, and not only in the column of its thing. */
  readonly twice: boolean;
  /** How many of those who wait for a lock are named; the others are counted. */
  readonly queue: number;
}

/** Names as they are. */
export const WHOLE = 60;

const WORDS = { short: false, process: WHOLE, thing: WHOLE, queue: 12, twice: true };

/** Wider values are worth more room than a second place. */
export const WIDE = 10;

export const DETAILS: readonly [Detail, ...Detail[]] = [
  { ...WORDS, beside: true, value: 20 },
  { ...WORDS, beside: true, value: 10 },
  { ...WORDS, beside: false, value: 20 },
  { ...WORDS, beside: true, value: 24, twice: false },
  { ...WORDS, beside: false, value: 24, twice: false },
  { ...WORDS, beside: false, value: 20, thing: 8, twice: false },
  { short: false, beside: false, process: 6, thing: 8, value: 20, queue: 4, twice: false },
  { ...WORDS, beside: false, value: 10 },
  { ...WORDS, beside: false, value: 8, thing: 8 },
  { ...WORDS, beside: false, value: 8, thing: 8, queue: 2 },
  { short: false, beside: false, process: 6, thing: 8, value: 8, queue: 4, twice: true },
  { short: true, beside: false, process: 6, thing: 8, value: 20, queue: 4, twice: false },
  { short: true, beside: false, process: 6, thing: 8, value: 12, queue: 4, twice: false },
  { short: false, beside: false, process: 6, thing: 4, value: 6, queue: 2, twice: true },
  { short: true, beside: false, process: 6, thing: 8, value: 12, queue: 12, twice: true },
  { short: true, beside: false, process: 6, thing: 8, value: 9, queue: 12, twice: true },
  { short: true, beside: false, process: 6, thing: 8, value: 6, queue: 12, twice: true },
  { short: true, beside: false, process: 6, thing: 8, value: 6, queue: 3, twice: true },
  { short: true, beside: false, process: 6, thing: 4, value: 4, queue: 2, twice: true },
  { short: true, beside: false, process: 2, thing: 2, value: 3, queue: 1, twice: true },
  { short: true, beside: false, process: 2, thing: 2, value: 3, queue: 0, twice: true },
];
