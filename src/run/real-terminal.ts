import { constants, openSync, writeSync } from 'node:fs';
import type { SharedTerminal } from '../scenario.js';
import type { Pace } from './gate.js';
import type { Reporter } from './reporter.js';

/** A real terminal, on which all can print. */
export class RealTerminal implements SharedTerminal {
  readonly #name: string;
  readonly #fd: number;
  readonly #reporter: Reporter;
  readonly #pace: Pace;

  constructor(name: string, path: string, reporter: Reporter, pace: Pace) {
    this.#name = name;
    this.#fd = openSync(path, constants.O_WRONLY | constants.O_NOCTTY);
    this.#reporter = reporter;
    this.#pace = pace;
  }

  async print(text: string): Promise<void> {
    this.#pace.step();
    const at = this.#reporter.now();
    writeSync(this.#fd, text);
    this.#reporter.add('write', { on: this.#name, value: text }, at);
  }
}
