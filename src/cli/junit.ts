import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Builder } from 'junit-report-builder';
import type { Messages } from '../messages/index.js';
import type { Check } from '../view/check.js';
import { badInput } from './failure.js';

/** What CI reads: a test suite for each demonstration, a test case for each act. Written anew after each act, so that what ends the command early loses nothing. */
export class JUnitReport {
  readonly #path: string;
  readonly #checked: (Check & { readonly demo: string; readonly act: string })[] = [];

  /** Begins the file at once, so that nothing is run whose result could not be kept. */
  constructor(path: string, { errors }: Messages) {
    this.#path = path;
    try {
      closeSync(openSync(path, 'w'));
    } catch (error) {
      throw badInput(errors.saveFile(path, (error as NodeJS.ErrnoException).code ?? String(error)));
    }
  }

  async add(demo: string, act: string, checked: Check): Promise<void> {
    this.#checked.push({ demo, act, ...checked });
    // Loaded only by those who ask for it. Its types say that the builder stands one level deeper than it does.
    const { default: junit } = (await import('junit-report-builder')) as unknown as { default: Builder };
    const report = junit.newBuilder();
    for (const name of new Set(this.#checked.map((one) => one.demo))) {
      const suite = report.testSuite().name(`ipc-demo ${name}`);
      for (const { act: title, ok, sentence, seconds } of this.#checked.filter((one) => one.demo === name)) {
        const test = suite.testCase().className(`ipc-demo.${name}`).name(title).time(Number(seconds.toFixed(3)));
        if (ok) test.standardOutput(sentence);
        else test.failure(sentence);
      }
    }
    writeFileSync(this.#path, report.build());
  }
}
