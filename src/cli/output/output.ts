/** Room: where a run is shown: to people, to programs, in a report. */

import type { Act, Run, SideBySide, Verdict } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import type { TraceEvent } from '../../trace/event.js';
import type { Lag } from '../../trace/recorder.js';
import type { SourceLine } from '../../trace/source-line.js';

/** Where a run is shown: to people, or to programs. */
export interface Output {
  /** How late events may be shown: people want to see them happen, programs want them in order. */
  readonly lag: Lag;
  /** Whether a run is shown with the code that it comes from. */
  readonly showsCode: boolean;
  /** Whether every event is to say from which line of the code it comes. */
  readonly wantsLines: boolean;
  /** Whether the order of every run is to be known, for it is to be replayed. */
  readonly keepsOrder: boolean;
  start(act: Act, shown: Shown, processes: readonly string[]): void;
  events(batch: readonly TraceEvent[]): void;
  /**
   * @param schedule the order in which it went, where that is worth knowing
   * @param beside this act and others, to be seen side by side
   */
  verdict(
    act: Act,
    verdict: Verdict,
    sentence: ToldIn,
    run: ShownRun,
    schedule: string | null,
    beside?: SideBySide | null,
  ): void;
  /** The act was ended before there was anything to judge. */
  cutShort(act: Act, why: string): void;
  /** Lines that only people read. */
  say(lines: readonly string[]): void;
  /** The same for what comes of it all: also people in a hurry read it. */
  conclude(lines: readonly string[]): void;
  /** Something is under way, and nothing else is to be seen. */
  working(text: string): void;
}

/** What is said of a run, in whichever language. */
export type ToldIn = (messages: Messages) => string;

/** A run; its events may say from which lines they come. */
export interface ShownRun extends Run {
  /** Where in the code those stand who cannot go on. */
  readonly standing?: ReadonlyMap<string, SourceLine>;
}

/** The options as they are told, and the number of the run where there are many. */
export interface Shown {
  readonly options: Readonly<Record<string, number | boolean | string>>;
  readonly run?: number;
}

/** Hands everything on to another one; for one that does more besides. */
export class Forwarding implements Output {
  readonly #to: Output;

  constructor(to: Output) {
    this.#to = to;
  }

  get lag(): Lag {
    return this.#to.lag;
  }

  get showsCode(): boolean {
    return this.#to.showsCode;
  }

  get wantsLines(): boolean {
    return this.#to.wantsLines;
  }

  get keepsOrder(): boolean {
    return this.#to.keepsOrder;
  }

  start(...all: Parameters<Output['start']>): void {
    this.#to.start(...all);
  }

  events(batch: readonly TraceEvent[]): void {
    this.#to.events(batch);
  }

  verdict(...all: Parameters<Output['verdict']>): void {
    this.#to.verdict(...all);
  }

  cutShort(act: Act, why: string): void {
    this.#to.cutShort(act, why);
  }

  say(lines: readonly string[]): void {
    this.#to.say(lines);
  }

  conclude(lines: readonly string[]): void {
    this.#to.conclude(lines);
  }

  working(text: string): void {
    this.#to.working(text);
  }
}
