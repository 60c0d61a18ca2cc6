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
import { Forwarding, type Output } from './output.js';
import type { Pictures } from './pictures.js';

/** Which output a command has: what its options ask for. */

export function outputOf(
  demo: Demo,
  flags: CommonOptions,
  messages: Messages,
  picture = true,
  pictures: Pictures | null = null,
): Output {
  const seen = seenOf(demo, flags, messages, picture);
  return pictures?.beside(seen, demo) ?? seen;
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

function seenOf(demo: Demo, flags: CommonOptions, messages: Messages, picture: boolean): Output {
  const output = flags.json
    ? new ForPrograms(demo, writeLine)
    : new ForPeople(demo, lookOf(flags, messages), flags, picture);
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

  override start(...all: Parameters<Output['start']>): void {
    this.#saved.start(...all);
    super.start(...all);
  }

  override events(batch: readonly TraceEvent[]): void {
    this.#saved.events(batch);
    super.events(batch);
  }

  override verdict(...all: Parameters<Output['verdict']>): void {
    this.#saved.verdict(...all);
    super.verdict(...all);
  }

  override cutShort(act: Act, why: string): void {
    this.#saved.cutShort(act, why);
    super.cutShort(act, why);
  }
}
