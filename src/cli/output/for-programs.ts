import type { Act, Demo, Run, Verdict } from '../../act/act.js';
import type { TraceEvent } from '../../trace/event.js';
import type { Output, Shown } from './output.js';

/** One JSON object a line. */
export class ForPrograms implements Output {
  readonly lag = { least: 5, most: 150 };
  readonly showsCode = false;
  readonly wantsLines = false;
  readonly #demo: Demo;
  readonly #write: (line: object) => void;

  constructor(demo: Demo, write: (line: object) => void) {
    this.#demo = demo;
    this.#write = write;
  }

  start({ name }: Act, { options, run }: Shown): void {
    this.#write({
      type: 'start',
      format: 1,
      demo: this.#demo.name,
      act: name,
      options,
      pid: process.pid,
      at: 0,
      run,
    });
  }

  events(batch: readonly TraceEvent[]): void {
    for (const { line: _, ...event } of batch) this.#write({ type: 'event', ...event });
  }

  verdict(
    { name }: Act,
    { ok, race, summary }: Verdict,
    message: string,
    _: Run,
    schedule: string | null,
  ): void {
    this.#write({
      type: 'verdict',
      demo: this.#demo.name,
      act: name,
      ok,
      race,
      summary,
      message,
      schedule: schedule ?? undefined,
    });
  }

  cutShort({ name }: Act, message: string): void {
    this.#write({
      type: 'verdict',
      demo: this.#demo.name,
      act: name,
      ok: false,
      summary: {},
      message,
    });
  }

  say(): void {}
  conclude(): void {}
  working(): void {}
}
