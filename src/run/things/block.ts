import { byteText } from '../../scenario/asked.js';
import type { SharedArray } from '../../primitives/memory/shared-array.js';
import type { SharedBlock } from '../../scenario/memory.js';
import type { Pace } from '../between/gate.js';
import { Watched } from './watched.js';
import type { Reporter } from '../between/reporter.js';

export const BLANK = 0x20;

/** Real bytes in shared memory, every operation on which is recorded. */
export class RealBlock extends Watched<Buffer, string> implements SharedBlock {
  constructor(name: string, bytes: SharedArray<'uint8'>, reporter: Reporter, pace: Pace) {
    super(name, bufferOf(bytes), reporter, pace);
  }

  _seen(): string {
    return this.real.toString('latin1');
  }

  async read(): Promise<string> {
    this.pace.step();
    const value = this._seen();
    this.reporter.add('read', { on: this.name, value });
    return value;
  }

  async write(text: string): Promise<void> {
    byteText(text, 'write');
    this.pace.step();
    this.real.write(text, 'latin1');
    this.reporter.add('write', { on: this.name, value: text });
    this.reporter.changes.say();
  }
}

export function blockText(bytes: SharedArray<'uint8'>): string {
  return bufferOf(bytes).toString('latin1');
}

function bufferOf({ view }: SharedArray<'uint8'>): Buffer {
  return Buffer.from(view.buffer, view.byteOffset, view.length);
}
