import { wholeNumber } from '../../scenario/asked.js';
import type { Value } from '../../primitives/memory/value.js';
import type { SharedNumber } from '../../scenario/memory.js';
import { Watched } from './watched.js';

/** A real number in shared memory, every operation on which is recorded. */
export class RealCounter extends Watched<Value<'int32'>, number> implements SharedNumber {
  _seen(): number {
    return this.real.value;
  }

  async read(): Promise<number> {
    this.pace.step();
    const { value } = this.real;
    this.reporter.add('read', { on: this.name, value });
    return value;
  }

  async write(value: number): Promise<void> {
    wholeNumber(value, 'write');
    this.pace.step();
    this.real.value = value;
    this.reporter.add('write', { on: this.name, value: value | 0 });
    this.reporter.changes.say();
  }

  async add(value: number): Promise<number> {
    wholeNumber(value, 'add');
    this.pace.step();
    const before = this.real.add(value);
    this.reporter.add('update', { on: this.name, value: (before + (value | 0)) | 0 });
    this.reporter.changes.say();
    return before;
  }
}
