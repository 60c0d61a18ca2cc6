import type { Scenario } from '../../scenario/scenario.js';

/** What a worker says when it begins to wait, and when it has what it has waited for. */
const MARKS = { wants: 'w', has: 'h' } as const;
type Mark = (typeof MARKS)[keyof typeof MARKS];

/** Null where it is something else. */
export function markIn(sentence: unknown): Mark | null {
  return sentence === 'wants' || sentence === 'has' ? MARKS[sentence] : null;
}

/** Stands among them where a worker that repeats has ended a round. */
export const ROUND = 'r';

/**
 * Whether somebody gets ahead who says that: ends a round or, where it is counted who is overtaken,
 * gets what it wants. Not where every order is to end.
 */
export function getsAhead(said: string, progress: Scenario['progress']): boolean {
  return progress !== 'ends' && said.includes(progress === undefined ? ROUND : MARKS.has);
}

/** Who has had it, and how often, while another one wanted it. */
export class Overtaken {
  readonly #most: number;
  /** For each who wants it, how often each has had it meanwhile; null for who does not want it. */
  #counts: readonly (readonly number[] | null)[];

  /** @param most how often is not too often; Infinity where that is not counted */
  constructor(workers: number, most: number) {
    this.#most = most;
    this.#counts = Array<null>(workers).fill(null);
  }

  /** A worker has said so, one after the other. */
  add(who: number, said: string): void {
    if (this.#most === Infinity) return;
    for (const mark of said.replaceAll(ROUND, ''))
      this.#counts = this.#counts.map((counts, other) => {
        if (other === who) return mark === MARKS.wants ? this.#counts.map(() => 0) : null;
        if (mark === MARKS.wants || counts === null) return counts;
        return counts.map((count, one) =>
          one === who ? Math.min(count + 1, this.#most + 1) : count,
        );
      });
  }

  /** Whether somebody has been overtaken too often, by one of the others. */
  get isTooMuch(): boolean {
    return this.#counts.some((counts) => counts?.some((count) => count > this.#most));
  }

  save(): unknown {
    return this.#counts;
  }

  load(saved: unknown): void {
    this.#counts = saved as readonly (readonly number[] | null)[];
  }
}
