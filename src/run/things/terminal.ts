import { constants, openSync, writeSync } from 'node:fs';
import { plainText } from '../../scenario/asked.js';
import type { SharedTerminal } from '../../scenario/terminal.js';
import type { Pace } from '../between/gate.js';
import { Recorded } from './recorded.js';
import type { Reporter } from '../between/reporter.js';

/** A real terminal, on which all can print. */
export class RealTerminal extends Recorded<number> implements SharedTerminal {
  constructor(name: string, path: string, reporter: Reporter, pace: Pace) {
    super(name, openSync(path, constants.O_WRONLY | constants.O_NOCTTY), reporter, pace);
  }

  async print(text: string): Promise<void> {
    plainText(text, 'print');
    this.pace.step();
    const at = this.reporter.now();
    writeSync(this.real, text);
    this.reporter.add('write', { on: this.name, value: text }, at);
  }
}
