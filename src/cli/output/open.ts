import { openSync, writeSync } from 'node:fs';
import type { Act, Demo } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import type { TraceEvent } from '../../trace/event.js';
import type { Lag } from '../../trace/recorder.js';
import { type CommonOptions, writeLine } from '../shell/context.js';
import { badInput } from '../shell/failure.js';
import { refuseSpecial } from '../shell/files.js';
import { ForPeople } from './for-people.js';
import { ForPrograms } from './for-programs.js';
import { lookOf } from './look.js';
import type { Output } from './output.js';

/** Which output a command has: what its options ask for. */

export function outputOf(
  demo: Demo,
  flags: CommonOptions,
  messages: Messages,
  picture = true,
): Output {
  const output = flags.json
    ? new ForPrograms(demo, writeLine)
    : new ForPeople(demo, lookOf(flags, messages), { quiet: flags.quiet === true, picture });
  return flags.save === undefined
    ? output
    : new Saving(output, new ForPrograms(demo, lineWriter(flags.save, messages)));
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

  get lag(): Lag {
    const [seen, kept] = [this.#seen.lag, this.#saved.lag];
    return { least: Math.max(seen.least, kept.least), most: Math.max(seen.most, kept.most) };
  }

  get showsCode(): boolean {
    return this.#seen.showsCode;
  }

  start(...all: Parameters<Output['start']>): void {
    for (const output of [this.#saved, this.#seen]) output.start(...all);
  }

  events(batch: readonly TraceEvent[]): void {
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
