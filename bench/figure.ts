/** One line of the result: what was measured, beside what, and whether the target is met. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ns' | 'ms' | 'share' | '/s' | 'states';
  readonly ours: number;
  /**
   * What it is compared with, on the same machine in the same minute; null when that is missing.
   */
  readonly beside: { readonly what: string; readonly value: number; readonly ratio: number } | null;
  /** The highest ratio that is good enough; null for a figure that is only reported. */
  readonly target: number | null;
  /**
   * False where its ratio says nothing about a loss: it is not ours, or differs by more than a third
   * from one run to the next.
   */
  readonly isKept?: false;
}

/** A target that could not be compared is not missed: the run has said aloud why. */
export function isMet({ beside, target }: Figure): boolean {
  return beside === null || target === null || beside.ratio <= target;
}

/** What was measured in each round: every contestant once, in turn. */
export type Rounds<Name extends string, T = number> = readonly Record<Name, T>[];

/**
 * Compares two contestants. The ratio is the median of the rounds' own ratios: the two of a round
 * ran one after the other, so a machine that is slower for a while is slower for both.
 */
export function compare<Name extends string>(
  rounds: Rounds<Name>,
  ours: Name,
  beside: Name,
): Pick<Figure, 'ours' | 'beside'> {
  const values = rounds.map((round) => round[beside]);
  const missing = values.some(Number.isNaN);
  return {
    ours: median(rounds.map((round) => round[ours])),
    beside: missing
      ? null
      : {
          what: beside,
          value: median(values),
          ratio: median(rounds.map((round) => round[ours] / round[beside])),
        },
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Lets the contestants run in turn, `count` times; the first time, where everything is cold, is not
 * counted.
 */
export async function alternate<Name extends string, T = number>(
  count: number,
  contestants: Record<Name, () => T | Promise<T>>,
): Promise<Rounds<Name, T>> {
  const names = Object.keys(contestants) as Name[];
  const rounds: Record<Name, T>[] = [];
  for (let round = 0; round <= count; round++) {
    const measured: Partial<Record<Name, T>> = {};
    for (const name of names) measured[name] = await contestants[name]();
    rounds.push(measured as Record<Name, T>);
  }
  return rounds.slice(1);
}
