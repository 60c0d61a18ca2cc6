import { appendFileSync, openSync } from 'node:fs';
import type { Act, Demo } from '../../act/act.js';
import { allLanguages, type Messages } from '../../messages/index.js';
import type { TraceEvent } from '../../trace/event.js';
import type { Lag } from '../../trace/recorder.js';
import { type CommonOptions, writeLine } from '../shell/context.js';
import { badInput, Failure, whyRefused } from '../shell/failure.js';
import { refuseSpecial } from '../shell/files.js';
import { ForPeople } from './for-people.js';
import { ForPrograms } from './for-programs.js';
import { lookOf } from './look.js';
import { Forwarding, type Output } from './output.js';
import type { Pictures } from './pictures.js';

/** Which output a command has: what its options ask for. */

export async function outputOf(
  demo: Demo,
  flags: CommonOptions,
  messages: Messages,
  picture = true,
  pictures: Pictures | null = null,
): Promise<Output> {
  const screen = screenOf(demo, flags, messages, picture);
  const seen =
    flags.save === undefined ? screen : new Saving(screen, await saved(flags.save, demo, messages));
  return pictures?.beside(seen, demo) ?? seen;
}

/** What is seen, and nothing besides. */
export function screenOf(
  demo: Demo,
  flags: CommonOptions,
  messages: Messages,
  picture = true,
): Output {
  return flags.json
    ? new ForPrograms(demo, writeLine, [messages])
    : new ForPeople(demo, lookOf(flags, messages), flags, picture);
}

/** The files for drawings that are asked for; what draws is loaded only then. */
export async function picturesOf(
  flags: CommonOptions,
  messages: Messages,
): Promise<Pictures | null> {
  if ([flags.html, flags.svg, flags.trace].every((path) => path === undefined)) return null;
  const { Pictures } = await import('./pictures.js');
  return Pictures.open(flags, messages);
}

/** Only written down, for `replay` and `show`: in every language, for it may be shown in any. */
export async function saved(path: string, demo: Demo, messages: Messages): Promise<Output> {
  return new Recording(new LineFile(path, messages), demo, await allLanguages(messages));
}

/** A file that is written line by line. */
class LineFile {
  readonly #fd: number;
  readonly #refusal: (error: unknown) => string;
  #trouble: Failure | null = null;

  /** Begins it at once, so that nothing is run whose record could not be kept. */
  constructor(path: string, { errors, verify }: Messages) {
    this.#refusal = (error) => errors.saveFile(path, whyRefused(error, errors));
    try {
      refuseSpecial(path, verify.noFile);
      this.#fd = openSync(path, 'w');
    } catch (error) {
      throw badInput(this.#refusal(error));
    }
  }

  /** Never fails, for it is called in the middle of a run: see {@link check}. */
  write(line: object): void {
    if (this.#trouble !== null) return;
    try {
      appendFileSync(this.#fd, `${JSON.stringify(line)}\n`);
    } catch (error) {
      this.#trouble = new Failure('ENVIRONMENT', 3, this.#refusal(error));
    }
  }

  /** @throws {Failure} where a line could not be written, on a disk that is full */
  check(): void {
    if (this.#trouble !== null) throw this.#trouble;
  }
}

/** What stands in the file: all of a run, or it is said that it does not. */
class Recording extends Forwarding {
  readonly #file: LineFile;

  constructor(file: LineFile, demo: Demo, languages: readonly [Messages, ...Messages[]]) {
    super(new ForPrograms(demo, (line) => file.write(line), languages));
    this.#file = file;
  }

  override verdict(...all: Parameters<Output['verdict']>): void {
    super.verdict(...all);
    this.#file.check();
  }
}

/** Also writes down everything for `replay`. */
class Saving extends Forwarding {
  readonly #saved: Output;

  constructor(seen: Output, saved: Output) {
    super(seen);
    this.#saved = saved;
  }

  override get lag(): Lag {
    const [seen, kept] = [super.lag, this.#saved.lag];
    return { least: Math.max(seen.least, kept.least), most: Math.max(seen.most, kept.most) };
  }

  override get keepsOrder(): boolean {
    return true;
  }

  override start(...all: Parameters<Output['start']>): void {
    this.#saved.start(...all);
    super.start(...all);
  }

  override events(batch: readonly TraceEvent[]): void {
    this.#saved.events(batch);
    super.events(batch);
  }

  /** What is seen first: that it could not be kept is told after it. */
  override verdict(...all: Parameters<Output['verdict']>): void {
    super.verdict(...all);
    this.#saved.verdict(...all);
  }

  override cutShort(act: Act, why: string): void {
    this.#saved.cutShort(act, why);
    super.cutShort(act, why);
  }
}
