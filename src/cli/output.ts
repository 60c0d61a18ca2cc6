import { openSync, writeSync } from 'node:fs';
import type { Act, Demo, Run, Verdict } from '../act.js';
import type { Messages } from '../messages/index.js';
import type { Event } from '../trace/event.js';
import type { ComparedAct } from '../view/comparison.js';
import { createLook, type Look, terminalColours } from '../view/look.js';
import { type CommonOptions, writeLine } from './context.js';
import { badInput } from './failure.js';
import { refuseSpecial } from './files.js';
import { ForPeople } from './for-people.js';
import { ForPrograms } from './for-programs.js';
import { columns } from './terminal.js';

/** Where a performance goes: to people, or to programs. */
export interface Output {
  /** How late events may be shown for the sake of their order, in milliseconds: people want to see them happen, programs want them in order. */
  readonly lag: number;
  start(act: Act, shown: Shown, cast: readonly string[]): void;
  events(batch: readonly Event[]): void;
  /**
   * @param schedule the order in which it went, where that is worth knowing
   * @param beside this act and others, to be seen side by side
   */
  verdict(act: Act, verdict: Verdict, sentence: string, run: Run, schedule: string | null, beside?: readonly ComparedAct[]): void;
  /** The act was ended before there was anything to judge. */
  cutShort(act: Act, why: string): void;
  /** Lines that only people read. */
  say(lines: readonly string[]): void;
  /** The same for what comes of it all: also people in a hurry read it. */
  conclude(lines: readonly string[]): void;
  /** Something is under way, and nothing else is to be seen. */
  working(text: string): void;
}

/** The options as they are told, and the number of the run where there are many. */
export interface Shown {
  readonly options: Readonly<Record<string, number | boolean | string>>;
  readonly run?: number;
}

export function lookOf({ color }: CommonOptions, messages: Messages): Look {
  return createLook(messages, columns(), color ? terminalColours(process.env) : 0);
}

export function outputOf(demo: Demo, flags: CommonOptions, messages: Messages, picture = true): Output {
  const output = flags.json ? new ForPrograms(demo, writeLine) : new ForPeople(demo, lookOf(flags, messages), { quiet: flags.quiet === true, picture });
  return flags.save === undefined ? output : new Saving(output, new ForPrograms(demo, lineWriter(flags.save, messages)));
}

/** Only written down, for `replay`. */
export function saved(path: string, demo: Demo, messages: Messages): Output {
  return new ForPrograms(demo, lineWriter(path, messages));
}

/** Begins a file at once, so that nothing is run whose record could not be kept. */
function lineWriter(path: string, { errors, verify }: Messages): (line: object) => void {
  try {
    refuseSpecial(path, verify.noFile);
    const fd = openSync(path, 'w');
    return (line) => writeSync(fd, `${JSON.stringify(line)}\n`);
  } catch (error) {
    throw badInput(errors.saveFile(path, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
}

/** Also writes down everything for `replay`. */
class Saving implements Output {
  readonly #seen: Output;
  readonly #saved: Output;

  constructor(seen: Output, saved: Output) {
    this.#seen = seen;
    this.#saved = saved;
  }

  get lag(): number {
    return Math.max(this.#seen.lag, this.#saved.lag);
  }

  start(...all: Parameters<Output['start']>): void {
    for (const output of [this.#saved, this.#seen]) output.start(...all);
  }

  events(batch: readonly Event[]): void {
    for (const output of [this.#saved, this.#seen]) output.events(batch);
  }

  verdict(...all: Parameters<Output['verdict']>): void {
    for (const output of [this.#saved, this.#seen]) output.verdict(...all);
  }

  cutShort(act: Act, why: string): void {
    for (const output of [this.#saved, this.#seen]) output.cutShort(act, why);
  }

  say(lines: readonly string[]): void {
    this.#seen.say(lines);
  }

  conclude(lines: readonly string[]): void {
    this.#seen.conclude(lines);
  }

  working(text: string): void {
    this.#seen.working(text);
  }
}
