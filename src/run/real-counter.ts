import type { Value } from '../primitives/value.js';
import type { SharedNumber } from '../scenario.js';
import type { Pace } from './gate.js';
import type { Reporter } from './reporter.js';

/** A real number in shared memory, every operation on which is recorded. */
export class RealCounter implements SharedNumber {
  readonly #name: string;
  readonly #number: Value<'int32'>;
  readonly #reporter: Reporter;
  readonly #pace: Pace;

  constructor(name: string, number: Value<'int32'>, reporter: Reporter, pace: Pace) {
    this.#name = name;
    this.#number = number;
    this.#reporter = reporter;
    this.#pace = pace;
  }

  async read(): Promise<number> {
    this.#pace.step();
    const { value } = this.#number;
    this.#reporter.add('read', { on: this.#name, value });
    return value;
  }

  async write(value: number): Promise<void> {
    this.#pace.step();
    this.#number.value = value;
    this.#reporter.add('write', { on: this.#name, value: value | 0 });
  }

  async add(value: number): Promise<number> {
    this.#pace.step();
    const before = this.#number.add(value);
    this.#reporter.add('update', { on: this.#name, value: (before + value) | 0 });
    return before;
  }
}
