import type { Messages } from '../../messages/index.js';
import type { TallyRow } from '../../view/tables/tally.js';
import type { Output } from '../output/output.js';
import type { ActResult } from './demo.js';

/** Many runs of an act, one after the other, and what came of them. */

export async function* runs(
  times: number,
  output: Output,
  { repeat }: Messages,
  run: (number: number) => Promise<ActResult>,
): AsyncGenerator<ActResult> {
  for (let number = 1; number <= times; number++) {
    output.working(repeat.progress(number, times));
    yield await run(number);
  }
}

/** How often each ending came about, the most frequent first. */
export class EndingTally {
  readonly #rows = new Map<string, TallyRow>();

  add(name: string, isWell: boolean): void {
    this.#rows.set(name, { name, isWell, count: (this.#rows.get(name)?.count ?? 0) + 1 });
  }

  get rows(): TallyRow[] {
    return [...this.#rows.values()].toSorted((a, b) => b.count - a.count);
  }
}
