import type { Act, Demo, Run, Verdict } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import type { TraceEvent } from '../../trace/event.js';
import type { Output, ToldIn, Shown } from './output.js';

/** One JSON object a line. */
export class ForPrograms implements Output {
  readonly lag = { least: 5, most: 150 };
  readonly showsCode = false;
  readonly wantsLines = false;
  readonly keepsOrder = false;
  readonly #demo: Demo;
  readonly #write: (line: object) => void;
  readonly #spoken: Messages;
  readonly #others: readonly Messages[];

  /** @param languages that which is spoken, and those in which a verdict is kept as well */
  constructor(
    demo: Demo,
    write: (line: object) => void,
    [spoken, ...others]: readonly [Messages, ...Messages[]],
  ) {
    this.#demo = demo;
    this.#write = write;
    this.#spoken = spoken;
    this.#others = others;
  }

  start({ name }: Act, { options, run }: Shown, processes: readonly string[]): void {
    this.#write({
      type: 'start',
      format: 1,
      demo: this.#demo.name,
      act: name,
      options,
      processes,
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
    sentence: ToldIn,
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
      message: sentence(this.#spoken),
      ...(this.#others.length > 0 && {
        messages: Object.fromEntries(this.#others.map((one) => [one.language, sentence(one)])),
      }),
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
