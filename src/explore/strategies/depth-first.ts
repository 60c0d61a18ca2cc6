import type { ModelRun } from '../model/model-run.js';
import type { Strategy } from './strategy.js';
import { STOP } from '../model/model-run.js';
import { howIn, mayEndAt, moveOf } from '../../trace/order.js';

/**
 * Every order once: at the deepest step where somebody else could have gone, that one goes in the
 * next run.
 *
 * @param among narrows the choice; those it leaves out are not tried there
 */
export class DepthFirst implements Strategy {
  readonly #among: (run: ModelRun, able: readonly number[]) => readonly number[];
  readonly #path: number[] = [];
  /** At each step, who has not been tried yet. */
  readonly #rest: number[][] = [];
  #first = true;

  constructor(
    among: (run: ModelRun, able: readonly number[]) => readonly number[] = (_, able) => able,
  ) {
    this.#among = among;
  }

  next(): readonly number[] | null {
    if (this.#first) {
      this.#first = false;
      return this.#path;
    }
    while (this.#rest.length > 0 && this.#rest.at(-1)!.length === 0) {
      this.#rest.pop();
      this.#path.pop();
    }
    if (this.#rest.length === 0) return null;
    this.#path[this.#path.length - 1] = this.#rest.at(-1)!.shift()!;
    return this.#path;
  }

  choose(run: ModelRun, able: readonly number[]): number {
    this.#branch(run);
    const [who = STOP, ...rest] = mayEndAt(able)
      ? [STOP, ...this.#among(run, able)]
      : this.#among(run, able);
    if (who === STOP && rest.length === 0) return STOP;
    this.#path.push(who);
    this.#rest.push(rest);
    return who;
  }

  end(run: ModelRun): void {
    this.#branch(run);
  }

  /** Only when a step has been taken is it known whether the code after it has to choose. */
  #branch(run: ModelRun): void {
    const last = this.#path.at(-1);
    if (run.choices.offered === 1 || last === undefined || run.path.length !== this.#path.length)
      return;
    if (howIn(last) > 0) return;
    const others = Array.from({ length: run.choices.offered - 1 }, (_, at) => moveOf(last, at + 1));
    this.#rest.at(-1)!.unshift(...others);
  }
}
