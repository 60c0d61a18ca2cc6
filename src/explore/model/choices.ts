import { mustOffer } from '../../scenario/asked.js';
import type { Chronicle } from './chronicle.js';
import { ChoiceError, OrderError } from './errors.js';
import type { ModelProcess } from './model-process.js';
import { BY_ITSELF, howIn, MOST_CHOICES, whoIn } from '../../trace/order.js';
import type { Plan } from './plan.js';

/** The run that they are made in. */
interface Made {
  readonly path: readonly number[];
  readonly plan: Plan;
  readonly chronicle: Chronicle | null;
}

/** What workers choose: a choice belongs to the step before it, and that says which value it is. */
export class Choices {
  readonly #run: Made;
  /** How many values the code after the last step has had to choose from; 1 where it has not. */
  offered = 1;
  /** Whether it has ever had to. */
  haveBeen = false;

  constructor(run: Made) {
    this.#run = run;
  }

  choose(proc: ModelProcess, values: readonly unknown[]): unknown {
    mustOffer(values);
    const last = this.#run.path.at(-1);
    if (last === undefined || whoIn(last) !== proc.index || this.offered > 1)
      throw new ChoiceError(proc.name);
    this.offered = values.length;
    this.haveBeen = true;
    const choice = howIn(last) === BY_ITSELF ? 0 : howIn(last);
    this.#run.chronicle?.add(proc, 'choose', { value: { choice, of: values.length } });
    return values[Math.min(choice, values.length - 1)];
  }

  /** @throws {OrderError} where a step has asked for a value that is not offered */
  mustFit(): void {
    const { path, plan } = this.#run;
    const last = path.at(-1) ?? 0;
    if (howIn(last) < this.offered || howIn(last) > MOST_CHOICES) return;
    const who = plan.names[whoIn(last)]!;
    throw new OrderError(path.length, { why: 'no-such-choice', who, offered: this.offered });
  }
}
