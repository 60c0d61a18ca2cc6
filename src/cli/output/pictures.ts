import type { Act, Demo } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import type { CommonOptions } from '../shell/context.js';
import { badInput, Failure } from '../shell/failure.js';
import { refuseUnwritable, writeWhole } from '../shell/files.js';
import { type Kept, PageParts, svgFor, traceFor } from './drawing.js';
import { Forwarding, type Output, type Shown } from './output.js';

const KINDS = ['html', 'svg', 'trace'] as const;

/** The files for drawings that are asked for, and the acts that will be drawn in them. */
export class Pictures {
  readonly #paths: readonly (readonly [(typeof KINDS)[number], string])[];
  readonly #messages: Messages;
  readonly #page: PageParts | null;
  readonly #acts = new Map<string, Kept>();

  private constructor(flags: CommonOptions, messages: Messages, page: PageParts | null) {
    this.#messages = messages;
    this.#page = page;
    this.#paths = KINDS.flatMap((kind) => {
      const path = flags[kind];
      return path === undefined ? [] : [[kind, path] as const];
    });
    for (const [, path] of this.#paths) {
      try {
        refuseUnwritable(path, messages.verify.noFile);
      } catch (error) {
        throw badInput(this.#refusal(path, error));
      }
    }
  }

  /** Refuses at once what could not be written, so that nothing is run in vain. */
  static async open(flags: CommonOptions, messages: Messages): Promise<Pictures> {
    return new Pictures(flags, messages, flags.html === undefined ? null : await PageParts.load());
  }

  /** Whether the code is seen as well. */
  get showsCode(): boolean {
    return this.#page !== null;
  }

  /** What is shown is kept as well. */
  beside(seen: Output, demo: Demo): Output {
    return new Keeping(seen, demo, this);
  }

  /** Of many runs of an act one is drawn: the first that went wrong, if any did. */
  add(kept: Kept): void {
    const key = `${kept.demo} ${kept.act.name}`;
    const before = this.#acts.get(key);
    if (before === undefined || (isWrong(kept) && !isWrong(before))) this.#acts.set(key, kept);
  }

  /** Writes the files. */
  write(): void {
    for (const [kind, path] of this.#paths) {
      const text = this.#drawn(kind);
      try {
        writeWhole(path, text);
      } catch (error) {
        throw new Failure('ENVIRONMENT', 3, this.#refusal(path, error));
      }
    }
  }

  #drawn(kind: (typeof KINDS)[number]): string {
    const acts = [...this.#acts.values()];
    switch (kind) {
      case 'html':
        return this.#page!.htmlFor(acts, this.#messages);
      case 'svg':
        return svgFor(acts, this.#messages);
      case 'trace':
        return traceFor(acts, this.#messages);
    }
  }

  #refusal(path: string, error: unknown): string {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    return this.#messages.errors.pictureFile(path, code);
  }
}

function isWrong({ verdict, run }: Kept): boolean {
  return verdict.race === true || !verdict.ok || run.deadlock !== null;
}

/** Shows a run, and keeps it. */
class Keeping extends Forwarding {
  readonly #demo: Demo;
  readonly #pictures: Pictures;
  #processes: readonly string[] = [];

  constructor(seen: Output, demo: Demo, pictures: Pictures) {
    super(seen);
    this.#demo = demo;
    this.#pictures = pictures;
  }

  override get wantsLines(): boolean {
    return super.wantsLines || this.#pictures.showsCode;
  }

  override start(act: Act, shown: Shown, processes: readonly string[]): void {
    this.#processes = processes;
    super.start(act, shown, processes);
  }

  override verdict(...all: Parameters<Output['verdict']>): void {
    super.verdict(...all);
    const [act, verdict, sentence, run] = all;
    const { name: demo } = this.#demo;
    this.#pictures.add({ demo, act, processes: this.#processes, run, verdict, sentence });
  }
}
