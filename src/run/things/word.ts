import { wholeNumber } from '../../scenario/asked.js';
import type { Value } from '../../primitives/memory/value.js';
import type { SharedWord } from '../../scenario/memory.js';
import { Watched } from './watched.js';

/** A real word in shared memory, every operation on which is one instruction, and is recorded. */
export class RealWord extends Watched<Value<'int32'>, number> implements SharedWord {
  _seen(): number {
    return this.real.add(0);
  }

  async load(): Promise<number> {
    this.pace.step();
    const value = this._seen();
    this.reporter.add('read', { on: this.name, value });
    return value;
  }

  async store(value: number): Promise<void> {
    wholeNumber(value, 'store');
    this.pace.step();
    this.real.exchange(value | 0);
    this.#tell('write', value | 0);
  }

  async add(value: number): Promise<number> {
    wholeNumber(value, 'add');
    this.pace.step();
    const before = this.real.add(value | 0);
    this.#tell('update', (before + (value | 0)) | 0);
    return before;
  }

  async exchange(value: number): Promise<number> {
    wholeNumber(value, 'exchange');
    this.pace.step();
    const before = this.real.exchange(value | 0);
    this.#tell('update', value | 0);
    return before;
  }

  async compareExchange(expected: number, value: number): Promise<number> {
    wholeNumber(expected, 'compareExchange');
    wholeNumber(value, 'compareExchange');
    this.pace.step();
    const before = this.real.compareExchange(expected | 0, value | 0);
    this.#tell('update', before === (expected | 0) ? value | 0 : before);
    return before;
  }

  #tell(op: 'write' | 'update', value: number): void {
    this.reporter.add(op, { on: this.name, value });
    this.reporter.changes.say();
  }
}
