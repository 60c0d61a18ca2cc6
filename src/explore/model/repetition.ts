import { type ModelThing, type Operation, opOf } from '../things/operation.js';
import type { StepOutcome } from './chronicle.js';
import { type ModelProcess, type Step, stepOf } from './model-process.js';
import { jsonOf } from '../../trace/json.js';
import { DIES, howIn, whoIn } from '../../trace/order.js';

/**
 * A worker that does the same again and again while nothing changes, as one does that asks for a
 * flag until it is set.
 */

export interface Repeated {
  readonly process: string;
  /** Those that it repeats, in their order, with what comes of each. */
  readonly steps: readonly Step[];
  /**
   * How many steps it has taken in that way. That it would go on so for ever is not said: it may
   * count.
   */
  readonly taken: number;
  /** Those who could go meanwhile, and what they would do. */
  readonly others: readonly { readonly process: string; readonly step: Step }[];
}

/** Shorter orders are not looked at: it would cost more than the steps themselves. */
export const FEW = 100;
/** Whoever takes so many steps in this way is not waited for any longer. */
const MANY = 100;
/** So many steps may make one round of a loop. */
const LONGEST_ROUND = 8;
/** What is shared may be large: it is read only when so many steps in a row look like a loop. */
const SUSPICIOUS = 10;

/** What is to be known of a run. */
interface Observed {
  readonly things: readonly ModelThing[];
  readonly processes: readonly ModelProcess[];
  able(): number[];
}

/** What the workers of a run have been doing. */
export class Repetitions {
  /** The first that was found to repeat itself. */
  first: Repeated | null = null;
  readonly #of: Repetition[] = [];

  /** A worker has taken a step, in an order of more than {@link FEW}. */
  add(
    proc: ModelProcess,
    operation: Operation,
    thing: ModelThing,
    { result, failed }: StepOutcome,
    run: Observed,
  ): void {
    const step = {
      op: opOf(operation, failed),
      on: thing.name,
      ...(failed ? {} : { value: result }),
    };
    const repetition = (this.#of[proc.index] ??= new Repetition(proc.name));
    if (!repetition.add(run.things, step)) return;
    // Somebody may die, or wake by itself: such a move is more than a number of a process.
    const goers = run.able().filter((move) => howIn(move) !== DIES);
    const others = goers.map(whoIn).filter((who) => who !== proc.index);
    this.first ??= repetition.told(others.map((who) => run.processes[who]!));
  }
}

/** What one worker has been doing. */
class Repetition {
  readonly #process: string;
  /** Its last steps, each with the state of everything shared after it. */
  readonly #last: { readonly key: string; readonly step: Step }[] = [];
  /**
   * For each length of a round, how many steps in a row were the same as the one a round before.
   */
  readonly #same: number[] = Array<number>(LONGEST_ROUND).fill(0);
  /** The last steps at a glance, and how many in a row were like one of those before. */
  readonly #glances: string[] = [];
  #alike = 0;

  constructor(process: string) {
    this.#process = process;
  }

  /** True when this has been going on for long. */
  add(things: readonly ModelThing[], step: Step): boolean {
    const glance = jsonOf([step, ...things.map((thing) => [thing.level, thing.holders?.()])]);
    this.#alike = this.#glances.includes(glance) ? this.#alike + 1 : 0;
    this.#glances.push(glance);
    if (this.#glances.length > LONGEST_ROUND) this.#glances.shift();
    const key =
      this.#alike < SUSPICIOUS
        ? glance
        : jsonOf([glance, ...things.map((thing) => thing.state?.())]);
    this.#last.push({ key, step });
    const { length } = this.#last;
    for (let round = 1; round <= LONGEST_ROUND; round++)
      this.#same[round - 1] =
        this.#last[length - 1 - round]?.key === key ? this.#same[round - 1]! + 1 : 0;
    if (length > LONGEST_ROUND) this.#last.shift();
    return this.#same.some((count) => count >= MANY);
  }

  told(others: readonly ModelProcess[]): Repeated {
    const round = this.#same.findIndex((count) => count >= MANY) + 1;
    return {
      process: this.#process,
      steps: this.#last.slice(-round).map(({ step }) => step),
      taken: MANY + round,
      others: others.map((proc) => ({ process: proc.name, step: stepOf(proc)! })),
    };
  }
}
