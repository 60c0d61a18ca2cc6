import { plainText, wholeNumber } from '../../scenario/asked.js';
import type { BytePipe } from '../../scenario/pipes.js';
import type { RawPipe } from '../between/raw-pipe.js';
import { Recorded } from './recorded.js';

/** A real pipe of bytes, every operation on which is recorded. */
export class RealBytePipe extends Recorded<RawPipe> implements BytePipe {
  async read(count: number): Promise<string> {
    wholeNumber(count, 'read', 1);
    this.pace.step();
    if (!this.real.ready) {
      this.pace.wouldWait();
      this.reporter.add('wait', { on: this.name });
    }
    return this.reporter.waiting('recv', this.name, () =>
      this.real.read(count, (text) => this.reporter.add('recv', { on: this.name, value: text })),
    );
  }

  async write(text: string): Promise<void> {
    plainText(text, 'write');
    this.pace.step();
    const at = this.reporter.now();
    await this.real.write(text);
    this.reporter.add('send', { on: this.name, value: text }, at);
  }
}
